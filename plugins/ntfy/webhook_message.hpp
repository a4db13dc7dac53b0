#pragma once

#include "ntfy/settings.hpp"
#include "sdk/plugin.hpp"

#include <cstddef>
#include <string>

namespace kith::ntfy {

/// How much JSON a hook gets at most, as long as nothing was said of a smaller limit.
inline constexpr std::size_t webhook_limit = std::size_t{256} << 10;

/// The delivery in kith's own JSON, version 1, as README.md describes it: the same bytes at every
/// attempt, so that a receiver which compares bodies takes a repeat for one. Beyond `most` bytes,
/// 1024 or more, the reminders of the end are left out and `left_out` says how many. Pure.
[[nodiscard]] std::string webhook_message(const sdk::Delivery& delivery,
                                          const sdk::Session& session, const Settings& settings,
                                          std::size_t most = webhook_limit);

/// The same for a delivery that is taken back.
[[nodiscard]] std::string webhook_withdrawal(const std::string& key, const sdk::Session& session);

} // namespace kith::ntfy
