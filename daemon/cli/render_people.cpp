#include "cli/phrasing.hpp"
#include "cli/screens.hpp"

#include <vector>

namespace kith::cli {

using domain::Value;

namespace {

std::string render_facts(const Value& contact) {
    std::string text;
    static const std::vector<std::pair<const char*, const char*>> lists{
        {"emails", "mail"},
        {"phones", "phone"},
        {"institutions", "institution"},
        {"networks", "network"},
        {"tags", "tag"}};
    for (const auto& [member, label] : lists) {
        const auto* texts = contact.find(member);
        if (texts != nullptr && !texts->as_array().empty()) {
            text += "  " + std::string(label) + ": " + joined(*texts, ", ") + "\n";
        }
    }
    if (const auto* dates = contact.find("dates")) {
        for (const auto& date : dates->as_array()) {
            const auto label = date.text_or("label", "");
            text += "  " + (label.empty() ? date.at("kind").as_string() : label) + ": " +
                    date.at("date").as_string() + "\n";
        }
    }
    if (const auto note = contact.text_or("note", ""); !note.empty()) {
        text += "  note: " + note + "\n";
    }
    return text;
}

std::string render_show(const Value& answer, const Terminal& terminal) {
    const auto& contact = answer.at("contact");
    std::string text = terminal.bold(contact.at("name").as_string()) + "\n" + render_facts(contact);
    for (const auto& item : answer.at("items").as_array()) {
        text += "\n" + item.at("date").as_string() + "  " + item.at("title").as_string() + " (" +
                item.at("state").as_string() + ")\n";
        for (const auto& reason : item.at("reasons").as_array()) {
            text += "    " + reason.as_string() + "\n";
        }
    }
    const auto& interactions = answer.at("interactions").as_array();
    text += interactions.empty() ? "" : "\n";
    for (const auto& one : interactions) {
        const auto note = one.text_or("note", "");
        text += one.at("date").as_string() + "  " + one.at("kind").as_string() +
                (one.text_or("direction", "out") == "in" ? ", they reached out" : "") +
                (note.empty() ? "" : ": " + note) + "\n";
    }
    return text;
}

std::string render_log(const Value& answer, const Terminal&) {
    return "Logged: " + answer.at("contact").at("name").as_string() + "\n" +
           render_change(answer, "Answered", "settled");
}

std::string render_history(const Value& answer, const Terminal& terminal) {
    std::string text;
    for (const auto& attempt : answer.at("attempts").as_array()) {
        const auto result = attempt.text_or("result", "cut off");
        const auto reminder = attempt.text_or("reminder", "");
        const auto detail = attempt.text_or("text", "");
        text += attempt.at("started_at").as_string() + "  " + attempt.at("channel").as_string() +
                "  " + attempt.at("kind").as_string() + "  " +
                (result == "delivered" ? terminal.good(result) : terminal.bad(result)) +
                (attempt.flag_or("uncertain", false) ? " (uncertain)" : "") +
                (reminder.empty() ? "" : "  " + reminder) + "\n" +
                (detail.empty() ? "" : "    " + detail + "\n");
    }
    return text.empty() ? "Nothing was sent yet.\n" : text;
}

} // namespace

std::span<const Screen> person_screens() {
    static constexpr Screen screens[] = {
        {"show", render_show}, {"log", render_log}, {"history", render_history}};
    return screens;
}

} // namespace kith::cli
