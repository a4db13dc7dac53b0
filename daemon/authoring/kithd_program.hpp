#pragma once

#include <string>

namespace kith::authoring {

/// How kithd is run: the one beside this program, else the one in PATH.
[[nodiscard]] std::string kithd_program();

} // namespace kith::authoring
