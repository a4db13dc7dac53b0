#pragma once

#include "domain/agenda_entry.hpp"
#include "domain/value.hpp"

namespace kith::wire {

class Members;

/// An ENTRY of `publish` and of `deliver` (PROTOCOL.md section 3). Empty lists and texts are left
/// out.
[[nodiscard]] domain::Value to_value(const domain::AgendaEntry& entry);
/// Throws MemberError: uid, date, title, state and revised_at must be there.
[[nodiscard]] domain::AgendaEntry agenda_entry_from(const Members& members);
[[nodiscard]] domain::AgendaEntry agenda_entry_from(const domain::Value& value);

} // namespace kith::wire
