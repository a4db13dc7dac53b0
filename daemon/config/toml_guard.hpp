#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kith::config {

/// Why a text is not handed to toml++.
struct Objection {
    std::size_t offset = 0; ///< the byte at fault
    std::string what;
    std::string mend;
};

/// A text toml++ can be trusted with, or the objection.
struct GuardedToml {
    std::string text; ///< what to parse: the same lines as the original
    std::optional<Objection> objection;
};

/// Reads a text as far as strings and comments go and looks for what toml++ 3.3 does not survive:
/// - bytes that are no UTF-8, and NUL;
/// - a letter beyond ASCII outside of strings and comments, or first on a line that a trailing
///   backslash continues: its test for white space is then undefined behaviour. The latter is good
///   TOML and is rewritten as an escape;
/// - keys of thousands of parts ("a.a.a..."), whose tables overflow the stack when they go.
/// A string that is not closed is told here too, since only here it is known where it began.
[[nodiscard]] GuardedToml guard_toml(std::string_view text);

} // namespace kith::config
