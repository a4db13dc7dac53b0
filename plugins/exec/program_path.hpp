#pragma once

#include <optional>
#include <string>

namespace kith::exec {

/// The absolute path of a program: `name` itself when it begins with a slash, otherwise the first
/// file of that name in the directories of `path` (as in PATH; relative ones are passed over).
/// Absent when there is none that can be run.
[[nodiscard]] std::optional<std::string> program_path(const std::string& name,
                                                      const std::string& path);

} // namespace kith::exec
