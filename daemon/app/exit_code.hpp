#pragma once

#include <exception>

namespace kith::app {

/// What kithd ends with when that stopped it; one of sysexits.h.
[[nodiscard]] int exit_code_of(const std::exception& error);

} // namespace kith::app
