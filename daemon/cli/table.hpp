#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kith::cli {

/// Rows below each other, each column as wide as its widest text, two blanks between them. What
/// does not fit into the last column goes on below it. A row may be shorter than others.
[[nodiscard]] std::string table(const std::vector<std::vector<std::string>>& rows,
                                std::size_t indent, int columns);

} // namespace kith::cli
