#pragma once

#include "config/table_reader.hpp"
#include "domain/network.hpp"

#include <optional>

namespace kith::config {

/// Reads a network's `membership`: since, number, dues, assembly, notice, benefits. Absent when the
/// network has none.
[[nodiscard]] std::optional<domain::Membership> read_membership(TableReader& network);

} // namespace kith::config
