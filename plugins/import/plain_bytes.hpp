#pragma once

#include <string>
#include <string_view>

namespace kith::imports {

/// The bytes of a text file as UTF-8 without a byte order mark. UTF-16 is told by its mark, or by
/// the zero bytes between Latin letters (as "Unicode text" of old programs has them); what is no
/// UTF-8 is Windows-1252, as Outlook writes it.
[[nodiscard]] std::string plain_bytes(std::string_view bytes);

} // namespace kith::imports
