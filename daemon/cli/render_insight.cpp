#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

constexpr std::size_t indent = 4;

std::string sentences(const Value& account) { return joined(account.at("sentences"), " "); }

/// "rules.toml:12 "old-friends"", or what kith does by itself.
std::string place(const Value& account) {
    const auto rule = account.at("rule").as_string();
    const auto line = account.integer_or("line", 0);
    if (line == 0) {
        return rule.empty() ? say("for everything") : say("{} (kith's own)", rule);
    }
    return account.at("file").as_string() + ":" + std::to_string(line) + " \"" + rule + "\"";
}

std::string told(const Value& account, const Terminal& terminal) {
    return terminal.bold(place(account)) + "\n" +
           paragraph(sentences(account), indent, terminal.columns());
}

bool is_heard(const Value& account) {
    const auto stance = account.at("stance").as_string();
    return stance == "speaks" || stance == "joins";
}

std::string told_accounts(const Value& answer, bool heard, const Terminal& terminal) {
    std::string text;
    for (const auto& account : answer.at("rules").as_array()) {
        text += is_heard(account) == heard ? told(account, terminal) : std::string();
    }
    return text;
}

std::string ways(const Value& reminder, const Terminal& terminal) {
    std::string text;
    for (const auto& way : reminder.at("ways").as_array()) {
        text += paragraph(way.at("channel").as_string() + ": " + sentences(way), indent,
                          terminal.columns());
    }
    return text;
}

/// "today" or the day itself.
std::string day_in_words(const Value& answer) {
    const auto on = answer.at("on").as_string();
    return on == answer.at("today").as_string() ? say("today ({})", day_in_figures(on))
                                                : say("on {}", day_in_figures(on));
}

std::string state_in_words(const Value& reminder) {
    const auto state = reminder.at("state").as_string();
    const auto by = reminder.text_or("settled_by", "");
    return by.empty() ? in_words(state) : say("{} by {}", in_words(state), in_words(by));
}

std::string said(const Value& reminder, const Value& answer, const Terminal& terminal) {
    const int columns = terminal.columns();
    auto text = terminal.bold(reminder.at("title").as_string()) + "\n" +
                paragraph(day_in_words(answer) + ": " + state_in_words(reminder), 2, columns);
    for (const auto& reason : reminder.at("reasons").as_array()) {
        text += paragraph(reason.as_string(), 2, columns);
    }
    const auto& absorbed = reminder.at("absorbed");
    if (!absorbed.as_array().empty()) {
        text += paragraph(say("It took over {}.", joined(absorbed, ", ")), 2, columns);
    }
    return text +
           terminal.dim(paragraph(say("key {}", reminder.at("key").as_string()), 2, columns)) +
           ways(reminder, terminal) + "\n";
}

std::string render_why(const Value& answer, const Terminal& terminal) {
    const auto& name = answer.at("contact").at("name").as_string();
    const auto& reminders = answer.at("said").as_array();
    if (reminders.empty()) {
        return paragraph(say("Nothing is said of {} {}:", name, day_in_words(answer)), 0,
                         terminal.columns()) +
               "\n" + told_accounts(answer, false, terminal);
    }
    std::string text;
    for (const auto& reminder : reminders) {
        text += said(reminder, answer, terminal);
    }
    const auto& accounts = answer.at("rules").as_array();
    const auto silent = std::count_if(accounts.begin(), accounts.end(),
                                      [](const Value& account) { return !is_heard(account); });
    text += told_accounts(answer, true, terminal);
    if (silent > 0) {
        text += "\n" + paragraph(words::say_many("{} other rule says nothing then: `kith why-not` "
                                                 "tells why.",
                                                 "{} other rules say nothing then: `kith why-not` "
                                                 "tells why.",
                                                 silent),
                                 0, terminal.columns());
    }
    return text;
}

std::string render_why_not(const Value& answer, const Terminal& terminal) {
    const auto& name = answer.at("contact").at("name").as_string();
    const bool some = !answer.at("said").as_array().empty();
    auto text = paragraph(some ? say("What says nothing of {} {}:", name, day_in_words(answer))
                               : say("Nothing is said of {} {}:", name, day_in_words(answer)),
                          0, terminal.columns()) +
                "\n" + told_accounts(answer, false, terminal);
    for (const auto& reminder : answer.at("said").as_array()) {
        text += "\n" + paragraph(say("But this is: {}. `kith why` tells more.",
                                     reminder.at("title").as_string()),
                                 0, terminal.columns());
    }
    return text;
}

std::string how_many(const Value& rule) {
    const auto matches = rule.at("matches").as_integer();
    const bool people = rule.at("subjects").as_string() == "person";
    auto text = people ? words::say_many("{} person", "{} people", matches)
                       : words::say_many("{} circle", "{} circles", matches);
    const auto in_charge = rule.integer_or("in_charge", matches);
    if (rule.at("kind").as_string() == "keep-in-touch" && in_charge < matches) {
        text += say(", {} of them left to earlier rules", matches - in_charge);
    }
    return text;
}

std::string next_in_words(const Value& next) {
    if (next.is_null()) {
        return say("nothing is planned");
    }
    const auto state = next.at("state").as_string();
    return say("next {}  {}", day_in_figures(next.at("date").as_string()),
               next.at("title").as_string()) +
           (state == "planned" ? "" : " (" + in_words(state) + ")");
}

std::string render_rule(const Value& rule, const Terminal& terminal) {
    auto text = terminal.bold(place(rule)) + "  " + rule.at("kind").as_string() + "\n" +
                paragraph(say("for {}: {}", rule.at("for").as_string(), how_many(rule)), indent,
                          terminal.columns());
    if (const auto warning = rule.text_or("warning", ""); !warning.empty()) {
        text +=
            terminal.bad(paragraph(say("matches nobody: {}", warning), indent, terminal.columns()));
    }
    return text + paragraph(next_in_words(rule.at("next")), indent, terminal.columns());
}

std::string render_rules(const Value& answer, const Terminal& terminal) {
    std::string text;
    for (const auto& rule : answer.at("rules").as_array()) {
        text += (text.empty() ? "" : "\n") + render_rule(rule, terminal);
    }
    return text.empty() ? say("There is no rule yet: write one into rules.toml.\n") : text;
}

/// What follows the names of those rules that take the same ways.
std::string tested_ways(const Value& rule, const std::string& name, const Terminal& terminal) {
    std::string text;
    if (!rule.at("selected").as_bool()) {
        text += paragraph(
            say("It is for {}; {} is not one. If it were:", rule.at("for").as_string(), name),
            indent, terminal.columns());
    }
    const auto channels = ways(rule, terminal);
    return text + (channels.empty()
                       ? paragraph(say("No channel is configured."), indent, terminal.columns())
                       : channels);
}

std::string render_rules_test(const Value& answer, const Terminal& terminal) {
    const auto& name = answer.at("contact").at("name").as_string();
    std::string text;
    std::string before;
    for (const auto& rule : answer.at("rules").as_array()) {
        const auto taken = tested_ways(rule, name, terminal);
        if (taken != before) {
            text += before + (before.empty() ? "" : "\n");
            before = taken;
        }
        text += terminal.bold(place(rule)) + "\n";
    }
    text += before;
    return text.empty() ? say("No rule is for {}.\n", name) : text;
}

} // namespace

std::span<const Screen> insight_screens() {
    static constexpr Screen screens[] = {{"why", render_why},
                                         {"why-not", render_why_not},
                                         {"rules", render_rules},
                                         {"rules-test", render_rules_test}};
    return screens;
}

} // namespace kith::cli
