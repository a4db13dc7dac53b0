#pragma once

#include "planning/draft.hpp"

#include <optional>

namespace kith::planning {

/// When kith asks about a contact, once, instead of reminding again: longer, a pause, or never?
/// Absent as long as reminders seem to help. `wanted` is the day of the next reminder.
/// - After three reminders put off in a row: on the day after the third.
/// - After three messages or letters in a row that were not answered: on that next day.
/// What happened before kith last asked does not count again.
[[nodiscard]] std::optional<domain::Date> day_to_ask(const Work& work, domain::Date wanted);

/// The owner has answered by a pause, another cadence, or never.
[[nodiscard]] bool question_answered(const domain::Reason& question, const Work& work);

} // namespace kith::planning
