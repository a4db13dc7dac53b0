#pragma once

#include <string>
#include <string_view>

namespace kith::vcard {

/// Turns the bytes of a whole file into what the line scanner reads: a byte order mark is cut off,
/// UTF-16 (told by its mark) becomes UTF-8, everything else stays as it is. A broken surrogate
/// becomes U+FFFD. `converted` owns the text when it had to be made anew; the view lives as long as
/// both.
[[nodiscard]] std::string_view without_mark(std::string_view bytes, std::string& converted);

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Appends Windows-1252 bytes as UTF-8; the five bytes that mean nothing become U+FFFD.
void append_windows_1252(std::string_view bytes, std::string& out);

/// Appends `bytes`, written in the named character set, as UTF-8. False, and nothing appended, when
/// the set is none that address books are known to use (the name comes from a hostile file and is
/// never handed to iconv unchecked) or the bytes are not text in it.
[[nodiscard]] bool append_charset(std::string_view name, std::string_view bytes, std::string& out);

/// Keeps what append_charset() needs for that set loaded as long as the process lives: for one that
/// opens no file any more. Does nothing for sets that are not known.
void keep_charset(std::string_view name);

/// Appends one code point as UTF-8; U+FFFD for what is none.
void append_code_point(char32_t point, std::string& out);

} // namespace kith::vcard
