#pragma once

#include "domain/value.hpp"

namespace kith::cli {

/// `kith init`: asks a newcomer, writes a configuration that is judged good, all of it or none,
/// sends a test through each way that was chosen, and says what comes next. Never writes over a
/// file unless told to, and keeps the old one then. `params` are the typed options; returns the
/// exit code, 1 when a test did not get through.
int init(const domain::Value& params);

} // namespace kith::cli
