#pragma once

#include <string>
#include <vector>

namespace kith::authoring {

/// Runs a program to its end and returns what it wrote to standard output; its standard error is
/// ours, it has no input. `words` are its name, looked for in PATH, and its arguments; no shell is
/// in between. Throws std::system_error when it cannot be run, std::runtime_error when it writes
/// more than `most_bytes`, which ends it.
[[nodiscard]] std::string program_output(const std::vector<std::string>& words,
                                         std::size_t most_bytes);

} // namespace kith::authoring
