#pragma once

#include "domain/interaction.hpp"
#include "storage/connection.hpp"

#include <optional>
#include <vector>

namespace kith::storage {

/// What happened between people, and what was promised. Every method does what its namesake in
/// ContactStore says, inside the caller's transaction. Refers to the connection, which must outlive
/// it.
class InteractionLog {
public:
    explicit InteractionLog(Connection& connection) : connection_(connection) {}

    std::int64_t log(const domain::Interaction& interaction,
                     const std::optional<domain::Promise>& promise, domain::Instant now);
    std::optional<domain::Interaction> remove(std::int64_t id);
    std::int64_t add_promise(const domain::Promise& promise);
    [[nodiscard]] std::optional<domain::Promise> promise(std::int64_t id) const;
    void settle_promise(std::int64_t id, domain::Instant now);

    [[nodiscard]] std::vector<domain::Interaction> interactions(const domain::ContactId& id,
                                                                std::size_t limit) const;
    [[nodiscard]] std::vector<domain::Interaction>
    interactions_between(domain::Date from, domain::Date to, std::size_t limit) const;
    [[nodiscard]] std::optional<domain::Interaction> last_note(const domain::ContactId& id) const;
    /// Those not settled, by due date.
    [[nodiscard]] std::vector<domain::Promise> promises(const domain::ContactId& id) const;

private:
    std::int64_t insert_promise(const domain::Promise& promise,
                                std::optional<std::int64_t> interaction);

    Connection& connection_;
};

} // namespace kith::storage
