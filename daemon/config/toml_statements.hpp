#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kith::config {

/// What a line of a TOML text says, with the lines it goes on over: a header or a key with a value.
/// All places are bytes from the beginning of the text.
struct TomlStatement {
    enum class Kind { Table, ArrayTable, KeyValue };

    Kind kind = Kind::KeyValue;
    std::string key;             ///< without quotation marks, parts joined by ".": "contact.dates"
    std::size_t begin = 0;       ///< of its first line
    std::size_t end = 0;         ///< behind the end of its last line, comment included
    std::size_t value_begin = 0; ///< KeyValue only
    std::size_t value_end = 0;   ///< KeyValue only: behind the value, before blanks and comment
};

/// The statements of a text that is good TOML, in order: what lies between them are empty lines and
/// comments. For changing a text in one place; of a text that is no TOML it says anything, within
/// the bounds of the text.
[[nodiscard]] std::vector<TomlStatement> toml_statements(std::string_view text);

/// Where in a list, written as "[...]" at those bytes, one more item belongs.
struct ListEnd {
    std::size_t offset = 0;   ///< behind the last item or its comma, else behind "["
    bool needs_comma = false; ///< an item stands before it, without one
};
[[nodiscard]] ListEnd list_end(std::string_view text, std::size_t begin, std::size_t end);

} // namespace kith::config
