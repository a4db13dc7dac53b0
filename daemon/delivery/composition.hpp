#pragma once

#include "domain/delivery.hpp"
#include "domain/message.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kith::delivery {

/// What a message or the calendar says of one reminder.
struct Subject {
    domain::Reminder reminder;
    domain::Contact contact;
    std::optional<domain::Interaction> last_note; ///< ContactStore::last_note()
    bool is_new = true;
    std::string deputy{}; ///< who stands in for the owner on that day: said with a duty; or empty
    std::optional<domain::Date> deputy_until{}; ///< the last day of that
    std::vector<domain::Contact> people{};      ///< those whom a reason of a circle names, to reach
};

/// The reminder as a calendar shows it: nothing in it depends on the day it is made.
[[nodiscard]] domain::AgendaEntry agenda_entry(const Subject& subject, const std::string& language);

/// What a digest counts without telling it.
struct Untold {
    std::size_t reminders = 0;
    std::size_t people = 0; ///< that the subjects beside them do not name
};

/// The whole message of a leased delivery. A Notice brings its own words and has no subjects; a
/// Withdraw has no message. `today` is the owner's local day. A digest tells as many of the
/// subjects as bounds.hpp allows, and says how many others there are: those, and `others`.
[[nodiscard]] domain::Message compose(const domain::Lease& lease, std::span<const Subject> subjects,
                                      const std::string& language, domain::Date today,
                                      domain::Instant now, Untold others = {});

/// The words of a reminder at the top of a screen: title and sentences.
[[nodiscard]] domain::MessageItem message_item(const Subject& subject, const std::string& language,
                                               domain::Date today);

} // namespace kith::delivery
