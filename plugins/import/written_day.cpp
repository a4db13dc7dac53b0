#include "import/written_day.hpp"

#include "domain/name_match.hpp"
#include "vcard/date_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace kith::imports {

namespace {

constexpr std::size_t longest = 64;

/// By their beginnings, folded: English, then German where it differs.
constexpr std::array<std::pair<std::string_view, unsigned>, 16> months{{{"jan", 1},
                                                                        {"feb", 2},
                                                                        {"mar", 3},
                                                                        {"apr", 4},
                                                                        {"may", 5},
                                                                        {"jun", 6},
                                                                        {"jul", 7},
                                                                        {"aug", 8},
                                                                        {"sep", 9},
                                                                        {"oct", 10},
                                                                        {"nov", 11},
                                                                        {"dec", 12},
                                                                        {"maerz", 3},
                                                                        {"mai", 5},
                                                                        {"okt", 10},
                                                                        {"dez", 12}}};

struct Part {
    int number = -1; ///< -1: a word
    std::size_t figures = 0;
    unsigned month = 0; ///< of a word
};

/// The words and numbers of it, at most four; a time of day is none of them.
std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts;
    const auto plain = domain::folded(text.substr(0, text.find(':')));
    for (std::size_t at = 0; at < plain.size() && parts.size() < 4;) {
        const auto end = std::min(plain.find(' ', at), plain.size());
        const auto word = std::string_view(plain).substr(at, end - at);
        at = end + 1;
        Part part{-1, word.size(), 0};
        if (word.size() <= 4 && word.find_first_not_of("0123456789") == word.npos) {
            part.number = std::stoi(std::string(word));
        }
        for (const auto& [name, month] : months) {
            if (part.number < 0 && word.starts_with(name)) {
                part.month = month;
            }
        }
        parts.push_back(part);
    }
    return parts;
}

bool stands_for_none(const std::vector<Part>& parts) {
    const bool zeros =
        std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.number == 0; });
    return zeros || std::any_of(parts.begin(), parts.end(),
                                [](const Part& part) { return part.number == 4501; });
}

WrittenDay day(const Part* year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
        return {WrittenDay::Is::NoDay, {}};
    }
    domain::PartialDate date;
    date.month = static_cast<unsigned>(month);
    date.day = static_cast<unsigned>(day);
    if (year != nullptr && year->figures == 4 && !domain::is_sentinel_year(year->number)) {
        date.year = year->number;
    }
    // Judged by the one who knows what days there are.
    const auto judged = domain::parse_partial_date(domain::format_partial_date(date));
    return judged ? WrittenDay{WrittenDay::Is::Day, *judged}
                  : WrittenDay{WrittenDay::Is::NoDay, {}};
}

} // namespace

WrittenDay read_day(std::string_view text, DayOrder order) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == text.npos) {
        return {};
    }
    text = text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
    if (text.size() > longest) {
        return {WrittenDay::Is::NoDay, {}};
    }
    if (const auto date = vcard::read_date(text)) {
        return {WrittenDay::Is::Day, *date};
    }
    const auto parts = parts_of(text);
    if (stands_for_none(parts)) {
        return {};
    }
    if (parts.size() < 2 || (parts[0].number < 0 && parts[1].number < 0)) {
        return {WrittenDay::Is::NoDay, {}};
    }
    const auto* year = parts.size() > 2 && parts[2].number >= 0 ? &parts[2] : nullptr;
    if (parts[0].month > 0) { // "Nov 27 1986"
        return day(year, static_cast<int>(parts[0].month), parts[1].number);
    }
    if (parts[1].month > 0) { // "27 Nov 1986"
        return day(year, static_cast<int>(parts[1].month), parts[0].number);
    }
    if (parts[0].figures == 4 && parts.size() > 2) { // "1986/11/27"
        return day(&parts[0], parts[1].number, parts[2].number);
    }
    const bool day_first =
        order == DayOrder::DayFirst || text.find('.') != text.npos || parts[0].number > 12;
    return day_first ? day(year, parts[1].number, parts[0].number)
                     : day(year, parts[0].number, parts[1].number);
}

} // namespace kith::imports
