#pragma once

#include "vcard/property.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::vcard {

/// Turns raw property values into UTF-8: undoes QUOTED-PRINTABLE and base64, then the character
/// set: UTF-8 where it is UTF-8, else what CHARSET names, else Windows-1252. Keeps its buffers
/// between calls.
class ValueDecoder {
public:
    /// The value as UTF-8, still escaped. Lives until the next call and as long as the property.
    [[nodiscard]] std::string_view decode(const Property& property);

private:
    [[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string_view charset);

    std::string bytes_;
    std::string text_;
};

/// Walks over the parts of an escaped value between unescaped separators.
class PartWalk {
public:
    PartWalk(std::string_view value, char separator) : rest_(value), separator_(separator) {}
    bool next(std::string_view& part);

private:
    std::string_view rest_;
    char separator_;
    bool ended_ = false;
};

/// An escaped value as plain text: \n \N \, \; \: \\ are undone (other backslashes stay), control
/// characters, line ends among them, become single blanks, blanks at the ends go, and what is
/// longer than `limit` bytes is cut before a character. The value is UTF-8.
[[nodiscard]] std::string plain_text(std::string_view value, std::size_t limit);

/// Undoes RFC 6868 in a parameter value (^n ^^ ^') and unescapes it as plain_text does. Bytes that
/// are not UTF-8 are taken as Windows-1252.
[[nodiscard]] std::string plain_parameter(std::string_view value, std::size_t limit);

} // namespace kith::vcard
