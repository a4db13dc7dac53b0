#pragma once

#include "app/situation.hpp"
#include "domain/store.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace kith::app {

/// A time in which kithd did not run and something was missed.
struct Absence {
    domain::Instant from;
    domain::Instant to;
    std::size_t late = 0; ///< reminders that were said late because of it
};

/// kithd ends now, in order. So the next start knows since when nothing was said.
void note_end(domain::Store& store, domain::Instant now);
/// When kithd last gave a sign of life: its end, or after a crash its newest record.
[[nodiscard]] std::optional<domain::Instant> last_alive(const domain::Store& store);

/// Keeps it for those who are told of it later.
void keep_absence(domain::Store& store, const Absence& absence);
/// The last one; absent when there was none.
[[nodiscard]] std::optional<Absence> last_absence(const domain::Store& store);
/// The one that this delivery begins with: that of the first digest after it, whenever that goes
/// out. Absent for every other delivery.
[[nodiscard]] std::optional<Absence> absence_to_tell(const domain::Store& store,
                                                     const domain::Delivery& delivery);
/// It was delivered: if it told of an absence, those that follow on its channel do not.
void note_told(domain::Store& store, const domain::Delivery& delivery);
/// From when to when, and how much comes late: one line in the owner's language.
[[nodiscard]] std::string absence_sentence(const Absence& absence, const Situation& situation);

} // namespace kith::app
