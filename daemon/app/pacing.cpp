#include "app/pacing.hpp"

#include "app/fresh_start.hpp"
#include "planning/deal.hpp"

#include <algorithm>

namespace kith::app {

using domain::ContactId;
using domain::Date;
using domain::Instant;
using domain::Pause;
using domain::Reminder;

namespace {

/// Planning looks so far ahead for people one is to meet.
constexpr int appointments_ahead = 14;

/// Those of the configuration and of the store that end on or after that day.
std::vector<Pause> pauses_from(const domain::Store& store, const Situation& situation, Date day) {
    auto pauses = store.pauses(day);
    for (const auto& pause : situation.configuration.pace.pauses) {
        if (pause.days.to >= day) {
            pauses.push_back(pause);
        }
    }
    return pauses;
}

bool limits(const domain::Pace& pace) {
    return pace.people_per_day || !(pace.days == domain::Weekdays::all()) ||
           !pace.holidays.empty() || !pace.quiet.empty();
}

} // namespace

void Pacing::renew(Instant now) {
    const auto today = situation_.zone.date(now);
    // What rested until yesterday is spread from this morning on.
    situation_.pauses = pauses_from(store_, situation_, domain::plus_days(today, -1));
    const auto fresh = fresh_start_day(store_);
    const auto& pace = situation_.configuration.pace;
    situation_.attention.reset();
    if (limits(pace) || !situation_.pauses.empty() || fresh) {
        auto& attention = situation_.attention.emplace(pace, situation_.pauses, fresh);
        for (const auto& day : store_.paced_days()) {
            attention.take(day.date, day.people);
        }
        if (const int opened = opened_on(today); opened > 0) {
            attention.take(today, opened);
        }
    }
    next_turn_ = first_turn_after(today);
    store_.each_waiting(today, [&](const auto& waiting) {
        if (waiting.date < today) {
            missed_.insert(waiting.key);
        }
    });
}

void Pacing::deal(Instant now) {
    if (!situation_.attention) {
        return;
    }
    auto& attention = *situation_.attention;
    planning::Deal::AwakeFrom awake;
    if (attention.somebody_rests()) {
        awake = [&](const ContactId& id, Date from) {
            const auto contact = store_.contact(id);
            return contact ? attention.awake_from(*contact, from) : from;
        };
    }
    const auto today = situation_.zone.date(now);
    planning::Deal deal(attention, today, std::move(awake));
    store_.each_waiting(today, [&](const auto& waiting) { deal.offer(waiting); });
    const auto moves = deal.moves();
    if (!moves.empty()) {
        store_.move(moves, now);
    }
    hasten_missed(now);
}

/// Whose day went by while nothing ran speaks as soon as a day is theirs, not at its hour: a
/// machine that never runs at that hour would never say it.
void Pacing::hasten_missed(Instant now) {
    const auto today = situation_.zone.date(now);
    std::vector<domain::ReminderStore::Move> moves;
    store_.each_waiting(today, [&](const auto& waiting) {
        const bool later = situation_.zone.instant(today, waiting.at) > now;
        if (waiting.date == today && later && missed_.contains(waiting.key)) {
            moves.push_back({waiting.key, today, now});
        }
    });
    if (!moves.empty()) {
        store_.move(moves, now);
    }
    missed_.clear();
}

/// With a limit on the people every day is dealt; else only what ends brings a change.
std::optional<Date> Pacing::first_turn_after(Date today) const {
    std::vector<Date> turns;
    if (situation_.configuration.pace.people_per_day) {
        turns.push_back(domain::plus_days(today, 1));
    }
    for (const auto& pause : pauses_from(store_, situation_, today)) {
        turns.push_back(domain::plus_days(pause.days.to, 1));
    }
    const auto far = domain::plus_days(today, 366);
    for (const auto& appointment : store_.appointments(today, far)) {
        const auto seen = domain::plus_days(appointment.date, -appointments_ahead);
        turns.push_back(seen > today ? seen : domain::plus_days(appointment.date, 1));
    }
    const auto first = std::min_element(turns.begin(), turns.end());
    return first == turns.end() ? std::nullopt : std::optional(*first);
}

std::optional<Instant> Pacing::next_turn() const {
    if (!next_turn_) {
        return std::nullopt;
    }
    return situation_.zone.instant(*next_turn_, situation_.configuration.at);
}

bool Pacing::turn_day(Instant now) {
    const auto today = situation_.zone.date(now);
    if (!day_ || *day_ == today) {
        return false;
    }
    const auto first = std::min(*day_, today);
    const auto last = std::max(*day_, today);
    renew(now);
    make_up(first, last, now);
    deal(now);
    day_ = today;
    return true;
}

void Pacing::make_up(Date first, Date last, Instant now) {
    for (const auto& pause : pauses_from(store_, situation_, first)) {
        if (pause.days.to < last) {
            replan_paused(pause.subject, now);
        }
    }
    const auto seen = domain::plus_days(last, appointments_ahead);
    for (const auto& met : store_.appointments(domain::plus_days(first, -1), seen)) {
        planner_.replan(met.contacts, now);
    }
}

std::vector<Pause> Pacing::pauses_over(Date from, Date until) const {
    auto pauses = pauses_from(store_, situation_, from);
    std::erase_if(pauses, [&](const Pause& pause) {
        return !pause.subject.empty() || pause.days.to >= until;
    });
    return pauses;
}

void Pacing::replan_paused(const ContactId& subject, Instant now) {
    if (subject.empty()) {
        planner_.replan_all(now);
        return;
    }
    std::vector<ContactId> concerned{subject};
    store_.each_member(subject, [&](const auto& member) { concerned.push_back(member.id); });
    planner_.replan(concerned, now);
}

int Pacing::opened_on(Date day) const {
    const auto& zone = situation_.zone;
    return store_.paced_opened(zone.instant(day, {}), zone.instant(domain::plus_days(day, 1), {}));
}

bool Pacing::admits(const Reminder& reminder, Instant now) const {
    const auto& attention = situation_.attention;
    if (!attention || !reminder.paced || reminder.round > 0) {
        return true;
    }
    const auto today = situation_.zone.date(now);
    const auto most = attention->pace().people_per_day;
    return attention->works_on(today) && (!most || opened_on(today) < *most);
}

void Pacing::put_off(const Reminder& reminder, Instant now) {
    const auto tomorrow = domain::plus_days(situation_.zone.date(now), 1);
    const auto day = situation_.attention->room_from(tomorrow);
    const domain::ReminderStore::Move one{reminder.key, day,
                                          situation_.zone.instant(day, reminder.at)};
    situation_.attention->give_back(reminder.date);
    situation_.attention->take(day);
    store_.move({&one, 1}, now);
}

void Pacing::left_plan(const Reminder& reminder, Left how, Instant now) {
    if (!situation_.attention || !reminder.paced || reminder.round > 0) {
        return;
    }
    situation_.attention->give_back(reminder.date);
    if (how == Left::Opened) {
        situation_.attention->take(situation_.zone.date(now));
    }
}

} // namespace kith::app
