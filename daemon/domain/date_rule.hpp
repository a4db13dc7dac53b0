#pragma once

#include "domain/span.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kith::domain {

/// A recurrence of days, read from an RRULE (RFC 5545 section 3.3.10). Immutable; shared by copies
/// of the configuration.
class Recurrence {
public:
    virtual ~Recurrence() = default;
    /// The first day on or after `from`; absent when there is none, or none within 50 years.
    [[nodiscard]] virtual std::optional<Date> next(Date from) const = 0;
    /// As the user wrote it.
    [[nodiscard]] virtual std::string text() const = 0;
};

/// "31 March". 29 February is the 28th in a common year.
struct YearDay {
    unsigned month = 1;
    unsigned day = 1;
    friend bool operator==(const YearDay&, const YearDay&) = default;
};

/// "third Sunday of June", "last Friday of November".
struct NthWeekday {
    int n = 1; ///< 1 to 4, or -1: the last
    std::chrono::weekday weekday{1};
    unsigned month = 1;
    friend bool operator==(const NthWeekday&, const NthWeekday&) = default;
};

/// "last working day of November", "second working day of January": Monday to Friday without the
/// holidays.
struct NthWorkingDay {
    int n = -1; ///< 1 to 10, or -1: the last
    unsigned month = 1;
    friend bool operator==(const NthWorkingDay&, const NthWorkingDay&) = default;
};

/// A deadline that returns: a day of the year, or so long before it.
struct DateRule {
    std::variant<YearDay, NthWeekday, NthWorkingDay, std::shared_ptr<const Recurrence>> day;
    std::optional<Span> before; ///< "3 months before 31 December"

    friend bool operator==(const DateRule&, const DateRule&);
};

/// A date that a membership has.
enum class MembershipDate { Dues, Assembly, Notice, Benefit };

/// "31 March", "third Sunday of June", "last working day of November", "3 months before 31
/// December", without case. Absent when it is no such text or no such day. RRULEs are not read.
[[nodiscard]] std::optional<DateRule> parse_date_rule(std::string_view text);
/// The text that parse_date_rule() reads; of a recurrence its own.
[[nodiscard]] std::string format_date_rule(const DateRule& rule);

[[nodiscard]] const char* to_text(MembershipDate date); ///< "dues", "assembly", "notice", "benefit"
[[nodiscard]] std::optional<MembershipDate> parse_membership_date(std::string_view text);

} // namespace kith::domain
