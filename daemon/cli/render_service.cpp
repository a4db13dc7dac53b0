#include "cli/phrasing.hpp"
#include "cli/screens.hpp"

namespace kith::cli {

using domain::Value;

namespace {

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
        if (const auto* drill = plugin.find("drill"); drill != nullptr && drill->is_object()) {
            text += "    monthly test of " + drill->text_or("planned_at", "") + ": " +
                    drill->text_or("state", "") + "\n";
        }
    }
    return text.empty() ? "No plugin is configured.\n" : text;
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

std::string render_reload(const Value& answer, const Terminal&) {
    std::string text;
    for (const auto& diagnostic : answer.at("diagnostics").as_array()) {
        text += diagnostic.at("text").as_string() + "\n";
    }
    return text + (answer.at("applied").as_bool()
                       ? "The configuration was read again.\n"
                       : "Nothing was changed: the configuration is broken.\n");
}

std::string render_outcome(const Value& answer, const Terminal&) {
    return answer.text_or("outcome", "") + "  " + answer.text_or("text", "") + "\n";
}

} // namespace

std::span<const Screen> service_screens() {
    static constexpr Screen screens[] = {{"plugins", render_plugins},
                                         {"status", render_status},
                                         {"reload", render_reload},
                                         {"test", render_outcome}};
    return screens;
}

} // namespace kith::cli
