#include "app/review_matter.hpp"

#include "app/last_touch.hpp"
#include "app/subjects.hpp"

#include <algorithm>
#include <set>

namespace kith::app {

using delivery::Quiet;
using domain::ContactId;
using domain::Date;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;

namespace {

constexpr int days = 7;
constexpr std::size_t most_rows = 200;
constexpr std::size_t most_dormant = 30;
constexpr domain::Span dormant_after{1, domain::Span::Unit::Years};

std::vector<delivery::Subject> subjects_of(const std::vector<Reminder>& reminders,
                                           const Engine& engine, const domain::Store& store) {
    std::vector<delivery::Subject> subjects;
    for (const auto& reminder : reminders) {
        if (auto subject = subject_of(reminder, store, engine.situation())) {
            subjects.push_back(std::move(*subject));
        }
    }
    return subjects;
}

/// Past what its rule calls worst; of a circle, past what it calls quiet.
bool starves(const Reminder& reminder, Date today) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(), [&](const auto& reason) {
        return (reason.kind == RuleKind::KeepInTouch && reason.at_worst &&
                *reason.at_worst < today) ||
               (reason.kind == RuleKind::Presence && reason.date <= today);
    });
}

/// Those whose reminder waits for an answer or for a day with room.
std::set<ContactId> starving(const domain::Store& store, Date today) {
    std::set<ContactId> ids;
    for (const auto& reminder : store.open_reminders()) {
        if (starves(reminder, today)) {
            ids.insert(reminder.contact);
        }
    }
    store.each_waiting(today, [&](const auto& waiting) {
        if (waiting.at_worst < today) {
            ids.insert(waiting.contact);
        }
    });
    return ids;
}

/// When the contact was last in touch; of a circle, when somebody in it was.
std::optional<Date> newest_touch(const domain::Contact& contact, const domain::Store& store,
                                 Date today) {
    const auto own = last_touch(contact, store);
    const auto facts = store.facts(contact.id, today);
    const bool has_others = facts && facts->circle && !facts->circle->lately.empty();
    return has_others ? std::max(own, facts->circle->lately.front().last_touch) : own;
}

std::vector<Quiet> quiet_ones(const std::set<ContactId>& ids, const domain::Store& store,
                              Date today) {
    std::vector<Quiet> ones;
    for (const auto& id : ids) {
        if (auto contact = store.contact(id)) {
            const auto touched = newest_touch(*contact, store, today);
            ones.push_back({std::move(*contact), touched});
        }
    }
    std::stable_sort(ones.begin(), ones.end(),
                     [](const Quiet& a, const Quiet& b) { return a.last_touch < b.last_touch; });
    return ones;
}

std::vector<Quiet> dormant(const domain::Store& store, Date today,
                           const std::vector<delivery::Subject>& coming) {
    std::vector<Quiet> ones;
    const auto before = domain::advanced(today, dormant_after, -1);
    for (const auto& member : store.longest_silent(before, most_dormant)) {
        auto contact = store.contact(member.id);
        const bool comes = std::any_of(coming.begin(), coming.end(), [&](const auto& subject) {
            return subject.contact.id == member.id;
        });
        if (contact && !comes) {
            ones.push_back({std::move(*contact), member.last_touch});
        }
    }
    return ones;
}

} // namespace

delivery::ReviewMatter gather_review(Engine& engine, domain::Instant now) {
    const auto& store = engine.store();
    const auto today = engine.today(now);
    const auto since = domain::plus_days(today, 1 - days);
    delivery::ReviewMatter matter;
    matter.today = today;
    auto interactions = store.interactions_between(since, today, most_rows);
    std::reverse(interactions.begin(), interactions.end());
    for (const auto& one : interactions) {
        if (auto contact = store.contact(one.contact)) {
            matter.touches.push_back({std::move(*contact), one});
        }
    }
    auto settled = store.settled_between(since, today, most_rows);
    std::erase_if(settled, [](const Reminder& one) {
        return one.state != ReminderState::Done && one.state != ReminderState::Skipped;
    });
    std::reverse(settled.begin(), settled.end());
    matter.settled = subjects_of(settled, engine, store);
    auto coming = store.agenda(today, domain::plus_days(today, days), true);
    coming.resize(std::min(coming.size(), most_rows));
    matter.coming = subjects_of(coming, engine, store);
    matter.starving = quiet_ones(starving(store, today), store, today);
    matter.dormant = dormant(store, today, matter.coming);
    matter.people_per_day = engine.situation().configuration.pace.people_per_day;
    return matter;
}

} // namespace kith::app
