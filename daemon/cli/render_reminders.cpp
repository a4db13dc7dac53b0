#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

std::string note_line(const Value& item) {
    const auto note = item.text_or("note", "");
    const auto date = item.text_or("note_date", "");
    if (note.empty()) {
        return {};
    }
    return "    \"" + note + "\"" + (date.empty() ? "" : " (" + day_in_figures(date) + ")") + "\n";
}

/// A reminder with everything one needs to act on it.
std::string render_item(const Value& item, const Terminal& terminal) {
    std::string text = terminal.bold(item.at("title").as_string()) + "\n";
    for (const auto& reason : item.at("reasons").as_array()) {
        text += "    " + reason.as_string() + "\n";
    }
    text += note_line(item);
    const auto& contact = item.at("contact");
    const auto emails = joined(contact.at("emails"), "  ");
    const auto phones = joined(contact.at("phones"), "  ");
    if (!emails.empty() || !phones.empty()) {
        text += terminal.dim("    " + emails + (emails.empty() || phones.empty() ? "" : "  ") +
                             phones) +
                "\n";
    }
    return text;
}

/// What one must know before all else: that kith holds still, or was off.
std::string foremost(const Value& answer, const Terminal& terminal) {
    std::string text;
    if (const auto held = answer.text_or("held", ""); !held.empty()) {
        text += terminal.bad(say("Nothing is sent: {}", held)) + "\n";
    }
    const auto* absence = answer.find("was_off");
    if (absence != nullptr && !absence->is_null()) {
        text += terminal.bold(absence->at("text").as_string()) + "\n";
    }
    return text;
}

/// What sources found waits in one line, below everything.
std::string traces(const Value& answer) {
    const auto count = answer.integer_or("proposals", 0);
    return count == 0
               ? ""
               : words::say_many("{} trace of contact waits for an answer: `kith evidence`\n",
                                 "{} traces of contact wait for an answer: `kith evidence`\n",
                                 count);
}

std::string render_due(const Value& answer, const Terminal& terminal) {
    const auto& items = answer.at("items").as_array();
    auto text = foremost(answer, terminal);
    if (items.empty()) {
        return text + say("Nobody is waiting today. `kith agenda` shows what is coming.\n") +
               traces(answer);
    }
    for (const auto& item : items) {
        text += (text.empty() ? "" : "\n") + render_item(item, terminal);
    }
    const auto line = traces(answer);
    return line.empty() ? text : text + "\n" + line;
}

std::string render_agenda(const Value& answer, const Terminal& terminal) {
    std::string text;
    std::string day;
    const auto& today = answer.at("from").as_string();
    for (const auto& item : answer.at("items").as_array()) {
        // What is overdue stands under today.
        const auto date = std::max(item.at("date").as_string(), today);
        text += date == day ? std::string(12, ' ') : terminal.dim(day_in_figures(date)) + "  ";
        day = date;
        const auto state = item.at("state").as_string();
        text += item.at("title").as_string() +
                (state == "planned" ? "" : terminal.dim("  (" + in_words(state) + ")")) + "\n";
    }
    return text.empty()
               ? say("Nothing is coming up to {}.\n", day_in_figures(answer.at("to").as_string()))
               : text;
}

std::string render_done(const Value& answer, const Terminal&) {
    return render_change(answer, words::tr("Done"), "settled");
}

std::string render_skip(const Value& answer, const Terminal&) {
    return render_change(answer, words::tr("Skipped"), "settled");
}

std::string render_snooze(const Value& answer, const Terminal&) {
    std::string text;
    for (const auto& item : answer.at("snoozed").as_array()) {
        text += say("Snoozed until {}: {}\n",
                    day_in_figures(item.at("due_at").as_string().substr(0, 10)),
                    item.at("title").as_string());
    }
    return text;
}

} // namespace

std::span<const Screen> reminder_screens() {
    static constexpr Screen screens[] = {{"due", render_due},
                                         {"agenda", render_agenda},
                                         {"done", render_done},
                                         {"skip", render_skip},
                                         {"snooze", render_snooze}};
    return screens;
}

} // namespace kith::cli
