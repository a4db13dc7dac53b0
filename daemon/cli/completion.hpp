#pragma once

#include "cli/verbs.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kith::cli {

/// What a shell calls: `kith complete-words WORD...`, the last one being the word under the cursor.
/// No verb: nobody types it.
inline constexpr const char* completion_word = "complete-words";

/// What one may go on with: verbs, options of a verb, names, networks, channels, kinds. `names` are
/// those that begin so, asked for only where a name may stand; likewise the others.
struct Known {
    std::function<std::vector<std::string>(const std::string& begins)> names;
    std::function<std::vector<std::string>()> networks;
    std::function<std::vector<std::string>()> channels;
};
[[nodiscard]] std::vector<std::string>
completions(const CLI::App& app, const std::vector<std::string>& typed, const Known& known);

/// Prints them, one a line. Quick, and silent when no daemon answers. Returns 0.
int print_completions(const std::vector<std::string>& typed);

} // namespace kith::cli
