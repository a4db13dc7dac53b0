#pragma once

#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the name of the library
class App;
}

namespace kith::manual {

/// A text for man(7): what troff would obey is escaped.
[[nodiscard]] std::string escaped(const std::string& text);

/// The verbs of a command with what stands behind them, a subsection each.
[[nodiscard]] std::string verbs_of(const CLI::App& command);

/// The options of a command, each with what it does.
[[nodiscard]] std::string options_of(const CLI::App& command);

/// The files as they are, a subsection each. Throws std::runtime_error when one cannot be read.
[[nodiscard]] std::string files(const std::vector<std::string>& paths);

/// `text` with "@NAME@" on a line of its own replaced.
[[nodiscard]] std::string filled(std::string text, const std::string& name,
                                 const std::string& content);

} // namespace kith::manual
