#pragma once

#include "planning/draft.hpp"

namespace kith::planning {

/// Makes reminders of the drafts: what the subject is due on one day is one reminder, the
/// weightiest reason first. By due_at. Uses the drafts up.
[[nodiscard]] std::vector<domain::Reminder> joined_by_day(Work& work);

} // namespace kith::planning
