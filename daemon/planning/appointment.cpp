#include "planning/draft.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using What = domain::TraceStep::What;

namespace {

const std::string name = domain::to_text(domain::RuleKind::Appointment);

} // namespace

void plan_appointments(Work& work) {
    const auto last = domain::plus_days(work.today, appointment_days);
    for (const auto& appointment : work.facts.appointments) {
        if (appointment.date < work.today || appointment.date > last) {
            continue;
        }
        domain::Reason reason;
        reason.kind = domain::RuleKind::Appointment;
        reason.rule = name;
        reason.anchor = appointment.date;
        reason.date = std::max(domain::plus_days(appointment.date, -1), work.today);
        reason.text = appointment.title;
        reason.meets_at = appointment.at;
        reason.key =
            key_of(name, work.facts.contact.id, appointment.date, std::to_string(appointment.id));
        if (handled(work.facts, reason.key) != nullptr) {
            work.note(name, What::AlreadyHandled, reason.date, reason.key);
            continue;
        }
        // Not at midnight: what waited for the meeting speaks when this has lapsed.
        add_draft(work, std::move(reason), domain::plus_days(appointment.date, 1));
    }
}

} // namespace kith::planning
