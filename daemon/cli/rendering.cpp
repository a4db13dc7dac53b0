#include "cli/rendering.hpp"

#include "cli/phrasing.hpp"
#include "cli/screens.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

namespace kith::cli {

using domain::Value;
using words::say;

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

namespace {

/// The same tree with printable texts: whoever wrote a note must not command the reader's terminal.
Value printable_tree(const Value& value) {
    if (value.is_string()) {
        return printable(value.as_string());
    }
    if (value.is_array()) {
        Value items{Value::Array{}};
        for (const auto& item : value.as_array()) {
            items.push_back(printable_tree(item));
        }
        return items;
    }
    if (value.is_object()) {
        Value members{Value::Object{}};
        for (const auto& [name, member] : value.as_object()) {
            members[name] = printable_tree(member);
        }
        return members;
    }
    return value;
}

} // namespace

std::string render(const std::string& method, const Value& raw, const Terminal& terminal) {
    for (const auto screens :
         {reminder_screens(), person_screens(), show_screens(), attention_screens(),
          network_screens(), service_screens(), insight_screens(), simulation_screens(),
          evidence_screens(), forget_screens()}) {
        for (const auto& screen : screens) {
            if (method == screen.method) {
                return screen.render(printable_tree(raw), terminal);
            }
        }
    }
    throw domain::ValueError("nothing shows the answer to " + method);
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
    const auto data = printable_tree(raw);
    std::string text = printable(message) + "\n";
    if (const auto* candidates = data.find("candidates");
        candidates != nullptr && !candidates->as_array().empty()) {
        for (const auto& candidate : candidates->as_array()) {
            text += say("  {}  (id {})\n", candidate.at("name").as_string(),
                        candidate.at("id").as_string());
        }
        text += say("Type more of the name, or the id.\n");
    }
    if (const auto* diagnostics = data.find("diagnostics")) {
        for (const auto& diagnostic : diagnostics->as_array()) {
            text += diagnostic.at("text").as_string() + "\n";
        }
    }
    const auto* nearest = data.find("nearest");
    if (nearest != nullptr && !nearest->as_array().empty()) {
        text += say("Did you mean {}?\n", joined(*nearest, say(" or ")));
    }
    return text;
}

} // namespace kith::cli
