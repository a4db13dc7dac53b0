#pragma once

#include "planning/draft.hpp"

namespace kith::planning {

/// What answers the reason, so that nothing is left to remind of, as Reminder::settled_by says it;
/// null when nothing does. `said` is the reminder that says it, when it has been opened.
[[nodiscard]] const char* answer_to(const domain::Reason& reason, const Work& work,
                                    const domain::Reminder* said = nullptr);

} // namespace kith::planning
