#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "cli/table.hpp"

#include <fmt/format.h>

namespace kith::cli {

using domain::Value;

namespace {

std::string render_log(const Value& answer, const Terminal&) {
    const auto& name = answer.at("contact").at("name").as_string();
    auto text = "Logged: " + name + "\n";
    const auto* promise = answer.find("promise");
    if (promise != nullptr && !promise->is_null()) {
        const auto* other = answer.find("introduces");
        const bool introduces = other != nullptr && !other->is_null();
        const auto what = promise->text_or("text", "");
        text += "Promised by " + promise->at("due").as_string() + ": " +
                (introduces     ? "introduce " + other->at("name").as_string() + " to " + name
                 : what.empty() ? "to come back to it"
                                : what) +
                "\n";
    }
    return text + render_change(answer, "Answered", "settled");
}

std::string what_passed(const Value& entry) {
    const auto balance = entry.at("balance").as_string();
    return balance == "gave" ? "you gave" : balance == "received" ? "you received" : "both gave";
}

std::string render_balance(const Value& answer, const Terminal& terminal) {
    const auto& name = answer.at("contact").at("name").as_string();
    std::vector<std::vector<std::string>> rows;
    for (const auto& entry : answer.at("entries").as_array()) {
        const auto note = entry.text_or("note", "");
        const auto kind = entry.at("kind").as_string();
        rows.push_back({entry.at("date").as_string(), what_passed(entry),
                        note.empty() ? kind : fmt::format("{} ({})", note, kind)});
    }
    if (rows.empty()) {
        return paragraph("Nothing of give and take with " + name +
                             " is on record. `kith log NAME --gave` and `--received` keep it.",
                         0, terminal.columns());
    }
    const auto advice = answer.text_or("advice", "");
    return terminal.bold(name) + "\n" + table(rows, 2, terminal.columns()) +
           (advice.empty() ? "" : "\n" + paragraph(advice, 0, terminal.columns()));
}

std::string render_settled(const Value& settled, const Terminal& terminal) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& item : settled.as_array()) {
        rows.push_back(
            {item.text_or("settled_on", ""), item.at("title").as_string() + " - " + ending(item)});
    }
    return rows.empty()
               ? ""
               : terminal.bold("What was answered") + "\n" + table(rows, 2, terminal.columns());
}

std::string render_attempts(const Value& answer, const Terminal& terminal) {
    std::string text;
    for (const auto& attempt : answer.at("attempts").as_array()) {
        const auto result = attempt.text_or("result", "cut off");
        const auto reminder = attempt.text_or("reminder", "");
        const auto detail = attempt.text_or("text", "");
        const bool is_given_up = attempt.text_or("state", "") == "dead";
        text += attempt.at("started_at").as_string() + "  " + attempt.at("channel").as_string() +
                "  " + attempt.at("kind").as_string() + "  " +
                (result == "delivered" ? terminal.good(result) : terminal.bad(result)) +
                (attempt.flag_or("uncertain", false) ? " (uncertain)" : "") +
                (is_given_up ? terminal.bad(", given up") : "") +
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
        rows.push_back({one.at("channel").as_string(), one.at("kind").as_string(),
                        one.at("state").as_string(), one.text_or("reminder", "")});
    }
    return rows.empty() ? ""
                        : terminal.bold("What was not sent any more") + "\n" +
                              table(rows, 2, terminal.columns());
}

std::string render_history(const Value& answer, const Terminal& terminal) {
    auto text = render_settled(answer.at("settled"), terminal);
    const auto attempts = render_attempts(answer, terminal);
    if (!attempts.empty()) {
        text += (text.empty() ? "" : "\n") + terminal.bold("What was sent") + "\n" + attempts;
    }
    if (const auto untried = render_untried(answer, terminal); !untried.empty()) {
        text += (text.empty() ? "" : "\n") + untried;
    }
    return text.empty() ? "Nothing was answered or sent yet.\n" : text;
}

} // namespace

std::span<const Screen> person_screens() {
    static constexpr Screen screens[] = {
        {"log", render_log}, {"balance", render_balance}, {"history", render_history}};
    return screens;
}

} // namespace kith::cli
