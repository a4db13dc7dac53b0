#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "cli/table.hpp"
#include "words/words.hpp"

#include <fmt/format.h>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

std::string logged(const Value& answer) {
    const auto& name = answer.at("contact").at("name").as_string();
    auto text = say("Logged: {}\n", name);
    const auto* promise = answer.find("promise");
    if (promise != nullptr && !promise->is_null()) {
        const auto* other = answer.find("introduces");
        const bool introduces = other != nullptr && !other->is_null();
        const auto what = promise->text_or("text", "");
        const auto kept = introduces
                              ? say("introduce {} to {}", other->at("name").as_string(), name)
                          : what.empty() ? say("to come back to it")
                                         : what;
        text += say("Promised by {}: {}\n", day_in_figures(promise->at("due").as_string()), kept);
    }
    return text + render_change(answer, words::tr("Answered"), "settled");
}

/// One person's lines, or each one's of several.
std::string render_log(const Value& answer, const Terminal&) {
    const auto* each = answer.find("logged");
    if (each == nullptr || each->as_array().size() < 2) {
        return logged(answer);
    }
    std::string text;
    for (const auto& one : each->as_array()) {
        text += logged(one);
    }
    return text;
}

std::string what_passed(const Value& entry) {
    const auto balance = entry.at("balance").as_string();
    return balance == "gave"       ? say("you gave")
           : balance == "received" ? say("you received")
                                   : say("both gave");
}

std::string render_balance(const Value& answer, const Terminal& terminal) {
    const auto& name = answer.at("contact").at("name").as_string();
    std::vector<std::vector<std::string>> rows;
    for (const auto& entry : answer.at("entries").as_array()) {
        const auto note = entry.text_or("note", "");
        const auto kind = in_words(entry.at("kind").as_string());
        rows.push_back({day_in_figures(entry.at("date").as_string()), what_passed(entry),
                        note.empty() ? kind : fmt::format("{} ({})", note, kind)});
    }
    if (rows.empty()) {
        return paragraph(
            say("Nothing of give and take with {} is on record. `kith log NAME --gave` "
                "and `--received` keep it.",
                name),
            0, terminal.columns());
    }
    const auto advice = answer.text_or("advice", "");
    return terminal.bold(name) + "\n" + table(rows, 2, terminal.columns()) +
           (advice.empty() ? "" : "\n" + paragraph(advice, 0, terminal.columns()));
}

std::string render_settled(const Value& settled, const Terminal& terminal) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& item : settled.as_array()) {
        rows.push_back({day_in_figures(item.text_or("settled_on", "")),
                        item.at("title").as_string() + " - " + ending(item)});
    }
    return rows.empty() ? ""
                        : terminal.bold(say("What was answered")) + "\n" +
                              table(rows, 2, terminal.columns());
}

std::string render_attempts(const Value& answer, const Terminal& terminal) {
    std::string text;
    for (const auto& attempt : answer.at("attempts").as_array()) {
        const auto result = attempt.text_or("result", "");
        const auto ended = result.empty() ? say("cut off") : in_words(result);
        const auto reminder = attempt.text_or("reminder", "");
        const auto detail = attempt.text_or("text", "");
        const bool is_given_up = attempt.text_or("state", "") == "dead";
        text += attempt.at("started_at").as_string() + "  " + attempt.at("channel").as_string() +
                "  " + in_words(attempt.at("kind").as_string()) + "  " +
                (result == "delivered" ? terminal.good(ended) : terminal.bad(ended)) +
                (attempt.flag_or("uncertain", false) ? say(" (uncertain)") : "") +
                (is_given_up ? terminal.bad(say(", given up")) : "") +
                (reminder.empty() ? "" : "  " + reminder) + "\n" +
                (detail.empty() ? "" : "    " + detail + "\n");
    }
    return text;
}

/// What was never sent, because it was answered first or its channel was removed.
std::string render_untried(const Value& answer, const Terminal& terminal) {
    std::vector<std::vector<std::string>> rows;
    const auto* untried = answer.find("untried");
    for (const auto& one : untried == nullptr ? Value::Array() : untried->as_array()) {
        rows.push_back({one.at("channel").as_string(), in_words(one.at("kind").as_string()),
                        in_words(one.at("state").as_string()), one.text_or("reminder", "")});
    }
    return rows.empty() ? ""
                        : terminal.bold(say("What was not sent any more")) + "\n" +
                              table(rows, 2, terminal.columns());
}

std::string render_history(const Value& answer, const Terminal& terminal) {
    auto text = render_settled(answer.at("settled"), terminal);
    const auto attempts = render_attempts(answer, terminal);
    if (!attempts.empty()) {
        text += (text.empty() ? "" : "\n") + terminal.bold(say("What was sent")) + "\n" + attempts;
    }
    if (const auto untried = render_untried(answer, terminal); !untried.empty()) {
        text += (text.empty() ? "" : "\n") + untried;
    }
    return text.empty() ? say("Nothing was answered or sent yet.\n") : text;
}

} // namespace

std::span<const Screen> person_screens() {
    static constexpr Screen screens[] = {
        {"log", render_log}, {"balance", render_balance}, {"history", render_history}};
    return screens;
}

} // namespace kith::cli
