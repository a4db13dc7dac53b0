#pragma once

#include "import/reading.hpp"

#include <string_view>

namespace kith::imports {

/// People of a CSV table (UTF-8): see columns_of() for whose. The separator (comma, semicolon,
/// tabulator) is found by the row that names the columns, which may have text before it, as in
/// LinkedIn's export. Several values in one cell are those of Google (":::") and, of categories,
/// Outlook (";").
[[nodiscard]] Reading read_table(std::string_view text);

} // namespace kith::imports
