#pragma once

#include "domain/value.hpp"

#include <string>

namespace kith::cli {

/// The texts of an array, one behind the other. Throws ValueError when it holds something else.
[[nodiscard]] std::string joined(const domain::Value& texts, const std::string& between);

/// "WORD: title" for each item of the array, and what comes next.
[[nodiscard]] std::string render_change(const domain::Value& answer, const char* word,
                                        const char* member);

} // namespace kith::cli
