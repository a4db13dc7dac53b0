#include "app/day_words.hpp"

#include "domain/name_match.hpp"
#include "domain/span.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <vector>

namespace kith::app {

namespace chr = std::chrono;

using domain::Date;
using domain::Span;
using Words = std::vector<std::string>;

namespace {

/// Nobody means a day farther away, and beyond the year 9999 it could not even be written down.
constexpr int farthest_days = 36'525;

struct Entry {
    std::string_view word; ///< folded
    int value;
};

template <std::size_t Count>
std::optional<int> look_up(const Entry (&entries)[Count], std::string_view word) {
    const auto* found =
        std::find_if(entries, entries + Count, [&](const Entry& one) { return one.word == word; });
    return found == entries + Count ? std::nullopt : std::optional(found->value);
}

constexpr Entry single_days[] = {{"today", 0},
                                 {"heute", 0},
                                 {"yesterday", -1},
                                 {"gestern", -1},
                                 {"tomorrow", 1},
                                 {"morgen", 1},
                                 {"vorgestern", -2},
                                 {"ubermorgen", 2},
                                 {"uebermorgen", 2},
                                 {"last week", -7},
                                 {"letzte woche", -7},
                                 {"next week", 7},
                                 {"nachste woche", 7},
                                 {"naechste woche", 7},
                                 {"day before yesterday", -2},
                                 {"day after tomorrow", 2},
                                 {"the day before yesterday", -2},
                                 {"the day after tomorrow", 2}};

constexpr Entry weekdays[] = {{"sunday", 0},   {"monday", 1},   {"tuesday", 2},    {"wednesday", 3},
                              {"thursday", 4}, {"friday", 5},   {"saturday", 6},   {"sun", 0},
                              {"mon", 1},      {"tue", 2},      {"wed", 3},        {"thu", 4},
                              {"fri", 5},      {"sat", 6},      {"sonntag", 0},    {"montag", 1},
                              {"dienstag", 2}, {"mittwoch", 3}, {"donnerstag", 4}, {"freitag", 5},
                              {"samstag", 6},  {"sonnabend", 6}};

constexpr Entry months[] = {{"january", 1},   {"february", 2}, {"march", 3},     {"april", 4},
                            {"may", 5},       {"june", 6},     {"july", 7},      {"august", 8},
                            {"september", 9}, {"october", 10}, {"november", 11}, {"december", 12},
                            {"jan", 1},       {"feb", 2},      {"mar", 3},       {"apr", 4},
                            {"jun", 6},       {"jul", 7},      {"aug", 8},       {"sep", 9},
                            {"oct", 10},      {"nov", 11},     {"dec", 12},      {"januar", 1},
                            {"janner", 1},    {"jaenner", 1},  {"februar", 2},   {"marz", 3},
                            {"maerz", 3},     {"mai", 5},      {"juni", 6},      {"juli", 7},
                            {"oktober", 10},  {"okt", 10},     {"dezember", 12}, {"dez", 12}};

constexpr Entry last_or_next[] = {{"last", -1},     {"letzten", -1}, {"letzter", -1},
                                  {"letzte", -1},   {"next", 1},     {"nachsten", 1},
                                  {"naechsten", 1}, {"nachster", 1}, {"kommenden", 1}};

/// The value is a Span::Unit.
constexpr Entry german_units[] = {{"t", 0},       {"tag", 0},    {"tage", 0},  {"tagen", 0},
                                  {"woche", 1},   {"wochen", 1}, {"monat", 2}, {"monate", 2},
                                  {"monaten", 2}, {"j", 3},      {"jahr", 3},  {"jahre", 3},
                                  {"jahren", 3}};

constexpr Entry counts[] = {{"a", 1},     {"an", 1},    {"one", 1},   {"ein", 1}, {"eine", 1},
                            {"einem", 1}, {"einer", 1}, {"einen", 1}, {"two", 2}, {"zwei", 2},
                            {"three", 3}, {"drei", 3},  {"four", 4},  {"vier", 4}};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    const bool whole = !digits.empty() && read.ec == std::errc() && read.ptr == end;
    return whole && value >= 0 && value <= 9999 ? std::optional(value) : std::nullopt;
}

Words split(std::string_view text) {
    Words words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) {
            words.push_back(domain::folded(text.substr(0, end)));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string joined(const Words& words, std::size_t from) {
    std::string text;
    for (auto i = from; i < words.size(); ++i) {
        text += (text.empty() ? "" : " ") + words[i];
    }
    return text;
}

/// Without a year: the nearest one in that direction. Absent when there is no such day.
std::optional<Date> of_numbers(int day, int month, std::optional<int> year, Date today,
                               Toward toward) {
    const auto made = [&](chr::year in) {
        return Date(in / chr::month(static_cast<unsigned>(month)) /
                    chr::day(static_cast<unsigned>(day)));
    };
    if (year) {
        const auto date = made(chr::year(*year < 100 ? *year + 2000 : *year));
        return date.ok() ? std::optional(date) : std::nullopt;
    }
    const int step = toward == Toward::Past ? -1 : 1;
    for (int years = 0; years <= 8; ++years) { // 29 February may be so far away
        const auto date = made(today.year() + chr::years(step * years));
        if (date.ok() && (toward == Toward::Past ? date <= today : date >= today)) {
            return date;
        }
    }
    return std::nullopt;
}

/// "12.3.", "12.03.2026"
std::optional<Date> dotted(std::string_view text, Date today, Toward toward) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto dot = text.find('.');
        parts.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos) {
            break;
        }
        text.remove_prefix(dot + 1);
    }
    const auto day = number(parts[0]);
    const auto month = parts.size() == 3 ? number(parts[1]) : std::nullopt;
    const auto year = parts.size() == 3 ? number(parts[2]) : std::nullopt;
    if (!day || !month || (!year && !parts[2].empty()) || parts[2].size() == 3) {
        return std::nullopt;
    }
    return of_numbers(*day, *month, year, today, toward);
}

/// "12 March", "March 12", "12 March 2026"
std::optional<Date> named(const Words& words, Date today, Toward toward) {
    if (words.size() < 2 || words.size() > 3) {
        return std::nullopt;
    }
    const bool month_first = look_up(months, words[0]).has_value();
    const auto month = look_up(months, words[month_first ? 0 : 1]);
    const auto day = number(words[month_first ? 1 : 0]);
    const auto year = words.size() == 3 ? number(words[2]) : std::nullopt;
    if (!month || !day || (words.size() == 3 && (!year || words[2].size() != 4))) {
        return std::nullopt;
    }
    return of_numbers(*day, *month, year, today, toward);
}

/// "friday", "last friday"
std::optional<Date> weekday(const Words& words, Date today, Toward toward) {
    const auto wanted = words.empty() ? std::nullopt : look_up(weekdays, words.back());
    const auto where = words.size() == 2 ? look_up(last_or_next, words.front()) : std::nullopt;
    if (!wanted || words.size() > 2 || (words.size() == 2 && !where)) {
        return std::nullopt;
    }
    const int step = where.value_or(toward == Toward::Past ? -1 : 1);
    auto date = domain::plus_days(today, step);
    while (static_cast<int>(chr::weekday(date).c_encoding()) != *wanted) {
        date = domain::plus_days(date, step);
    }
    return date;
}

/// "3d", "2 weeks", "zwei wochen"
std::optional<Span> span_of(const Words& words) {
    auto text = joined(words, 0);
    if (words.size() == 2) {
        if (const auto count = look_up(counts, words[0])) {
            text = std::to_string(*count) + " " + words[1];
        }
    }
    if (const auto span = domain::parse_span(text)) {
        return span;
    }
    const auto letters = text.find_first_not_of("0123456789");
    if (letters == std::string::npos) {
        return std::nullopt;
    }
    const auto count = number(std::string_view(text).substr(0, letters));
    const auto unit = look_up(
        german_units, std::string_view(text).substr(text[letters] == ' ' ? letters + 1 : letters));
    return count && unit ? std::optional(Span{*count, static_cast<Span::Unit>(*unit)})
                         : std::nullopt;
}

/// "in 2 weeks", "3 days ago", "vor 3 Tagen", "-3d"
std::optional<Date> apart(std::string_view text, Words words, Date today) {
    int step = 1;
    if (text.starts_with('-')) {
        if (text.size() < 2 || text[1] < '0' || text[1] > '9') {
            return std::nullopt;
        }
        step = -1;
    } else if (words.size() > 1 && words.front() == "in") {
        words.erase(words.begin());
    } else if (words.size() > 1 && words.front() == "vor") {
        words.erase(words.begin());
        step = -1;
    } else if (words.size() > 1 && words.back() == "ago") {
        words.pop_back();
        step = -1;
    }
    const auto span = span_of(words);
    return span ? std::optional(domain::advanced(today, *span, step)) : std::nullopt;
}

std::optional<Date> meant_day(std::string_view text, Date today, Toward toward) {
    if (const auto date = domain::parse_date(text)) {
        return date;
    }
    if (const auto date = dotted(text, today, toward)) {
        return date;
    }
    auto words = split(text);
    if (text.starts_with('-')) {
        return apart(text, words, today);
    }
    if (words.size() > 1 && (words.front() == "on" || words.front() == "am")) {
        words.erase(words.begin());
    }
    if (const auto days = look_up(single_days, joined(words, 0))) {
        return domain::plus_days(today, *days);
    }
    if (const auto date = weekday(words, today, toward)) {
        return date;
    }
    if (const auto date = named(words, today, toward)) {
        return date;
    }
    return apart(text, words, today);
}

} // namespace

std::optional<Date> read_day(std::string_view text, Date today, Toward toward) {
    if (text.size() > 64) {
        return std::nullopt;
    }
    const auto day = meant_day(text, today, toward);
    const bool near = day && std::abs(domain::days_between(today, *day)) <= farthest_days;
    return near ? day : std::nullopt;
}

} // namespace kith::app
