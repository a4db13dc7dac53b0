#include "calendar/conditional.hpp"

#include "domain/time.hpp"

#include <array>
#include <cstdio>

namespace kith::calendar {

namespace chr = std::chrono;

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void skip(std::string_view& text, std::string_view what) {
    const auto first = text.find_first_not_of(what);
    text.remove_prefix(first == std::string_view::npos ? text.size() : first);
}

} // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    skip(if_none_match, " \t");
    if (if_none_match.starts_with('*')) {
        return true;
    }
    while (true) {
        skip(if_none_match, " \t,");
        if (if_none_match.starts_with("W/")) {
            if_none_match.remove_prefix(2);
        }
        const auto end =
            if_none_match.starts_with('"') ? if_none_match.find('"', 1) : std::string_view::npos;
        if (end == std::string_view::npos) {
            return false;
        }
        if (if_none_match.substr(0, end + 1) == etag) {
            return true;
        }
        if_none_match.remove_prefix(end + 1);
    }
}

std::string http_date(chr::sys_seconds moment) {
    const auto day = chr::floor<chr::days>(moment);
    const chr::year_month_day date(day);
    const chr::hh_mm_ss clock(moment - day);
    const auto weekday = weekdays[chr::weekday(day).c_encoding()];
    const auto month = months[static_cast<unsigned>(date.month()) - 1];
    char text[64];
    const int length = std::snprintf(
        text, sizeof text, "%.3s, %02u %.3s %04d %02d:%02d:%02d GMT", weekday.data(),
        static_cast<unsigned>(date.day()), month.data(), static_cast<int>(date.year()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    return {text, static_cast<std::size_t>(length)};
}

std::optional<chr::sys_seconds> parse_http_date(std::string_view text) {
    // Through the calendar's own form, "1994-11-06T08:49:37Z", which is judged elsewhere.
    if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (text.substr(8, 3) != months[i]) {
            continue;
        }
        const char month[] = {static_cast<char>('0' + (i + 1) / 10),
                              static_cast<char>('0' + (i + 1) % 10), '\0'};
        const std::string moment = std::string(text.substr(12, 4)) + '-' + month + '-' +
                                   std::string(text.substr(5, 2)) + 'T' +
                                   std::string(text.substr(17, 8)) + 'Z';
        const auto instant = domain::parse_instant(moment);
        return instant ? std::optional(chr::floor<chr::seconds>(*instant)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace kith::calendar
