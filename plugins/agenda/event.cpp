#include "agenda/event.hpp"

#include "agenda/text.hpp"

#include <algorithm>

namespace kith::agenda {

namespace {

/// Zones differ by at most 26 hours.
constexpr int zone_days = 2;

bool ends_before(const std::string& rule, domain::Date day) {
    constexpr std::string_view until = "until=";
    const auto lower = small_letters(rule);
    const auto at = lower.find(until);
    if (at == std::string::npos) {
        return false;
    }
    const auto value = std::string_view(rule).substr(at + until.size());
    const auto end = parse_event_time(value.substr(0, value.find(';')), "");
    return end && end->date < day;
}

} // namespace

bool Event::is_over(domain::Date day) const {
    const auto before = domain::plus_days(day, -zone_days);
    return start.date < before && !replaces_following &&
           std::all_of(extra.begin(), extra.end(),
                       [&](const EventTime& time) { return time.date < before; }) &&
           std::all_of(rules.begin(), rules.end(),
                       [&](const std::string& rule) { return ends_before(rule, before); });
}

} // namespace kith::agenda
