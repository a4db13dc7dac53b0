#pragma once

#include <string>
#include <string_view>

namespace kith::vcard {

/// Appends the bytes a QUOTED-PRINTABLE text stands for (RFC 2045 section 6.7). What is no escape
/// stays as it is.
void append_quoted_printable(std::string_view text, std::string& out);

/// Appends the bytes a base64 text stands for (RFC 4648); blanks are skipped, the rest of the text
/// is left out from the first byte that is no base64.
void append_base64(std::string_view text, std::string& out);

/// Appends the bytes a hexadecimal text stands for. False, with what came before, at the first
/// fault.
bool append_hex(std::string_view text, std::string& out);

} // namespace kith::vcard
