#include "config/date_rules.hpp"

#include "config/calendar_values.hpp"
#include "domain/name_match.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace kith::config {

using domain::DateRule;

namespace {

constexpr int longest_before = 366;

struct Word {
    const char* typed; ///< folded
    const char* meant;
};

/// What people write in a date rule, folded, and what it means; the German words too.
constexpr std::array<Word, 74> words{{{"january", "January"},
                                      {"januar", "January"},
                                      {"jan", "January"},
                                      {"february", "February"},
                                      {"februar", "February"},
                                      {"feb", "February"},
                                      {"march", "March"},
                                      {"marz", "March"},
                                      {"maerz", "March"},
                                      {"april", "April"},
                                      {"may", "May"},
                                      {"mai", "May"},
                                      {"june", "June"},
                                      {"juni", "June"},
                                      {"july", "July"},
                                      {"juli", "July"},
                                      {"august", "August"},
                                      {"september", "September"},
                                      {"sept", "September"},
                                      {"october", "October"},
                                      {"oktober", "October"},
                                      {"november", "November"},
                                      {"december", "December"},
                                      {"dezember", "December"},
                                      {"monday", "Monday"},
                                      {"montag", "Monday"},
                                      {"tuesday", "Tuesday"},
                                      {"dienstag", "Tuesday"},
                                      {"wednesday", "Wednesday"},
                                      {"mittwoch", "Wednesday"},
                                      {"thursday", "Thursday"},
                                      {"donnerstag", "Thursday"},
                                      {"friday", "Friday"},
                                      {"freitag", "Friday"},
                                      {"saturday", "Saturday"},
                                      {"samstag", "Saturday"},
                                      {"sunday", "Sunday"},
                                      {"sonntag", "Sunday"},
                                      {"first", "first"},
                                      {"1st", "first"},
                                      {"erster", "first"},
                                      {"second", "second"},
                                      {"2nd", "second"},
                                      {"zweiter", "second"},
                                      {"third", "third"},
                                      {"3rd", "third"},
                                      {"dritter", "third"},
                                      {"fourth", "fourth"},
                                      {"4th", "fourth"},
                                      {"vierter", "fourth"},
                                      {"last", "last"},
                                      {"letzter", "last"},
                                      {"working", "working"},
                                      {"day", "day"},
                                      {"werktag", "working day"},
                                      {"arbeitstag", "working day"},
                                      {"workday", "working day"},
                                      {"of", "of"},
                                      {"in", "of"},
                                      {"im", "of"},
                                      {"des", "of"},
                                      {"before", "before"},
                                      {"vor", "before"},
                                      {"dem", ""},
                                      {"the", ""},
                                      {"days", "days"},
                                      {"tage", "days"},
                                      {"weeks", "weeks"},
                                      {"wochen", "weeks"},
                                      {"week", "week"},
                                      {"month", "month"},
                                      {"months", "months"},
                                      {"monate", "months"},
                                      {"year", "year"}}};

std::optional<std::string> meant_word(const std::string& typed) {
    for (const auto& word : words) {
        if (typed == word.typed) {
            return word.meant;
        }
    }
    std::vector<std::string> known;
    known.reserve(words.size());
    for (const auto& word : words) {
        known.emplace_back(word.typed);
    }
    const auto near = typed.size() < 4 ? std::nullopt : nearest(typed, known);
    return near ? meant_word(*near) : std::nullopt;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::optional<DateRule> rule_of_day(std::string_view text) {
    const auto day = domain::parse_partial_date(text);
    return day ? std::optional(DateRule{domain::YearDay{day->month, day->day}, {}}) : std::nullopt;
}

/// The rule as kith would write it: "31. Maerz" -> "31 March". Absent when it is past guessing.
std::optional<DateRule> meant_rule(std::string_view typed) {
    // "--03-31" and "31.03." are days too, and folding would part what belongs together.
    if (auto rule = rule_of_day(typed)) {
        return rule;
    }
    std::string text;
    std::vector<std::string> numbers;
    const auto folded = domain::folded(typed);
    for (std::size_t start = 0; start < folded.size();) {
        const auto end = std::min(folded.find(' ', start), folded.size());
        const auto word = folded.substr(start, end - start);
        start = end + 1;
        const auto meant = is_number(word) ? std::optional(word) : meant_word(word);
        if (!meant) {
            return std::nullopt;
        }
        numbers.push_back(word);
        text += (text.empty() || meant->empty() ? "" : " ") + *meant;
    }
    if (numbers.size() == 2 && is_number(numbers[0]) && is_number(numbers[1])) {
        const auto padded = [](const std::string& n) { return n.size() == 1 ? "0" + n : n; };
        return rule_of_day("--" + padded(numbers[1]) + "-" + padded(numbers[0]));
    }
    if (auto rule = domain::parse_date_rule(text)) {
        return rule;
    }
    // "March 31", as Americans write it.
    return numbers.size() == 2
               ? domain::parse_date_rule(numbers[1] + " " + text.substr(0, text.find(' ')))
               : std::nullopt;
}

std::string mend_date_rule(std::string_view typed) {
    const auto meant = typed.size() > 100 ? std::nullopt : meant_rule(typed);
    return meant ? "write " + in_quotes(domain::format_date_rule(*meant))
                 : "write \"31 March\", \"third Sunday of June\", \"last working day of November\" "
                   "or \"3 months before 31 December\"";
}

} // namespace

std::optional<DateRule> read_date_rule(TableReader& reader, std::string_view key) {
    const auto* node = reader.find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (const auto* date = node->as_date()) {
        const DateRule day{domain::YearDay{date->get().month, date->get().day}, {}};
        reader.findings().error(reader.place(*node), in_quotes(key) + " returns each year",
                                "write " + in_quotes(domain::format_date_rule(day)));
        return std::nullopt;
    }
    const auto found = reader.text(key);
    if (!found) {
        return std::nullopt;
    }
    auto rule = domain::parse_date_rule(found->text);
    if (!rule) {
        reader.findings().error(
            found->place, in_quotes(key) + " is no day of the year: " + in_quotes(found->text),
            mend_date_rule(found->text));
        return std::nullopt;
    }
    if (rule->before && rough_days(*rule->before) > longest_before) {
        reader.findings().error(found->place, in_quotes(key) + " lies more than a year before",
                                "count from a nearer day");
        return std::nullopt;
    }
    return rule;
}

std::optional<domain::Span> read_before(TableReader& reader, std::string_view key) {
    const auto span = read_span(reader, key, Zero::Refused);
    if (span && rough_days(*span) > longest_before) {
        reader.findings().error(reader.place(*reader.find(key)),
                                in_quotes(key) + " is longer than a year",
                                "write a shorter span, such as \"4 weeks\"");
        return std::nullopt;
    }
    return span;
}

} // namespace kith::config
