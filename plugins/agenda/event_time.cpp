#include "agenda/event_time.hpp"

#include <algorithm>

namespace kith::agenda {

namespace {

constexpr std::size_t date_digits = 8;
constexpr std::size_t time_digits = 6;

/// The number that `count` digits write; absent when one of them is none.
std::optional<int> number(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<domain::Date> parse_day(std::string_view text) {
    const auto year = number(text, 0, 4);
    const auto month = number(text, 4, 2);
    const auto day = number(text, 6, 2);
    if (!year || *year == 0 || !month || !day) {
        return std::nullopt;
    }
    const domain::Date date = std::chrono::year(*year) / *month / *day;
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<domain::TimeOfDay> parse_time(std::string_view text) {
    const auto hour = number(text, 0, 2);
    const auto minute = number(text, 2, 2);
    const auto second = number(text, 4, 2);
    if (!hour || *hour > 23 || !minute || *minute > 59 || !second || *second > 60) {
        return std::nullopt;
    }
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

} // namespace

std::optional<EventTime> parse_event_time(std::string_view value, std::string_view tzid) {
    value = value.substr(0, value.find('/'));
    const bool is_utc = value.ends_with('Z') || value.ends_with('z');
    if (is_utc) {
        value.remove_suffix(1);
    }
    const bool has_time = value.size() == date_digits + 1 + time_digits &&
                          (value[date_digits] == 'T' || value[date_digits] == 't');
    if (!has_time && (value.size() != date_digits || is_utc)) {
        return std::nullopt;
    }
    const auto date = parse_day(value.substr(0, date_digits));
    const auto time =
        has_time ? parse_time(value.substr(date_digits + 1)) : std::optional(domain::TimeOfDay(0));
    if (!date || !time) {
        return std::nullopt;
    }
    EventTime read{EventTime::Kind::Day, *date, *time, {}};
    if (has_time) {
        read.kind = is_utc         ? EventTime::Kind::Utc
                    : tzid.empty() ? EventTime::Kind::Floating
                                   : EventTime::Kind::Zoned;
    }
    if (read.kind == EventTime::Kind::Zoned) {
        read.zone = tzid;
    }
    return read;
}

} // namespace kith::agenda
