#pragma once

#include "domain/value.hpp"

#include <string>
#include <string_view>

namespace kith::config {

/// A text as a TOML string on one line, in quotation marks, with every sign escaped that TOML wants
/// escaped. What is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string toml_string(std::string_view text);

/// A value as TOML writes it on one line: objects as { }, in the order of their names. No null may
/// be in it.
[[nodiscard]] std::string toml_value(const domain::Value& value);

} // namespace kith::config
