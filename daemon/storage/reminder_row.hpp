#pragma once

#include "domain/reminder.hpp"
#include "storage/statement.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kith::storage {

/// What follows SELECT for read_reminder(), in its order; 20 columns of table `reminder`.
inline constexpr std::string_view reminder_columns =
    "reminder.key, reminder.contact, reminder.reasons, reminder.date, reminder.at, reminder.zone, "
    "reminder.due_at, reminder.lapses_at, reminder.channels, reminder.state, reminder.round, "
    "reminder.opened_at, reminder.settled_at, reminder.settled_on, reminder.settled_by, "
    "reminder.absorbed_by, reminder.revised_at, reminder.sequence, reminder.paced, "
    "reminder.revision";
inline constexpr int reminder_revision_column = 19;

/// "SELECT" of those columns, with what comes after.
[[nodiscard]] std::string select_reminders(std::string_view rest);

/// The reminder in the present row.
[[nodiscard]] domain::Reminder read_reminder(const Statement& row);
/// All that are left.
[[nodiscard]] std::vector<domain::Reminder> read_reminders(Statement& rows);

/// A limit as the engine takes it.
[[nodiscard]] std::int64_t row_limit(std::size_t limit);

} // namespace kith::storage
