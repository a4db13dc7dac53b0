#pragma once

#include "sdk/plugin.hpp"

namespace kith::sdk {

/// The params of `deliver` and of `publish` (PROTOCOL.md section 3). Members that only some
/// deliveries have may be missing. Throws wire::MemberError, which names the member at fault.
[[nodiscard]] Delivery delivery_from(const domain::Value& params);
[[nodiscard]] AgendaPage agenda_page_from(const domain::Value& params);

} // namespace kith::sdk
