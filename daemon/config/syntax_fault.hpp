#pragma once

#include <string>
#include <string_view>

namespace kith::config {

/// What is wrong with a text that is no TOML, in plain words.
struct SyntaxFault {
    std::string what;
    std::string mend;
};

/// Translates what toml++ says.
[[nodiscard]] SyntaxFault syntax_fault(std::string_view description);

} // namespace kith::config
