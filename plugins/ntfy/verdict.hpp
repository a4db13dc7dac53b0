#pragma once

#include "domain/outcome.hpp"
#include "remote/http_answer.hpp"
#include "remote/secret.hpp"

namespace kith::ntfy {

/// What an exchange says of the delivery it carried; README.md has the table. The text names host
/// and port, what happened, and what the other side said of it, unless that holds `secret` (null:
/// there is none). Pure.
[[nodiscard]] domain::Outcome verdict(const remote::HttpAnswer& answer,
                                      const remote::Secret* secret = nullptr);

/// Whether the other side will not have this login: 401 or 403.
[[nodiscard]] bool login_refused(const remote::HttpAnswer& answer);

} // namespace kith::ntfy
