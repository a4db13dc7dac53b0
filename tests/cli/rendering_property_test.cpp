#include "cli/rendering.hpp"

#include "wire/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace kith::cli {

namespace {

using domain::Value;

/// Text full of what terminals obey, as UTF-8 and as stray bytes.
rc::Gen<std::string> hostile_text() {
    const auto part = rc::gen::oneOf(
        rc::gen::elementOf(std::vector<std::string>{"\033[2J", "\033]0;x\007", "\u009b31m", "\x9b",
                                                    "\u0085", "\x7f", "\r", "\b", "\xc2", "a",
                                                    "\u00e4", "\u65e5"}),
        rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); }));
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(part),
                        [](const std::vector<std::string>& parts) {
                            std::string text;
                            for (const auto& one : parts) {
                                text += one;
                            }
                            return text;
                        });
}

/// A C0 but the line's end, DEL or C1 character, or a byte that is one in another encoding.
bool has_control(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\n') || byte == 0x7f) {
            return true;
        }
        const bool leads = byte == 0xc2 && i + 1 < text.size();
        if (leads && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
            return true;
        }
        const auto before = i == 0 ? 0U : static_cast<unsigned char>(text[i - 1]);
        if (byte >= 0x80 && byte < 0xc0 && before < 0x80) {
            return true;
        }
    }
    return false;
}

} // namespace

// F101
RC_GTEST_PROP(RenderingPropertyTest, ControlCharactersNeverReachTheTerminal, ()) {
    Value item;
    item["title"] = *hostile_text();
    item["reasons"] = Value::Array{*hostile_text()};
    item["note"] = *hostile_text();
    item["note_date"] = *hostile_text();
    item["contact"]["emails"] = Value::Array{*hostile_text()};
    item["contact"]["phones"] = Value::Array{*hostile_text()};
    Value answer;
    answer["items"] = Value::Array{item};
    RC_ASSERT(!has_control(render("due", answer, Terminal(false))));
}

RC_GTEST_PROP(RenderingPropertyTest, ControlCharactersNeverReachTheTerminalInARefusal, ()) {
    Value data;
    data["nearest"] = Value::Array{*hostile_text()};
    RC_ASSERT(!has_control(render_refusal(*hostile_text(), data)));
}

RC_GTEST_PROP(RenderingPropertyTest, ControlCharactersNeverReachTheTerminalAsJson, ()) {
    Value answer;
    answer[*hostile_text()] = *hostile_text();
    RC_ASSERT(!has_control(render_json(answer)));
}

RC_GTEST_PROP(RenderingPropertyTest, JsonForScriptsKeepsEveryCharacter, ()) {
    const auto text = wire::parse_json(wire::dump_json(Value(*hostile_text())));
    if (text.as_string().find('\0') == std::string::npos) {
        RC_ASSERT(wire::parse_json(render_json(text)) == text);
    }
}

} // namespace kith::cli
