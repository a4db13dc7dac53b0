#pragma once

#include <optional>

namespace kith::cli {

/// Waits for one key on standard input, without Enter and without showing it. The terminal is as it
/// was before whenever this returns, and when a signal ends or stops the process. A key that is
/// more than one byte (an arrow) is its first one, an Escape. Absent when there is no terminal, it
/// is gone, or Ctrl-D was pressed.
[[nodiscard]] std::optional<char> pressed_key();

} // namespace kith::cli
