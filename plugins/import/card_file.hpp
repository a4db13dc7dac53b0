#pragma once

#include "import/reading.hpp"

#include <string_view>

namespace kith::imports {

/// People of a file of vCards, read as the address book plugin reads them. Who is in a group gets a
/// tag of its name.
[[nodiscard]] Reading read_cards(std::string_view bytes);

} // namespace kith::imports
