#pragma once

#include "app/outbox.hpp"
#include "app/situation.hpp"
#include "domain/store.hpp"
#include "domain/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

/// One channel's part in a reminder.
struct WayAccount {
    std::string channel;
    bool takes = false;                 ///< it goes, or went, through this channel
    std::string state;                  ///< "planned", "not wanted", or the delivery's state
    std::optional<domain::Instant> at;  ///< when it is tried, next or first
    std::vector<std::string> sentences; ///< never empty
};

/// Which channels the reminder would take if it opened at `opens`, and why the others not: every
/// sink, in the order of the configuration.
[[nodiscard]] std::vector<WayAccount> ways_to_take(const domain::Reminder& reminder,
                                                   const Situation& situation, const Outbox& outbox,
                                                   domain::Instant opens);

/// What became of a reminder that was opened: every delivery of its present round.
[[nodiscard]] std::vector<WayAccount> ways_taken(const domain::Reminder& reminder,
                                                 const domain::Store& store,
                                                 const Situation& situation, const Outbox& outbox);

/// {"channel","takes","state","at","sentences":[TEXT]}
[[nodiscard]] domain::Value to_value(const WayAccount& account);

/// "12 November 2026, 08:00" in the owner's zone.
[[nodiscard]] std::string moment_in_words(const Situation& situation, domain::Instant instant);

} // namespace kith::app
