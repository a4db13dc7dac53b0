#include "cli/phrasing.hpp"

#include "domain/time.hpp"
#include "words/words.hpp"

#include <cstdlib>

namespace kith::cli {

using domain::Value;
using words::later;
using words::say;

namespace {

/// What in_words() is given, for the catalogue.
[[maybe_unused]] constexpr const char* codes[] = {
    later("planned"),     later("open"),          later("snoozed"),      later("done"),
    later("skipped"),     later("lapsed"),        later("cancelled"),    later("call"),
    later("meeting"),     later("message"),       later("letter"),       later("event"),
    later("informal"),    later("institutional"), later("professional"), later("active"),
    later("passive"),     later("low"),           later("normal"),       later("high"),
    later("birthday"),    later("anniversary"),   later("name-day"),     later("death"),
    later("custom"),      later("delivered"),     later("retry"),        later("permanent"),
    later("unavailable"), later("pending"),       later("leased"),       later("dead"),
    later("superseded"),  later("single"),        later("digest"),       later("withdraw"),
    later("notice"),      later("item"),          later("sink"),         later("mirror"),
    later("source"),      later("interaction"),   later("pause"),        later("holiday"),
    later("quiet"),       later("day off")};

} // namespace

std::string in_words(const std::string& code) { return words::tr(code.c_str()); }

std::string day_in_figures(const std::string& date) {
    const auto day = domain::parse_date(date);
    return day ? say("{0}-{1}-{2}", date.substr(0, 4), date.substr(5, 2), date.substr(8, 2)) : date;
}

std::string joined(const Value& texts, const std::string& between) {
    std::string line;
    for (const auto& text : texts.as_array()) {
        line += (line.empty() ? "" : between) + text.as_string();
    }
    return line;
}

std::string next_line(const Value& answer) {
    const auto* next = answer.find("next");
    return next == nullptr || next->is_null()
               ? ""
               : say("Next: {}  {}\n", day_in_figures(next->at("date").as_string()),
                     next->at("title").as_string());
}

std::string span_in_words(const std::string& span) {
    const auto blank = span.find(' ');
    if (blank == std::string::npos) {
        return span;
    }
    const auto count = std::atoi(span.c_str());
    switch (span[blank + 1]) {
    case 'd':
        return words::say_many("{} day", "{} days", count);
    case 'w':
        return words::say_many("{} week", "{} weeks", count);
    case 'm':
        return words::say_many("{} month", "{} months", count);
    default:
        return words::say_many("{} year", "{} years", count);
    }
}

namespace {

std::string every_in_words(const std::string& span) {
    if (span.starts_with("1 ")) {
        static constexpr const char* single[] = {later("every day"), later("every week"),
                                                 later("every month"), later("every year")};
        for (const char* text : single) {
            if (span.substr(2) == std::string_view(text).substr(6)) {
                return words::tr(text);
            }
        }
    }
    return say("every {}", span_in_words(span));
}

} // namespace

std::string cadence_in_words(const Value& cadence, bool never) {
    if (never) {
        return say("never comes up without a date, as you said");
    }
    if (cadence.is_null()) {
        return say("no rule asks to be in touch");
    }
    const auto at_worst = cadence.text_or("at_worst", "");
    const auto from = cadence.text_or("from", "");
    auto text = every_in_words(cadence.at("every").as_string());
    text += at_worst.empty() ? "" : say(", at worst {}", span_in_words(at_worst));
    if (from == "owner") {
        return text + say(" (as you said)");
    }
    if (from == "contact") {
        return text + say(" (as it stands with them)");
    }
    return from.empty() ? text : text + say(" (rule {})", cadence.text_or("rule", ""));
}

std::string proposal_in_words(const Value& proposal) {
    const bool theirs = proposal.text_or("direction", "out") == "in";
    const bool meeting = proposal.at("what").as_string() == "meeting";
    return day_in_figures(proposal.at("date").as_string()) + ", " +
           in_words(proposal.at("kind").as_string()) +
           (meeting  ? say(", to come")
            : theirs ? say(", they reached out")
                     : "");
}

std::string ending(const Value& item) {
    auto state = in_words(item.at("state").as_string());
    const auto by = item.text_or("settled_by", "");
    for (const std::string command : {"kith done", "kith skip"}) {
        if (by.starts_with(command + ": ")) {
            return state + ": " + by.substr(command.size() + 2);
        }
        if (by == command) {
            return state;
        }
    }
    const auto source = item.text_or("answered_by", "");
    return by.empty() ? state
                      : say("{} by {}", state, in_words(by)) +
                            (source.empty() ? "" : say(" (from {})", source));
}

std::string render_change(const Value& answer, const char* word, const char* member) {
    std::string text;
    for (const auto& item : answer.at(member).as_array()) {
        text += std::string(word) + ": " + item.at("title").as_string() + "\n";
    }
    return text + next_line(answer);
}

} // namespace kith::cli
