// What World is told by the owner, and what it knows of its circles.

#include "world.hpp"

#include "planning/selection.hpp"

#include <algorithm>

namespace kith::simulation {

using domain::Date;
using domain::Facts;
using domain::plus_days;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;

namespace {

constexpr int preparation = 14; ///< planning knows of appointments so many days ahead
constexpr std::size_t most_interactions = 50;
constexpr std::size_t most_lately = 32;
constexpr std::size_t most_to_call = 8;

/// kith asked the owner how to go on, and they have not been in touch since.
bool awaits_answer(const Facts& facts) {
    return std::any_of(facts.reminders.begin(), facts.reminders.end(), [&](const auto& reminder) {
        const auto asks = [](const Reason& reason) { return reason.asks; };
        const auto& reasons = reminder.reasons;
        return reminder.opened_at && std::any_of(reasons.begin(), reasons.end(), asks) &&
               (facts.interactions.empty() || !reminder.settled_on ||
                facts.interactions.front().date <= *reminder.settled_on);
    });
}

} // namespace

void World::log(Place place, domain::Interaction interaction,
                const std::optional<domain::Promise>& promise) {
    auto& facts = town_.residents[place].facts;
    interaction.id = ++last_id_;
    interaction.contact = facts.contact.id;
    auto& all = facts.interactions;
    const auto older = std::find_if(
        all.begin(), all.end(), [&](const auto& other) { return other.date <= interaction.date; });
    all.insert(older, interaction);
    all.resize(std::min(all.size(), most_interactions));
    if (promise) {
        facts.promises.push_back(*promise);
        facts.promises.back().id = ++last_id_;
        facts.promises.back().contact = facts.contact.id;
    }
    replan(place);
}

void World::settle(Place place, const domain::ReminderKey& key, ReminderState state) {
    auto* reminder = find(place, key);
    if (reminder != nullptr && !is_settled(reminder->state)) {
        end(place, *reminder, {key, state, "owner", {}});
        replan(place);
    }
}

void World::snooze(Place place, const domain::ReminderKey& key, int days) {
    auto* reminder = find(place, key);
    if (reminder != nullptr && reminder->state == ReminderState::Open) {
        reminder->state = ReminderState::Snoozed;
        reminder->due_at = calendar_.zone.instant(plus_days(today_, days), reminder->at);
        watch(place);
    }
}

void World::pause(Place place, domain::DateRange days) {
    pauses_.push_back({0, facts(place).contact.id, days, ""});
    renew();
    replan(place);
    looks_.emplace(plus_days(days.to, 1), place);
    for (const auto member : members_[place]) {
        replan(member);
        looks_.emplace(plus_days(days.to, 1), member);
    }
}

void World::pause_everything(domain::DateRange days) {
    pauses_.push_back({0, "", days, "Kim"});
    renew();
    const auto begin = calendar_.zone.instant(days.from, {});
    const auto end = calendar_.zone.instant(plus_days(days.to, 1), {});
    for (Place place = 0; place < town_.residents.size(); ++place) {
        const auto& reminders = facts(place).reminders;
        const bool concerned =
            std::any_of(reminders.begin(), reminders.end(), [&](const Reminder& reminder) {
                return reminder.state == ReminderState::Planned && begin <= reminder.due_at &&
                       reminder.due_at < end;
            });
        if (concerned) {
            replan(place);
        }
    }
    deal();
}

void World::arrange(Place place, const domain::Arrangement& arrangement) {
    town_.residents[place].facts.arrangement = arrangement;
    replan(place);
}

void World::meet(Place place, Date date) {
    auto& all = town_.residents[place].facts.appointments;
    domain::Appointment appointment;
    appointment.id = ++last_id_;
    appointment.date = date;
    appointment.title = "lunch";
    appointment.contacts = {facts(place).contact.id};
    const auto later =
        std::find_if(all.begin(), all.end(), [&](const auto& other) { return other.date > date; });
    all.insert(later, appointment);
    looks_.emplace(plus_days(date, -preparation), place);
    looks_.emplace(plus_days(date, 1), place);
    replan(place);
}

/// What planning needs to know of the circle, by asking each member.
void World::gather(Place circle) {
    std::vector<std::pair<std::optional<Date>, Place>> all;
    for (const auto member : members_[circle]) {
        all.emplace_back(last_touch(member), member);
    }
    std::sort(all.begin(), all.end()); // those never in touch come first
    const auto known = [&](const auto& one) {
        const auto& contact = facts(one.second).contact;
        return domain::CircleMember{contact.id, contact.name, contact.importance, one.first};
    };
    domain::CircleFacts result;
    result.size = all.size();
    const auto touched =
        std::find_if(all.begin(), all.end(), [](const auto& one) { return one.first.has_value(); });
    for (auto it = touched; it != all.end() && result.to_call.size() < most_to_call; ++it) {
        result.to_call.push_back(known(*it));
    }
    for (auto it = all.begin(); it != touched && result.to_call.size() < most_to_call; ++it) {
        result.to_call.push_back(known(*it));
    }
    for (auto it = all.end(); it != touched && result.lately.size() < most_lately;) {
        result.lately.push_back(known(*--it));
    }
    town_.residents[circle].facts.circle = std::move(result);
}

/// Of a circle: of its members too.
std::optional<Date> World::last_touch(Place place) const {
    const auto& facts = town_.residents[place].facts;
    auto last = facts.contact.last_contact;
    const auto take = [&](const std::optional<Date>& date) {
        last = std::max(last, date); // nothing is before everything
    };
    if (!facts.interactions.empty()) {
        take(facts.interactions.front().date);
    }
    for (const auto member : members_[place]) {
        take(last_touch(member));
    }
    return last;
}

/// What was promised is kept, or given up. Who was introduced is to be asked how it went.
void World::keep_promises(Place place, const Reminder& reminder) {
    auto& promises = town_.residents[place].facts.promises;
    for (const auto& reason : reminder.reasons) {
        const auto kept = std::find_if(promises.begin(), promises.end(),
                                       [&](const auto& one) { return one.id == reason.promise; });
        if (kept == promises.end()) {
            continue;
        }
        const auto other = places_.find(kept->introduces);
        promises.erase(kept);
        if (other == places_.end() || reminder.state != ReminderState::Done) {
            continue;
        }
        for (const auto side : {place, other->second}) {
            domain::Promise ask;
            ask.id = ++last_id_;
            ask.contact = town_.residents[side].facts.contact.id;
            ask.made = today_;
            ask.due = plus_days(today_, 21);
            ask.text = "ask how it went";
            town_.residents[side].facts.promises.push_back(ask);
            looks_.emplace(plus_days(today_, 1), side);
        }
    }
}

bool World::is_asked_for(const Facts& facts) const {
    const auto& contact = facts.contact;
    const auto meets_soon = [&](const domain::Appointment& appointment) {
        return appointment.date <= plus_days(today_, preparation);
    };
    if (contact.subject != domain::SubjectKind::Person || contact.deceased ||
        facts.arrangement.never || awaits_answer(facts) ||
        attention_.awake_from(contact, today_) > today_ ||
        std::any_of(facts.appointments.begin(), facts.appointments.end(), meets_soon)) {
        return false;
    }
    return facts.arrangement.cadence || contact.cadence ||
           std::any_of(town_.rules.begin(), town_.rules.end(), [&](const auto& rule) {
               return rule.kind() == RuleKind::KeepInTouch && selects(rule, contact, book_);
           });
}

} // namespace kith::simulation
