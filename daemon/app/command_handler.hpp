#pragma once

#include "control/control_handler.hpp"
#include "domain/time.hpp"

#include <functional>
#include <map>
#include <string>
#include <variant>

namespace kith::app {

using Answer = std::variant<domain::Value, control::Refusal>;

/// Does one method of daemon/control/PROTOCOL.md. May throw ValueError (parameters that are wrong,
/// in a sentence for people) and StoreError.
using CommandHandler = std::function<Answer(const domain::Value& params, domain::Instant now)>;

/// By the name of the method.
using CommandHandlers = std::map<std::string, CommandHandler>;

} // namespace kith::app
