#pragma once

#include <string>

namespace kith::app {

/// Sets spdlog up: one line an event on standard error, with the moment unless the journal adds it
/// ($JOURNAL_STREAM). `level` is spdlog's name of it. Call once, before anything logs.
void set_up_logging(const std::string& level);

} // namespace kith::app
