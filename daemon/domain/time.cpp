#include "domain/time.hpp"

#include <charconv>
#include <cstdio>

namespace kith::domain {

namespace chr = std::chrono;

namespace {

/// The number written in exactly `text`, digits only.
std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(number);
}

std::optional<chr::milliseconds> parse_clock(std::string_view text) {
    if (text.size() < 8 || text[2] != ':' || text[5] != ':') {
        return std::nullopt;
    }
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3, 2));
    const auto second = digits(text.substr(6, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    auto moment = chr::hours(*hour) + chr::minutes(*minute) + chr::milliseconds(*second * 1000);
    if (text.size() == 8) {
        return moment;
    }
    const auto fraction =
        text.size() == 12 && text[8] == '.' ? digits(text.substr(9)) : std::nullopt;
    return fraction ? std::optional(moment + chr::milliseconds(*fraction)) : std::nullopt;
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date{chr::year(*year), chr::month(static_cast<unsigned>(*month)),
                    chr::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string format_date(Date date) {
    char text[24];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

std::optional<TimeOfDay> parse_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3));
    if (!hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    return chr::hours(*hour) + chr::minutes(*minute);
}

std::string format_time_of_day(TimeOfDay time) {
    char text[24];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(time.count() / 60),
                  static_cast<int>(time.count() % 60));
    return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text.back() != 'Z') {
        return std::nullopt;
    }
    const auto date = parse_date(text.substr(0, 10));
    const auto clock = parse_clock(text.substr(11, text.size() - 12));
    if (!date || !clock) {
        return std::nullopt;
    }
    return Instant(chr::sys_days(*date)) + *clock;
}

std::string format_instant(Instant instant) {
    const auto day = chr::floor<chr::days>(instant);
    const auto clock = chr::hh_mm_ss(instant - day);
    char text[48];
    const int length = std::snprintf(
        text, sizeof text, "%sT%02d:%02d:%02d", format_date(Date(day)).c_str(),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    std::string result(text, static_cast<std::size_t>(length));
    if (const auto fraction = clock.subseconds().count(); fraction != 0) {
        std::snprintf(text, sizeof text, ".%03d", static_cast<int>(fraction));
        result += text;
    }
    return result + "Z";
}

Date plus_days(Date date, int n) { return chr::sys_days(date) + chr::days(n); }

int days_between(Date from, Date to) {
    return static_cast<int>((chr::sys_days(to) - chr::sys_days(from)).count());
}

} // namespace kith::domain
