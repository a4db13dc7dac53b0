#pragma once

#include <string>
#include <vector>

namespace kith::cli {

/// Becomes kithd, the one beside this program or the one in PATH, with these arguments. Returns an
/// exit code only when there is none.
[[nodiscard]] int delegate(const std::vector<std::string>& arguments);

} // namespace kith::cli
