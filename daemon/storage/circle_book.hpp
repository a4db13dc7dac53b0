#pragma once

#include "domain/contact_store.hpp"
#include "storage/connection.hpp"

#include <vector>

namespace kith::storage {

/// Who belongs to which circle, and when everybody was last in touch: a circle was when one of its
/// members was who is not deceased. Methods with a namesake in ContactStore do what is said there,
/// inside the caller's transaction. Refers to the connection, which must outlive it.
class CircleBook {
public:
    explicit CircleBook(Connection& connection) : connection_(connection) {}

    bool set_circles(const domain::ContactId& id, std::span<const domain::ContactId> circles);
    [[nodiscard]] std::vector<domain::ContactId> circles_of(const domain::ContactId& id) const;
    void each_member(const domain::ContactId& circle,
                     const domain::ContactStore::MemberVisitor& visitor) const;
    [[nodiscard]] std::vector<domain::CircleMember> longest_silent(domain::Date before,
                                                                   std::size_t limit) const;
    /// For Facts.
    [[nodiscard]] domain::CircleFacts facts(const domain::ContactId& circle) const;

    /// The contact's facts have changed: its circles must know.
    void renew(const domain::ContactId& id);
    /// The contact is gone: it is in no circle, and is none.
    void forget(const domain::ContactId& id);
    /// The contact, and with it its circles, may have been in touch later or earlier than known.
    void renew_touch(const domain::ContactId& id);

private:
    /// Those it is in itself; sorted.
    [[nodiscard]] std::vector<domain::ContactId> own_circles_of(const domain::ContactId& id) const;
    /// The newest of what is recorded; empty when there is none.
    [[nodiscard]] std::string recorded_touch(const domain::ContactId& id) const;

    Connection& connection_;
};

} // namespace kith::storage
