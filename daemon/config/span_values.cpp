#include "config/calendar_values.hpp"

#include "domain/name_match.hpp"

#include <algorithm>
#include <array>

namespace kith::config {

using domain::Span;

namespace {

constexpr int most_days = 36'500;

struct UnitWord {
    const char* word;
    Span::Unit unit;
};

/// What people write for a unit, folded: the English words, and the German ones.
constexpr std::array<UnitWord, 18> unit_words{{{"day", Span::Unit::Days},
                                               {"days", Span::Unit::Days},
                                               {"tag", Span::Unit::Days},
                                               {"tage", Span::Unit::Days},
                                               {"week", Span::Unit::Weeks},
                                               {"weeks", Span::Unit::Weeks},
                                               {"wk", Span::Unit::Weeks},
                                               {"wks", Span::Unit::Weeks},
                                               {"woche", Span::Unit::Weeks},
                                               {"wochen", Span::Unit::Weeks},
                                               {"month", Span::Unit::Months},
                                               {"months", Span::Unit::Months},
                                               {"monat", Span::Unit::Months},
                                               {"monate", Span::Unit::Months},
                                               {"year", Span::Unit::Years},
                                               {"years", Span::Unit::Years},
                                               {"jahr", Span::Unit::Years},
                                               {"jahre", Span::Unit::Years}}};

std::optional<Span::Unit> meant_unit(std::string_view typed) {
    std::vector<std::string> words;
    words.reserve(unit_words.size());
    for (const auto& entry : unit_words) {
        words.emplace_back(entry.word);
    }
    const auto meant = nearest(typed, words);
    const auto* entry = std::find_if(unit_words.begin(), unit_words.end(),
                                     [&](const auto& unit) { return unit.word == meant; });
    return entry == unit_words.end() ? std::nullopt : std::optional(entry->unit);
}

std::string written(Span span) { return "write " + in_quotes(domain::format_span(span)); }

/// Reads "6 weks", "6Wochen" and "6" as what was probably meant.
std::string mend_span(std::string_view typed) {
    std::string general = "write a number and a unit, such as \"6 weeks\" or \"2 months\"";
    const auto digits = std::min(typed.find_first_not_of("0123456789"), typed.size());
    if (digits == 0 || digits > 4) {
        return general;
    }
    const int count = std::stoi(std::string(typed.substr(0, digits)));
    const auto unit = domain::folded(typed.substr(digits));
    if (unit.empty()) {
        return "add a unit: " + in_quotes(domain::format_span({count, Span::Unit::Days})) + " or " +
               in_quotes(domain::format_span({count, Span::Unit::Weeks}));
    }
    const auto meant = meant_unit(unit);
    return meant ? written({count, *meant}) : general;
}

std::optional<Span> judged_span(TableReader& reader, std::string_view key, const PlacedText& found,
                                Zero zero) {
    const auto name = in_quotes(key);
    const auto span = domain::parse_span(found.text);
    if (!span) {
        reader.findings().error(found.place, name + " is no span of time: " + in_quotes(found.text),
                                mend_span(found.text));
        return std::nullopt;
    }
    if (span->count == 0 && zero == Zero::Refused) {
        reader.findings().error(found.place, name + " cannot be nothing",
                                "write at least \"1 day\"");
        return std::nullopt;
    }
    if (rough_days(*span) > most_days) {
        reader.findings().error(found.place, name + " is longer than 100 years",
                                "write a shorter span, such as \"1 year\"");
        return std::nullopt;
    }
    return span;
}

/// A bare number is the one other type that tells what was meant.
bool is_wrong_type(TableReader& reader, std::string_view key, bool list_too) {
    const auto* node = reader.find(key);
    if (node == nullptr || node->is_string() || (list_too && node->is_array())) {
        return false;
    }
    const auto* number = node->as_integer();
    const bool usable = number != nullptr && number->get() > 0 && number->get() < 10'000;
    reader.wrong_type(key, "a span of time", *node,
                      mend_span(usable ? std::to_string(number->get()) : ""));
    return true;
}

} // namespace

std::optional<Span> read_span(TableReader& reader, std::string_view key, Zero zero) {
    if (is_wrong_type(reader, key, false)) {
        return std::nullopt;
    }
    const auto found = reader.text(key);
    return found ? judged_span(reader, key, *found, zero) : std::nullopt;
}

std::vector<Span> read_spans(TableReader& reader, std::string_view key) {
    std::vector<Span> spans;
    if (is_wrong_type(reader, key, true)) {
        return spans;
    }
    for (const auto& found : reader.texts(key)) {
        const auto span = judged_span(reader, key, found, Zero::Taken);
        if (!span) {
            continue;
        }
        const auto same = [&](const Span& other) { return rough_days(other) == rough_days(*span); };
        if (std::any_of(spans.begin(), spans.end(), same)) {
            reader.findings().error(found.place, in_quotes(found.text) + " is in the list twice",
                                    "take one of them out");
        } else {
            spans.push_back(*span);
        }
    }
    return spans;
}

std::optional<domain::Cadence> read_cadence(TableReader& reader) {
    const auto every = read_span(reader, "every", Zero::Refused);
    const auto at_worst = read_span(reader, "at_worst", Zero::Refused);
    if (reader.has("at_worst") && !reader.has("every")) {
        reader.missing("every", "write every = \"6 weeks\" beside at_worst");
    }
    if (!every) {
        return std::nullopt;
    }
    if (at_worst && rough_days(*at_worst) < rough_days(*every)) {
        reader.findings().error(
            reader.place(*reader.find("at_worst")),
            "\"at_worst\" (" + domain::format_span(*at_worst) + ") is shorter than \"every\" (" +
                domain::format_span(*every) + ")",
            "write at least " + in_quotes(domain::format_span(*every)) + ", or take it out");
        return std::nullopt;
    }
    return domain::Cadence{*every, at_worst};
}

} // namespace kith::config
