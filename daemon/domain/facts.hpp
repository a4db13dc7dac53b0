#pragma once

#include "domain/appointment.hpp"
#include "domain/arrangement.hpp"
#include "domain/circle.hpp"
#include "domain/interaction.hpp"
#include "domain/reminder.hpp"

#include <vector>

namespace kith::domain {

/// All that planning needs to know of one contact. A copy; belongs to the caller.
struct Facts {
    Contact contact;
    Date first_known{};                    ///< the local day kith first heard of them
    std::vector<Interaction> interactions; ///< newest first, by (date, id); the last 50
    std::vector<Promise> promises;         ///< those not settled yet, by due date
    std::vector<Appointment> appointments; ///< from yesterday on, by date
    Arrangement arrangement;
    std::optional<CircleFacts> circle; ///< of a circle
    /// All unsettled ones, the settled ones of the last two years, and the last 50 of any age.
    std::vector<Reminder> reminders;
};

} // namespace kith::domain
