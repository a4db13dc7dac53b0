#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "words/words.hpp"

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

std::string kinds(const Value& codes) {
    std::string text;
    for (const auto& code : codes.as_array()) {
        text += (text.empty() ? "" : ", ") + in_words(code.as_string());
    }
    return text;
}

std::string render_plugins(const Value& answer, const Terminal& terminal) {
    std::string text;
    for (const auto& plugin : answer.at("plugins").as_array()) {
        const bool usable = plugin.at("usable").as_bool();
        const auto reason = plugin.text_or("reason", "");
        text += terminal.bold(plugin.at("name").as_string()) + "  " +
                plugin.at("plugin").as_string() + ", " + kinds(plugin.at("kinds")) + ": " +
                (usable ? terminal.good(say("works")) : terminal.bad(say("does not work now"))) +
                "\n";
        if (!usable) {
            text += "    " + (reason.empty() ? plugin.at("state").as_string() : reason) + "\n";
        }
        if (const auto waiting = plugin.integer_or("waiting", 0); waiting > 0) {
            const auto next = plugin.text_or("next_attempt", "");
            text += next.empty() ? say("    {} waiting\n", waiting)
                                 : say("    {} waiting, next at {}\n", waiting, next);
        }
        if (const auto* drill = plugin.find("drill"); drill != nullptr && drill->is_object()) {
            text += say("    monthly test of {}: {}\n", drill->text_or("planned_at", ""),
                        in_words(drill->text_or("state", "")));
        }
        if (const auto* found = plugin.find("proposals"); found != nullptr && found->is_object()) {
            text += found->text_or("take", "") == "ask"
                        ? say("    asks about what it finds: {} waiting\n",
                              found->integer_or("open", 0))
                        : say("    what it finds is recorded at once; `kith evidence --lately`\n");
        }
    }
    return text.empty() ? say("No plugin is configured.\n") : text;
}

std::string render_status(const Value& answer, const Terminal& terminal) {
    auto text = say("kithd {}, process {}\n", answer.at("daemon").as_string(),
                    answer.at("pid").as_integer());
    text += say("  people: {}, rules: {}, open reminders: {}\n", answer.at("contacts").as_integer(),
                answer.at("rules").as_integer(), answer.at("open").as_integer());
    text += say("  next: {} ({})\n", answer.text_or("next_at", say("nothing is planned")),
                answer.at("zone").as_string());
    text += say("  configuration: {}\n", answer.at("config_dir").as_string());
    text += say("  memory: {}\n", answer.at("state_dir").as_string());
    for (const auto& feed : answer.at("feeds").as_array()) {
        text += say("  feed: {}\n", feed.as_string());
    }
    if (const auto held = answer.text_or("held", ""); !held.empty()) {
        text += terminal.bad(say("  nothing is sent: {}", held)) + "\n";
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
                       ? say("The configuration was read again.\n")
                       : say("Nothing was changed: the configuration is broken.\n"));
}

std::string render_outcome(const Value& answer, const Terminal&) {
    return in_words(answer.text_or("outcome", "")) + "  " + answer.text_or("text", "") + "\n";
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
