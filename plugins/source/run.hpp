#pragma once

#include "source/folder_source.hpp"

namespace kith::source {

/// The real clocks.
[[nodiscard]] Moment moment_now();

/// The whole main() of a source that reads folders. An idle one is woken by nobody. Returns the
/// exit code.
int run(int argc, char** argv, FolderSource& source);

} // namespace kith::source
