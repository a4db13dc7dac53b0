#pragma once

#include "domain/reminder.hpp"

#include <string>
#include <vector>

namespace kith::storage {

/// Reasons as the text of one column: a JSON array of objects, what is empty left out.
[[nodiscard]] std::string encode_reasons(const std::vector<domain::Reason>& reasons);
/// Throws DamagedDatabase when the text is none of encode_reasons().
[[nodiscard]] std::vector<domain::Reason> decode_reasons(const std::string& text);

/// Texts as the text of one column: a JSON array of strings.
[[nodiscard]] std::string encode_texts(const std::vector<std::string>& texts);
/// Throws DamagedDatabase when the text is none of encode_texts().
[[nodiscard]] std::vector<std::string> decode_texts(const std::string& text);

} // namespace kith::storage
