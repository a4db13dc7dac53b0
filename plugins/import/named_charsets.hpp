#pragma once

#include <set>
#include <string>
#include <string_view>

namespace kith::imports {

/// The character sets that vCards in these bytes say they are written in ("CHARSET=ISO-8859-2"),
/// in small letters; at most 16.
[[nodiscard]] std::set<std::string> named_charsets(std::string_view bytes);

} // namespace kith::imports
