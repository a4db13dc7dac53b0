#pragma once

#include "domain/facts.hpp"

#include <optional>

namespace kith::planning {

/// It was opened, or another one said it, or it ended before it could be opened: never again.
[[nodiscard]] bool had_its_turn(const domain::Reminder& reminder);

/// The reminder that has had its turn under this key; null when there is none.
[[nodiscard]] const domain::Reminder* handled(const domain::Facts& facts,
                                              const domain::ReminderKey& key);

/// The Planned reminder that says the reason of this key; null when there is none.
[[nodiscard]] const domain::Reminder* planned_under(const domain::Facts& facts,
                                                    const domain::ReminderKey& key);

/// How what was said of a reason's anchor before has ended. Nothing may be forgotten, and no key
/// speaks twice: so the day it ended makes a new key, and the anchor stays what it was.
struct Turn {
    struct End {
        domain::ReminderKey key; ///< under which it goes on
        domain::Date on{};
        domain::ReminderState as = domain::ReminderState::Lapsed;
        /// Lapsed, or its rule was gone for a while: it is to be said again at once.
        [[nodiscard]] bool unanswered() const {
            return as != domain::ReminderState::Done && as != domain::ReminderState::Skipped;
        }
    };
    bool stands = false;    ///< it is open or snoozed, or in one that is
    std::optional<End> end; ///< absent: it stands, or nothing was said yet
};

/// The turn of a cadence or a presence with that rule and anchor. `slot` goes into the new key,
/// before the day.
[[nodiscard]] Turn turn_of(const domain::Reason& reason, const domain::Facts& facts,
                           const std::string& slot = {});

} // namespace kith::planning
