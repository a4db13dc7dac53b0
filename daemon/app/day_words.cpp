#include "app/day_words.hpp"

#include "domain/span.hpp"

#include <array>
#include <utility>

namespace kith::app {

std::optional<domain::Date> read_day(std::string_view text, domain::Date today) {
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

} // namespace kith::app
