#include "storage/reminder_row.hpp"

#include "storage/reason_codec.hpp"

#include <algorithm>
#include <limits>

namespace kith::storage {

std::string select_reminders(std::string_view rest) {
    return "SELECT " + std::string(reminder_columns) + " FROM reminder " + std::string(rest);
}

domain::Reminder read_reminder(const Statement& row) {
    domain::Reminder reminder{};
    reminder.key = row.column<std::string>(0);
    reminder.contact = row.column<std::string>(1);
    reminder.reasons = decode_reasons(row.column<std::string>(2));
    reminder.date = row.column<domain::Date>(3);
    reminder.at = domain::TimeOfDay(row.column<std::int64_t>(4));
    reminder.zone = row.column<std::string>(5);
    reminder.due_at = row.column<domain::Instant>(6);
    reminder.lapses_at = row.maybe<domain::Instant>(7);
    reminder.channels = decode_texts(row.column<std::string>(8));
    reminder.state = row.word(9, domain::parse_reminder_state);
    reminder.round = row.column<int>(10);
    reminder.opened_at = row.maybe<domain::Instant>(11);
    reminder.settled_at = row.maybe<domain::Instant>(12);
    reminder.settled_on = row.maybe<domain::Date>(13);
    reminder.settled_by = row.column<std::string>(14);
    reminder.absorbed_by = row.column<std::string>(15);
    reminder.revised_at = row.column<domain::Instant>(16);
    reminder.sequence = row.column<int>(17);
    reminder.paced = row.column<bool>(18);
    return reminder;
}

std::vector<domain::Reminder> read_reminders(Statement& rows) {
    std::vector<domain::Reminder> reminders;
    while (rows.step()) {
        reminders.push_back(read_reminder(rows));
    }
    return reminders;
}

std::int64_t row_limit(std::size_t limit) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(limit, static_cast<std::size_t>(most)));
}

} // namespace kith::storage
