#include "app/day_words.hpp"

#include "domain/span.hpp"

#include <array>
#include <cstdlib>
#include <utility>

namespace kith::app {

namespace {

/// Nobody means a day farther away, and beyond the year 9999 it could not even be written down.
constexpr int farthest_days = 36'525;

std::optional<domain::Date> meant_day(std::string_view text, domain::Date today) {
    static constexpr std::array<std::pair<std::string_view, int>, 6> words{{{"today", 0},
                                                                            {"heute", 0},
                                                                            {"yesterday", -1},
                                                                            {"gestern", -1},
                                                                            {"tomorrow", 1},
                                                                            {"morgen", 1}}};
    for (const auto& [word, days] : words) {
        if (text == word) {
            return domain::plus_days(today, days);
        }
    }
    if (const auto date = domain::parse_date(text)) {
        return date;
    }
    const bool back = text.starts_with('-');
    if (const auto span = domain::parse_span(back ? text.substr(1) : text)) {
        return domain::advanced(today, *span, back ? -1 : 1);
    }
    return std::nullopt;
}

} // namespace

std::optional<domain::Date> read_day(std::string_view text, domain::Date today) {
    const auto day = meant_day(text, today);
    const bool near = day && std::abs(domain::days_between(today, *day)) <= farthest_days;
    return near ? day : std::nullopt;
}

} // namespace kith::app
