#pragma once

#include "planning/draft.hpp"

#include <optional>

namespace kith::planning {

/// Whose word decides how often one wants to be in touch. The later one wins.
enum class CadenceSource { Rule, Contact, Owner };

/// The cadence of a contact.
struct ChosenCadence {
    const std::string* name = nullptr;  ///< it is planned under
    const domain::Rule* rule = nullptr; ///< the first in file order that selects them, if any does
    domain::Cadence cadence;
    CadenceSource source = CadenceSource::Rule;
};

/// Absent when nothing asks for one, or the owner said never.
[[nodiscard]] std::optional<ChosenCadence> chosen_cadence(const Work& work);

/// Tells of each keep-in-touch rule why it is the one or not.
void trace_choice(Work& work, const std::optional<ChosenCadence>& choice);

/// Days from a first day on which somebody comes up who cannot be counted from a touch: spread
/// evenly over the cadence by a hash of the id, so that many never speak on one day. At least 1.
[[nodiscard]] int stagger_days(const domain::ContactId& id, const domain::Cadence& cadence);

/// The last day of the window that opens with the wanted day.
[[nodiscard]] domain::Date end_of_window(domain::Date anchor, const domain::Cadence& cadence);

} // namespace kith::planning
