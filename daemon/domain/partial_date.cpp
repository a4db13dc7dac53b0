#include "domain/partial_date.hpp"

#include <cstdio>

namespace kith::domain {

namespace chr = std::chrono;

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

unsigned number(std::string_view text) {
    unsigned result = 0;
    for (const char c : text) {
        result = result * 10 + static_cast<unsigned>(c - '0');
    }
    return result;
}

bool exists(const PartialDate& date) {
    // 2024 is a leap year: without a year, 29 February is a day.
    const chr::year year(date.year.value_or(2024));
    return chr::year_month_day(year, chr::month(date.month), chr::day(date.day)).ok();
}

} // namespace

bool is_sentinel_year(int year) {
    return year <= 1 || year == 1604 || year == 1753 || year == 1900;
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
    PartialDate date;
    std::optional<bool> dashed; // by a year: both dashes or none
    if (text.starts_with("--")) {
        text.remove_prefix(2);
    } else {
        if (text.size() < 8 || !all_digits(text.substr(0, 4))) {
            return std::nullopt;
        }
        date.year = static_cast<int>(number(text.substr(0, 4)));
        dashed = text[4] == '-';
        text.remove_prefix(*dashed ? 5 : 4);
    }
    if (text.size() == 5 && text[2] == '-' && dashed.value_or(true)) {
        date.month = all_digits(text.substr(0, 2)) ? number(text.substr(0, 2)) : 0;
        date.day = all_digits(text.substr(3)) ? number(text.substr(3)) : 0;
    } else if (text.size() == 4 && all_digits(text) && !dashed.value_or(false)) {
        date.month = number(text.substr(0, 2));
        date.day = number(text.substr(2));
    } else {
        return std::nullopt;
    }
    if (date.year && is_sentinel_year(*date.year)) {
        date.year.reset();
    }
    return exists(date) ? std::optional(date) : std::nullopt;
}

std::string format_partial_date(const PartialDate& date) {
    char text[24];
    if (date.year) {
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", *date.year, date.month, date.day);
    } else {
        std::snprintf(text, sizeof text, "--%02u-%02u", date.month, date.day);
    }
    return text;
}

Date kept_in(const PartialDate& date, chr::year year, LeapDay leap_day) {
    if (date.month == 2 && date.day == 29 && !year.is_leap()) {
        return leap_day == LeapDay::Feb28 ? Date(year, chr::February, chr::day(28))
                                          : Date(year, chr::March, chr::day(1));
    }
    return {year, chr::month(date.month), chr::day(date.day)};
}

Date next_kept(const PartialDate& date, Date from, LeapDay leap_day) {
    const auto this_year = kept_in(date, from.year(), leap_day);
    return this_year >= from ? this_year : kept_in(date, from.year() + chr::years(1), leap_day);
}

} // namespace kith::domain
