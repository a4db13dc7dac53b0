#pragma once

#include "cli/import/import_plan.hpp"
#include "cli/terminal.hpp"
#include "domain/value.hpp"

#include <string>

namespace kith::cli {

/// What an import would do, for people: whose names are new, who is known already and why, what
/// cannot be read. Long lists are cut; `kith import --json` has all.
[[nodiscard]] std::string tell(const ImportPlan& plan, const Terminal& terminal);

/// The same as JSON: daemon/control/PROTOCOL.md, section on `kith import --json`.
[[nodiscard]] domain::Value to_value(const ImportPlan& plan);

} // namespace kith::cli
