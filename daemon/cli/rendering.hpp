#pragma once

#include "cli/terminal.hpp"
#include "domain/value.hpp"

#include <string>

namespace kith::cli {

/// The daemon's answer to a method, for people: lines that end with "\n". Control characters in it
/// were cleaned by whoever took the text in; here they are dropped once more. Throws ValueError
/// when the answer is not of the shape of daemon/control/PROTOCOL.md.
[[nodiscard]] std::string render(const std::string& method, const domain::Value& answer,
                                 const Terminal& terminal);

/// The text without what a terminal would obey: C0 but line ends, DEL, C1.
[[nodiscard]] std::string printable(const std::string& text);

/// The answer as one line of JSON in which what a terminal would obey (C0, DEL, C1) is escaped.
[[nodiscard]] std::string render_json(const domain::Value& answer);

/// A refusal for people: what is wrong, and what would have been right.
[[nodiscard]] std::string render_refusal(const std::string& message, const domain::Value& data);

} // namespace kith::cli
