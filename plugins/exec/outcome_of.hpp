#pragma once

#include "domain/outcome.hpp"
#include "exec/command.hpp"

namespace kith::exec {

/// What the end of a command says of the delivery: exit code 0 delivered, 69 (EX_UNAVAILABLE)
/// unavailable, 75 (EX_TEMPFAIL) retry, any other permanent. A signal, a timeout and a cancellation
/// are retry. The text is the first line of standard error, or says how it ended.
[[nodiscard]] domain::Outcome outcome_of(const Ending& ending);

} // namespace kith::exec
