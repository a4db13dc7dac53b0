#pragma once

#include "app/situation.hpp"
#include "domain/message.hpp"

#include <string>

namespace kith::app {

/// What kith says of itself through that channel, outside of the outbox; title and body are still
/// to be written. The same `subject` and moment make the same key.
[[nodiscard]] domain::Message own_message(domain::Message::Kind kind, const std::string& subject,
                                          const std::string& channel, const Situation& situation,
                                          domain::Instant now);

} // namespace kith::app
