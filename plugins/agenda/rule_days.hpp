#pragma once

#include "agenda/event_time.hpp"
#include "recurrence/ical_recurrence.hpp"

#include <optional>
#include <string_view>

namespace kith::agenda {

/// The days a RRULE of a foreign calendar names (RFC 5545, section 3.3.10), by the clocks of its
/// event. What the rule says of hours changes no day and is not looked at.
class RuleDays {
public:
    /// Throws std::invalid_argument, with what is wrong in one sentence, for a rule finer than a
    /// day and for what recurrence::IcalRecurrence refuses.
    RuleDays(std::string_view rrule, domain::Date start, long most_instances);

    /// Calls with each day from `from` to `to` in order, until the visitor says false. The start is
    /// always the first day. The end that UNTIL sets is the caller's to keep: it may be an instant.
    void each(domain::Date from, domain::Date to,
              const recurrence::IcalRecurrence::DayVisitor& visitor) const;
    [[nodiscard]] const std::optional<EventTime>& until() const { return until_; }
    /// About how many steps each() makes for them.
    [[nodiscard]] long steps(domain::Date from, domain::Date to) const;

private:
    struct Parts {
        std::string rule; ///< without COUNT, UNTIL and hours
        std::optional<long> count;
        std::optional<EventTime> until;
    };
    [[nodiscard]] static Parts parts_of(std::string_view rrule, long most_instances);
    RuleDays(Parts parts, domain::Date start);

    domain::Date start_;
    std::optional<long> count_;
    std::optional<EventTime> until_;
    recurrence::IcalRecurrence days_;
};

} // namespace kith::agenda
