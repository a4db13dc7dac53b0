#include "agenda/rule_days.hpp"

#include "agenda/text.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>

namespace kith::agenda {

using domain::Date;

namespace {

long count_in(std::string_view value, long most) {
    long count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    const bool is_number =
        end == value.data() + value.size() && error != std::errc::invalid_argument;
    if (!is_number || (error == std::errc() && count < 1)) {
        throw std::invalid_argument("COUNT is a number from 1 on");
    }
    return error == std::errc() ? std::min(count, most) : most;
}

bool is_of_hours(std::string_view name) {
    return same_word(name, "BYHOUR") || same_word(name, "BYMINUTE") || same_word(name, "BYSECOND");
}

} // namespace

RuleDays::Parts RuleDays::parts_of(std::string_view rrule, long most_instances) {
    Parts parts;
    bool has_week_start = false;
    bool needs_week_start = false;
    std::string week_start;
    while (!rrule.empty()) {
        const auto end = std::min(rrule.find(';'), rrule.size());
        const auto part = rrule.substr(0, end);
        rrule.remove_prefix(std::min(end + 1, rrule.size()));
        const auto equals = std::min(part.find('='), part.size());
        const auto name = part.substr(0, equals);
        const auto value = part.substr(std::min(equals + 1, part.size()));
        if (same_word(name, "COUNT")) {
            parts.count = count_in(value, most_instances);
        } else if (same_word(name, "UNTIL")) {
            parts.until = parse_event_time(value, "");
            if (!parts.until) {
                throw std::invalid_argument("UNTIL is a day or a time as 20301231T120000Z");
            }
        } else if (same_word(name, "WKST")) {
            has_week_start = true;
            week_start = value;
        } else if (is_of_hours(name)) {
            if (value.find(',') != std::string_view::npos) {
                throw std::invalid_argument("several times a day are not read");
            }
        } else if (!part.empty()) {
            // Only weeks that are left out depend on the day they begin with.
            needs_week_start |= same_word(name, "INTERVAL") && value != "1";
            parts.rule.append(parts.rule.empty() ? "" : ";").append(part);
        }
    }
    if (has_week_start && needs_week_start) {
        parts.rule.append(";WKST=").append(week_start);
    }
    return parts;
}

RuleDays::RuleDays(std::string_view rrule, Date start, long most_instances)
    : RuleDays(parts_of(rrule, most_instances), start) {}

RuleDays::RuleDays(Parts parts, Date start)
    : start_(start), count_(parts.count), until_(std::move(parts.until)),
      days_(std::move(parts.rule), start) {}

void RuleDays::each(Date from, Date to,
                    const recurrence::IcalRecurrence::DayVisitor& visitor) const {
    long counted = 1; // the start, which the rule itself need not name
    if (from <= start_ && start_ <= to && !visitor(start_)) {
        return;
    }
    if (count_ == 1) {
        return;
    }
    days_.each(count_ ? start_ : std::max(from, start_), to, [&](Date day) {
        if (day == start_) {
            return true;
        }
        if (day >= from && !visitor(day)) {
            return false;
        }
        return !count_ || ++counted < *count_;
    });
}

long RuleDays::steps(Date from, Date to) const {
    const long all = days_.steps(count_ ? start_ : std::max(from, start_), to);
    return count_ ? std::min(all, *count_) : all;
}

} // namespace kith::agenda
