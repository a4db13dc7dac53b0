#pragma once

#include "domain/appointment.hpp"
#include "domain/arrangement.hpp"
#include "domain/pace.hpp"
#include "domain/store_error.hpp"

#include <optional>
#include <vector>

namespace kith::domain {

/// What the owner told kith about their own attention, and whom they are to meet. Part of Store;
/// see there for transactions and errors.
class AttentionStore {
public:
    virtual ~AttentionStore() = default;

    /// Replaces what was arranged about the contact; an empty arrangement removes it.
    virtual void arrange(const ContactId& contact, const Arrangement& arrangement, Instant now) = 0;
    [[nodiscard]] virtual Arrangement arrangement(const ContactId& contact) const = 0;

    /// Returns its id.
    virtual std::int64_t add_pause(const Pause& pause, Instant now) = 0;
    /// Ends every pause of that subject (empty: of everything) that is not over: one that has begun
    /// ends on the day before `today`, one to come is removed. Returns them as they were.
    virtual std::vector<Pause> end_pauses(const ContactId& subject, Date today, Instant now) = 0;
    /// Those that end on or after that day, by their first day.
    [[nodiscard]] virtual std::vector<Pause> pauses(Date from) const = 0;

    /// Returns its id.
    virtual std::int64_t add_appointment(const Appointment& appointment, Instant now) = 0;
    /// Returns it as it was; absent when there is none.
    virtual std::optional<Appointment> remove_appointment(std::int64_t id, Instant now) = 0;
    /// Those from `from` to `to`, by (date, at, id).
    [[nodiscard]] virtual std::vector<Appointment> appointments(Date from, Date to) const = 0;
};

} // namespace kith::domain
