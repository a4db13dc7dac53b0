#pragma once

#include <string_view>

namespace kith::agenda {

/// Whether an address (in small letters) tells by itself that no single person reads there:
/// no-reply, the machine that sends mail, a mailing list, a room or a calendar of Google's.
[[nodiscard]] bool is_nobody(std::string_view address);

} // namespace kith::agenda
