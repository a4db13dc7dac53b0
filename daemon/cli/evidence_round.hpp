#pragma once

#include "cli/terminal.hpp"
#include "domain/value.hpp"

#include <functional>

namespace kith::cli {

/// Goes through what waits in the answer to `evidence`, one by one, each answered with one key;
/// every answer is recorded before the next is asked. `ask` sends `evidence` with those parameters
/// and returns the answer; it throws as ControlClient does. Precondition: can_ask().
void go_through_evidence(const domain::Value& answer, const Terminal& terminal,
                         const std::function<domain::Value(domain::Value params)>& ask);

} // namespace kith::cli
