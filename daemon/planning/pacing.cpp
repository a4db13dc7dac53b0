#include "planning/pacing.hpp"

#include "planning/placement.hpp"
#include "planning/turn.hpp"

#include <algorithm>

namespace kith::planning {

using What = domain::TraceStep::What;

void give_room(Work& work, Draft& draft) {
    const auto* attention = work.calendar.attention;
    if (attention == nullptr) {
        return;
    }
    const auto& reason = draft.reason;
    const auto& contact = work.facts.contact;
    const auto* before = planned_under(work.facts, reason.key);
    draft.day = placed(reason.date, before == nullptr ? std::nullopt : std::optional(before->date),
                       contact, *attention, work.today);
    if (draft.lapses_on) { // whoever waits for room is not late
        draft.lapses_on =
            domain::plus_days(*draft.lapses_on, domain::days_between(reason.date, draft.day));
    }
    const auto soonest = std::max(reason.date, work.today);
    const auto awake = attention->awake_from(contact, soonest);
    if (awake > soonest) {
        work.note(reason.rule, What::Paused, awake);
    }
    if (draft.day > awake) {
        work.note(reason.rule, What::Paced, draft.day);
    }
}

} // namespace kith::planning
