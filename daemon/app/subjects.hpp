#pragma once

#include "app/situation.hpp"
#include "delivery/composition.hpp"
#include "domain/store.hpp"

#include <optional>

namespace kith::app {

/// All that words can be made of for the reminder: whose it is, the last note, who stands in for
/// the owner on its day, and whom a circle's reason names. Absent when its contact is gone.
[[nodiscard]] std::optional<delivery::Subject>
subject_of(domain::Reminder reminder, const domain::Store& store, const Situation& situation);

/// One of the reasons is of that kind.
[[nodiscard]] bool asks_for(const domain::Reminder& reminder, domain::RuleKind kind);

} // namespace kith::app
