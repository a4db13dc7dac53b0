#include "cli/rendering.hpp"

#include "wire/json.hpp"
#include "wire/plain_line.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace kith::cli {

using domain::Value;

namespace {

std::string joined(const Value& texts, const std::string& between) {
    std::string line;
    for (const auto& text : texts.as_array()) {
        line += (line.empty() ? "" : between) + text.as_string();
    }
    return line;
}

std::string note_line(const Value& item) {
    const auto note = item.text_or("note", "");
    const auto date = item.text_or("note_date", "");
    if (note.empty()) {
        return {};
    }
    return "    \"" + note + "\"" + (date.empty() ? "" : " (" + date + ")") + "\n";
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

std::string render_due(const Value& answer, const Terminal& terminal) {
    const auto& items = answer.at("items").as_array();
    if (items.empty()) {
        return "Nobody is waiting today. `kith agenda` shows what is coming.\n";
    }
    std::string text;
    for (const auto& item : items) {
        text += (text.empty() ? "" : "\n") + render_item(item, terminal);
    }
    return text;
}

std::string render_agenda(const Value& answer, const Terminal& terminal) {
    std::string text;
    std::string day;
    const auto& today = answer.at("from").as_string();
    for (const auto& item : answer.at("items").as_array()) {
        // What is overdue stands under today.
        const auto date = std::max(item.at("date").as_string(), today);
        text += date == day ? std::string(12, ' ') : terminal.dim(date) + "  ";
        day = date;
        const auto state = item.at("state").as_string();
        text += item.at("title").as_string() +
                (state == "planned" ? "" : terminal.dim("  (" + state + ")")) + "\n";
    }
    return text.empty() ? "Nothing is coming up to " + answer.at("to").as_string() + ".\n" : text;
}

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

/// "Done: ...", and what comes next.
std::string render_change(const Value& answer, const char* word, const char* member) {
    std::string text;
    for (const auto& item : answer.at(member).as_array()) {
        text += std::string(word) + ": " + item.at("title").as_string() + "\n";
    }
    const auto* next = answer.find("next");
    if (next != nullptr && !next->is_null()) {
        text +=
            "Next: " + next->at("date").as_string() + "  " + next->at("title").as_string() + "\n";
    }
    return text;
}

std::string render_log(const Value& answer) {
    return "Logged: " + answer.at("contact").at("name").as_string() + "\n" +
           render_change(answer, "Answered", "settled");
}

std::string render_snooze(const Value& answer) {
    std::string text;
    for (const auto& item : answer.at("snoozed").as_array()) {
        text += "Snoozed until " + item.at("due_at").as_string().substr(0, 10) + ": " +
                item.at("title").as_string() + "\n";
    }
    return text;
}

std::string render_plugins(const Value& answer, const Terminal& terminal) {
    std::string text;
    for (const auto& plugin : answer.at("plugins").as_array()) {
        const bool usable = plugin.at("usable").as_bool();
        const auto reason = plugin.text_or("reason", "");
        text += terminal.bold(plugin.at("name").as_string()) + "  " +
                plugin.at("plugin").as_string() + ", " + joined(plugin.at("kinds"), ", ") + ": " +
                (usable ? terminal.good("works") : terminal.bad("does not work now")) + "\n";
        if (!usable) {
            text += "    " + (reason.empty() ? plugin.at("state").as_string() : reason) + "\n";
        }
        if (const auto waiting = plugin.integer_or("waiting", 0); waiting > 0) {
            text += "    " + std::to_string(waiting) + " waiting" +
                    (plugin.text_or("next_attempt", "").empty()
                         ? ""
                         : ", next at " + plugin.at("next_attempt").as_string()) +
                    "\n";
        }
    }
    return text.empty() ? "No plugin is configured.\n" : text;
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

std::string render_status(const Value& answer, const Terminal& terminal) {
    std::string text = "kithd " + answer.at("daemon").as_string() + ", process " +
                       std::to_string(answer.at("pid").as_integer()) + "\n";
    text += "  people: " + std::to_string(answer.at("contacts").as_integer()) +
            ", rules: " + std::to_string(answer.at("rules").as_integer()) +
            ", open reminders: " + std::to_string(answer.at("open").as_integer()) + "\n";
    text += "  next: " + answer.text_or("next_at", "nothing is planned") + " (" +
            answer.at("zone").as_string() + ")\n";
    text += "  configuration: " + answer.at("config_dir").as_string() + "\n";
    text += "  memory: " + answer.at("state_dir").as_string() + "\n";
    for (const auto& feed : answer.at("feeds").as_array()) {
        text += "  feed: " + feed.as_string() + "\n";
    }
    if (const auto held = answer.text_or("held", ""); !held.empty()) {
        text += terminal.bad("  nothing is sent: " + held) + "\n";
    }
    for (const auto& fault : answer.at("faults").as_array()) {
        text += terminal.bad("  " + fault.as_string()) + "\n";
    }
    return text;
}

std::string render_reload(const Value& answer) {
    std::string text;
    for (const auto& diagnostic : answer.at("diagnostics").as_array()) {
        text += diagnostic.at("text").as_string() + "\n";
    }
    return text + (answer.at("applied").as_bool()
                       ? "The configuration was read again.\n"
                       : "Nothing was changed: the configuration is broken.\n");
}

/// The text without what a terminal would obey: C0 but line ends, DEL, C1.
std::string printable(const std::string& raw) {
    const auto text = wire::valid_utf8(raw); // a stray byte may be a C1 character elsewhere
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 =
            byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if (c1) {
            ++i;
        } else if ((byte >= 0x20 || text[i] == '\n') && byte != 0x7f) {
            result += text[i];
        }
    }
    return result;
}

/// The same tree with printable texts: whoever wrote a note must not command the reader's terminal.
Value printable(const Value& value) {
    if (value.is_string()) {
        return printable(value.as_string());
    }
    if (value.is_array()) {
        Value items{Value::Array{}};
        for (const auto& item : value.as_array()) {
            items.push_back(printable(item));
        }
        return items;
    }
    if (value.is_object()) {
        Value members{Value::Object{}};
        for (const auto& [name, member] : value.as_object()) {
            members[name] = printable(member);
        }
        return members;
    }
    return value;
}

std::string render_outcome(const Value& answer) {
    return answer.text_or("outcome", "") + "  " + answer.text_or("text", "") + "\n";
}

} // namespace

std::string render(const std::string& method, const Value& raw, const Terminal& terminal) {
    const auto answer = printable(raw);
    if (method == "due") {
        return render_due(answer, terminal);
    }
    if (method == "agenda") {
        return render_agenda(answer, terminal);
    }
    if (method == "show") {
        return render_show(answer, terminal);
    }
    if (method == "log") {
        return render_log(answer);
    }
    if (method == "done" || method == "skip") {
        return render_change(answer, method == "done" ? "Done" : "Skipped", "settled");
    }
    if (method == "snooze") {
        return render_snooze(answer);
    }
    if (method == "plugins") {
        return render_plugins(answer, terminal);
    }
    if (method == "history") {
        return render_history(answer, terminal);
    }
    if (method == "status") {
        return render_status(answer, terminal);
    }
    return method == "reload" ? render_reload(answer) : render_outcome(answer);
}

std::string render_json(const Value& answer) {
    std::string text;
    const auto plain = wire::dump_json(answer);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const auto byte = static_cast<unsigned char>(plain[i]);
        if (byte == 0x7f) {
            text += "\\u007f";
        } else if (byte == 0xc2 && static_cast<unsigned char>(plain[i + 1]) < 0xa0) {
            text += fmt::format("\\u{:04x}", static_cast<unsigned char>(plain[++i]));
        } else {
            text += plain[i];
        }
    }
    return text + "\n";
}

std::string render_refusal(const std::string& message, const Value& raw) {
    const auto data = printable(raw);
    std::string text = printable(message) + "\n";
    if (const auto* candidates = data.find("candidates")) {
        for (const auto& candidate : candidates->as_array()) {
            text += "  " + candidate.at("name").as_string() + "  (id " +
                    candidate.at("id").as_string() + ")\n";
        }
        text += "Type more of the name, or the id.\n";
    }
    const auto* nearest = data.find("nearest");
    if (nearest != nullptr && !nearest->as_array().empty()) {
        text += "Did you mean " + joined(*nearest, " or ") + "?\n";
    }
    return text;
}

} // namespace kith::cli
