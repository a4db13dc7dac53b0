#include "app/subjects.hpp"

#include <algorithm>

namespace kith::app {

using domain::Reason;
using domain::Reminder;
using domain::RuleKind;

namespace {

/// The pause with a deputy that the duty falls into; null when there is none.
const domain::Pause* stood_in_for(const Reminder& reminder, const Situation& situation) {
    const auto& pauses = situation.pauses;
    const auto found = std::find_if(pauses.begin(), pauses.end(), [&](const domain::Pause& pause) {
        const bool meant = pause.subject.empty() || pause.subject == reminder.contact;
        return meant && pause.days.contains(reminder.date) && !pause.deputy.empty();
    });
    const bool duty = asks_for(reminder, RuleKind::Duty);
    return duty && found != pauses.end() ? &*found : nullptr;
}

/// Those whom the reason names, in its order.
void add_people(std::vector<domain::Contact>& people, const Reason& reason,
                const domain::CircleFacts& circle, const domain::Store& store) {
    for (const auto& name : reason.people) {
        const auto& known = circle.to_call;
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const auto& member) { return member.name == name; });
        auto contact = found != known.end() ? store.contact(found->id) : std::nullopt;
        if (contact) {
            people.push_back(std::move(*contact));
        }
    }
}

} // namespace

bool asks_for(const Reminder& reminder, RuleKind kind) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [&](const Reason& reason) { return reason.kind == kind; });
}

std::optional<delivery::Subject> subject_of(Reminder reminder, const domain::Store& store,
                                            const Situation& situation) {
    auto contact = store.contact(reminder.contact);
    if (!contact) {
        return std::nullopt;
    }
    delivery::Subject subject{std::move(reminder), std::move(*contact), {}};
    subject.last_note = store.last_note(subject.contact.id);
    if (const auto* pause = stood_in_for(subject.reminder, situation)) {
        subject.deputy = pause->deputy;
        subject.deputy_until = pause->days.to;
    }
    if (asks_for(subject.reminder, RuleKind::Presence)) {
        const auto facts = store.facts(subject.contact.id, subject.reminder.date);
        for (const auto& reason : subject.reminder.reasons) {
            if (facts && facts->circle) {
                add_people(subject.people, reason, *facts->circle, store);
            }
        }
    }
    return subject;
}

} // namespace kith::app
