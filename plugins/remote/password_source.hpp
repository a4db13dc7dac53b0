#pragma once

#include <string>
#include <vector>

namespace kith::remote {

/// Where the password comes from. At most one is set; neither: no login.
struct PasswordSource {
    std::string file;
    std::vector<std::string> command; ///< argv, without a shell
};

} // namespace kith::remote
