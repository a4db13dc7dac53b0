#pragma once

#include <optional>
#include <string>

namespace kith::authoring {

/// A file of the configuration as it is to become.
struct Candidate {
    std::string name; ///< below the configuration directory: "contacts/added.toml"
    std::string text;
    /// What was in the file when the text was made from it; absent: there was none.
    std::optional<std::string> before;
};

} // namespace kith::authoring
