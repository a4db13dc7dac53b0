#include "cli/paragraph.hpp"
#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "cli/table.hpp"
#include "words/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace kith::cli {

using domain::Value;
using words::later;
using words::say;

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t most_items = 6;

std::string render_facts(const Value& contact) {
    std::string text;
    static const std::vector<std::pair<const char*, const char*>> lists{
        {"emails", later("mail")},
        {"phones", later("phone")},
        {"institutions", later("institution")},
        {"networks", later("network")},
        {"tags", later("tag")}};
    const bool person = contact.text_or("subject", "person") == "person";
    for (const auto& [member, label] : lists) {
        const auto* texts = contact.find(member);
        // A network is in itself, and an alliance has its institutions' names.
        if (person && texts != nullptr && !texts->as_array().empty()) {
            text += fmt::format("  {}: {}\n", words::tr(label), joined(*texts, ", "));
        }
    }
    if (const auto* dates = contact.find("dates")) {
        for (const auto& date : dates->as_array()) {
            const auto label = date.text_or("label", "");
            text += "  " + (label.empty() ? in_words(date.at("kind").as_string()) : label) + ": " +
                    day_in_figures(date.at("date").as_string()) + "\n";
        }
    }
    if (const auto note = contact.text_or("note", ""); !note.empty()) {
        text += say("  note: {}\n", note);
    }
    return text;
}

/// The circles that the facts do not name already.
std::string render_circles(const Value& circles) {
    std::string names;
    for (const auto& circle : circles.as_array()) {
        const auto kind = circle.at("subject").as_string();
        if (kind == "type" || kind == "alliance") {
            names += (names.empty() ? "" : ", ") + circle.at("name").as_string();
        }
    }
    return names.empty() ? "" : say("  circle: {}\n", names);
}

/// How often the owner, or the address book, wants them to come up; rules stand with reminders.
std::string render_own_pace(const Value& answer) {
    const auto& contact = answer.at("contact");
    if (answer.flag_or("never", false)) {
        return say("  pace: {}\n", cadence_in_words({}, true));
    }
    const auto* arranged = answer.find("arrangement");
    if (arranged != nullptr && !arranged->is_null()) {
        return say("  pace: {}, as you said\n", cadence_in_words(*arranged, false));
    }
    return contact.find("every") == nullptr
               ? ""
               : say("  pace: {}, as it stands with them\n", cadence_in_words(contact, false));
}

void add_pauses(Rows& rows, const Value& pauses) {
    for (const auto& pause : pauses.as_array()) {
        rows.push_back({words::tr_in("column", "rests"),
                        say("{} to {}", day_in_figures(pause.at("from").as_string()),
                            day_in_figures(pause.at("to").as_string())),
                        pause.at("subject").text_or("name", "")});
    }
}

void add_appointments(Rows& rows, const Value& appointments) {
    for (const auto& one : appointments.as_array()) {
        const auto at = one.text_or("at", "");
        rows.push_back({words::tr_in("column", "met on"),
                        day_in_figures(one.at("date").as_string()) + (at.empty() ? "" : " " + at),
                        one.text_or("title", "")});
    }
}

/// What is arranged: pauses, meetings.
std::string render_plans(const Value& answer, const Terminal& terminal) {
    Rows rows;
    if (const auto* pauses = answer.find("pauses")) {
        add_pauses(rows, *pauses);
    }
    if (const auto* appointments = answer.find("appointments")) {
        add_appointments(rows, *appointments);
    }
    return table(rows, 2, terminal.columns());
}

std::string render_items(const Value& items, const Terminal& terminal) {
    std::string text;
    const auto& all = items.as_array();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& item = all[i];
        const auto state = item.at("state").as_string();
        if (i >= most_items && state == "planned") {
            const auto left = all.size() - i;
            return text + "\n" +
                   words::say_many("{} more is planned.\n", "{} more are planned.\n",
                                   static_cast<std::int64_t>(left));
        }
        const auto rule = item.text_or("rule", "");
        const auto what =
            rule.empty() ? in_words(state) : say("{}, rule {}", in_words(state), rule);
        text += "\n" + table({{day_in_figures(item.at("date").as_string()),
                               fmt::format("{} ({})", item.at("title").as_string(), what)}},
                             0, terminal.columns());
        for (const auto& reason : item.at("reasons").as_array()) {
            text += paragraph(reason.as_string(), 4, terminal.columns());
        }
    }
    return text;
}

/// What was done or skipped by hand: interactions tell the rest.
std::string render_settled(const Value& settled, const Terminal& terminal) {
    Rows rows;
    for (const auto& item : settled.as_array()) {
        if (item.text_or("settled_by", "").starts_with("kith ")) {
            rows.push_back({day_in_figures(item.text_or("settled_on", "")),
                            item.at("title").as_string() + " - " + ending(item)});
        }
    }
    return rows.empty() ? "" : "\n" + table(rows, 0, terminal.columns());
}

/// Where it is from, unless it was typed.
std::string from_elsewhere(const Value& interaction) {
    const auto source = interaction.text_or("source", "");
    return source.empty() || source == "kith log" ? "" : say(" (from {})", source);
}

std::string render_interactions(const Value& interactions, const Terminal& terminal) {
    Rows rows;
    for (const auto& one : interactions.as_array()) {
        const auto note = one.text_or("note", "");
        const bool theirs = one.text_or("direction", "out") == "in";
        rows.push_back({day_in_figures(one.at("date").as_string()),
                        in_words(one.at("kind").as_string()) +
                            (theirs ? say(", they reached out") : "") +
                            (note.empty() ? "" : ": " + note) + from_elsewhere(one)});
    }
    return rows.empty() ? "" : "\n" + table(rows, 0, terminal.columns());
}

std::string render_show(const Value& answer, const Terminal& terminal) {
    const auto& contact = answer.at("contact");
    auto text = terminal.bold(contact.at("name").as_string()) + "\n" + render_facts(contact);
    if (const auto* circles = answer.find("circles")) {
        text += render_circles(*circles);
    }
    text += render_own_pace(answer) + render_plans(answer, terminal) +
            render_items(answer.at("items"), terminal);
    if (const auto* settled = answer.find("settled")) {
        text += render_settled(*settled, terminal);
    }
    text += render_interactions(answer.at("interactions"), terminal);
    if (answer.find("network") == nullptr) {
        return text;
    }
    return text + "\n" +
           paragraph(say("`kith network \"{}\"` shows who is in it and what its membership asks.",
                         contact.at("name").as_string()),
                     0, terminal.columns());
}

} // namespace

std::span<const Screen> show_screens() {
    static constexpr Screen screens[] = {{"show", render_show}};
    return screens;
}

} // namespace kith::cli
