#include "domain/reminder.hpp"

#include "domain/stable_hash.hpp"
#include "domain/words.hpp"

namespace kith::domain {

namespace {

constexpr Words<ReminderState, 7> states{
    {"planned", "open", "snoozed", "done", "skipped", "lapsed", "cancelled"}};

} // namespace

bool is_settled(ReminderState state) { return state >= ReminderState::Done; }

std::string agenda_uid(const ReminderKey& key) { return "r-" + stable_hex(key); }

const char* to_text(ReminderState state) { return states.text(state); }
std::optional<ReminderState> parse_reminder_state(std::string_view text) {
    return states.parse(text);
}

} // namespace kith::domain
