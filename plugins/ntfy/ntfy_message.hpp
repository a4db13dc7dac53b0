#pragma once

#include "ntfy/settings.hpp"
#include "sdk/plugin.hpp"

#include <cstddef>
#include <string>

namespace kith::ntfy {

/// What an ntfy server takes as a message; a longer text becomes an attachment there. Twice as
/// much is what it takes of JSON.
inline constexpr std::size_t ntfy_message_limit = 4096;

/// The delivery as ntfy's "publish as JSON" wants it, with a message of at most `most` bytes and
/// twice that as a whole, `most` being 512 or more. `sequence_id` is the delivery's key: a server
/// from 2.16 on then changes the message instead of adding one; an older one overlooks it. Pure.
[[nodiscard]] std::string ntfy_message(const sdk::Delivery& delivery, const Settings& settings,
                                       std::size_t most = ntfy_message_limit);

/// The key as a sequence id, [A-Za-z0-9_-]{1,64}; itself, unless it holds a dot.
[[nodiscard]] std::string sequence_id(const std::string& key);

} // namespace kith::ntfy
