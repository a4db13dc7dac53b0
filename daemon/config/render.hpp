#pragma once

#include "domain/diagnostic.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::config {

enum class Colour { Off, On };

/// A diagnostic as a compiler says it, in lines that end with "\n":
///     rules.toml:12:9: error: "every" is no span of time: "6 weks"
///        12 | every = "6 weks"
///           |         ^
///        mend: write "6 weeks"
/// File names are put below `directory` when there is one.
[[nodiscard]] std::string render(const domain::Diagnostic& diagnostic, Colour colour,
                                 const std::filesystem::path& directory = {});
/// All of them, with an empty line between two.
[[nodiscard]] std::string render(const std::vector<domain::Diagnostic>& diagnostics, Colour colour,
                                 const std::filesystem::path& directory = {});

} // namespace kith::config
