#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kith::cli {

/// Whether somebody sits there: standard input and error are terminals.
[[nodiscard]] bool can_ask();

/// Asks on standard error for yes or no. Anything but a clear yes is no.
[[nodiscard]] bool is_agreed(const std::string& question);

/// Asks for a text on standard error; an empty line takes the default, which is shown. Absent at
/// the end of input.
[[nodiscard]] std::optional<std::string> answered(const std::string& question,
                                                  const std::string& otherwise);

/// Asks for a text that is not shown while it is typed. Absent when nothing is.
[[nodiscard]] std::optional<std::string> hidden_answer(const std::string& question);

/// Asks which of these; one alone for yes or no. Absent when it is none of them.
[[nodiscard]] std::optional<std::size_t> chosen(const std::string& question,
                                                const std::vector<std::string>& from);

} // namespace kith::cli
