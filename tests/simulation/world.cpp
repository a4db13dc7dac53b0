#include "world.hpp"

#include "delivery/opening.hpp"
#include "planning/deal.hpp"
#include "planning/plan.hpp"

#include <algorithm>

namespace kith::simulation {

using domain::Date;
using domain::Facts;
using domain::Instant;
using domain::plus_days;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::SubjectKind;

namespace {

constexpr int circle_days = 5; ///< circles are looked at so often, and when they speak

bool is_open(const Reminder& reminder) { return reminder.state == ReminderState::Open; }

bool is_to_open(const Reminder& reminder) {
    return reminder.state == ReminderState::Planned || reminder.state == ReminderState::Snoozed;
}

} // namespace

World::World(Town town, Instant now, Witness& witness)
    : town_(std::move(town)), witness_(witness),
      now_(now), book_{town_.rules, town_.networks, town_.alliances}, calendar_{domain::Zone(
                                                                          "Europe/Berlin")},
      members_(town_.residents.size()) {
    today_ = calendar_.zone.date(now_);
    farthest_ = today_;
    calendar_.attention = &attention_;
    for (Place place = 0; place < town_.residents.size(); ++place) {
        places_[town_.residents[place].facts.contact.id] = place;
        for (const auto circle : town_.residents[place].circles) {
            members_[circle].push_back(place);
        }
    }
    renew();
    replan_all();
    deal();
}

std::vector<Place> World::open() {
    std::erase_if(open_, [&](Place place) {
        const auto& reminders = facts(place).reminders;
        return std::none_of(reminders.begin(), reminders.end(), is_open);
    });
    return {open_.begin(), open_.end()};
}

const Facts& World::facts(Place place) const { return town_.residents[place].facts; }

void World::advance(Instant now) {
    now_ = now;
    if (const auto today = calendar_.zone.date(now_); today != today_) {
        today_ = today;
        turn_day();
    }
    while (!moments_.empty() && moments_.top().first <= now_) {
        const auto place = moments_.top().second;
        moments_.pop();
        open_due(place);
    }
}

void World::set_zone(const std::string& name) {
    calendar_.zone = domain::Zone(name);
    today_ = calendar_.zone.date(now_);
    renew();
    replan_all();
    deal();
}

/// Reads anew what limits: pauses, and what each day holds already.
void World::renew() {
    std::erase_if(pauses_,
                  [&](const auto& pause) { return pause.days.to < plus_days(today_, -40); });
    attention_ = planning::Attention(town_.pace, pauses_, {});
    for (const auto& waiting : paced_) {
        attention_.take(waiting.date);
    }
    if (const int opened = paced_opened_today(); opened > 0) {
        attention_.take(today_, opened);
    }
}

void World::turn_day() {
    if (today_ <= farthest_) {
        renew(); // some of it was lived through already
    }
    const auto end = looks_.upper_bound(today_);
    const std::multimap<Date, Place> looks(looks_.begin(), end);
    looks_.erase(looks_.begin(), end);
    for (const auto& look : looks) {
        replan(look.second);
    }
    if (domain::days_between({}, today_) % circle_days == 0) {
        for (auto place = town_.people; place < town_.residents.size(); ++place) {
            replan(place);
        }
    }
    deal();
}

void World::deal() {
    const auto awake_from = [&](const domain::ContactId& id, Date from) {
        return attention_.awake_from(facts(places_.at(id)).contact, from);
    };
    planning::Deal deal(attention_, today_, awake_from);
    for (const auto& waiting : paced_) {
        if (waiting.wanted <= today_) {
            deal.offer(waiting);
        }
    }
    for (const auto& move : deal.moves()) {
        auto& waiting = *paced_.find(move.key);
        waiting.date = move.date;
        auto& reminder = *find(places_.at(waiting.contact), move.key);
        reminder.date = move.date;
        reminder.due_at = move.due_at;
        watch(places_.at(waiting.contact));
    }
    if (today_ <= farthest_ || !attention_.works_on(today_)) {
        return;
    }
    farthest_ = today_;
    for (auto& waiting : paced_) {
        if (std::max(waiting.at_worst, waiting.wanted) < today_ &&
            awake_from(waiting.contact, today_) == today_) {
            ++waiting.working_days;
            witness_.saw_waiting(waiting, today_);
        }
    }
}

void World::replan(Place place) {
    auto& facts = town_.residents[place].facts;
    if (facts.contact.subject != SubjectKind::Person) {
        gather(place);
    }
    const auto yesterday = plus_days(today_, -1);
    std::erase_if(facts.appointments, [&](const auto& one) { return one.date < yesterday; });
    const auto plan = planning::plan(facts, book_, calendar_, now_);
    take_in(place, plan);
    watch(place);
    witness_.saw_plan(facts, is_asked_for(facts), today_);
}

void World::replan_all() {
    for (Place place = 0; place < town_.residents.size(); ++place) {
        replan(place);
    }
}

/// As a store does: what has had its turn is never planned again.
void World::take_in(Place place, const domain::Plan& plan) {
    auto& reminders = town_.residents[place].facts.reminders;
    std::map<domain::ReminderKey, int> waited;
    for (const auto& reminder : reminders) {
        if (const auto* waiting = paced_.find(reminder.key)) {
            waited[reminder.key] = waiting->working_days;
            leave_plan(reminder, false);
        }
    }
    std::erase_if(reminders, [](const auto& one) { return one.state == ReminderState::Planned; });
    const auto oldest = plus_days(today_, -2 * 365);
    const auto end_of_old = reminders.end() - std::min<std::ptrdiff_t>(std::ssize(reminders), 50);
    reminders.erase(
        std::remove_if(reminders.begin(), end_of_old,
                       [&](const auto& one) { return one.settled_on && *one.settled_on < oldest; }),
        end_of_old);
    for (const auto& settlement : plan.settled) {
        if (auto* reminder = find(place, settlement.key)) {
            end(place, *reminder, settlement);
        }
    }
    for (const auto& reminder : plan.planned) {
        if (find(place, reminder.key) != nullptr) {
            continue;
        }
        reminders.push_back(reminder);
        if (reminder.paced) {
            const auto& reason = reminder.reasons.front();
            Waiting waiting{{reminder.key, reminder.contact, reason.date,
                             reason.at_worst.value_or(reason.date), reminder.date, reminder.at,
                             reminder.zone}};
            waiting.working_days = waited[reminder.key];
            paced_.add(std::move(waiting));
            attention_.take(reminder.date);
        }
    }
}

/// Opens what is due of one contact and lets lapse what is too late, one after the other.
void World::open_due(Place place) {
    bool changed = false;
    for (bool found = true; found; changed = changed || found) {
        const auto& reminders = facts(place).reminders;
        const auto due = std::find_if(reminders.begin(), reminders.end(), [&](const auto& one) {
            return (is_to_open(one) && one.due_at <= now_) ||
                   (is_open(one) && one.lapses_at && *one.lapses_at <= now_);
        });
        found = due != reminders.end();
        if (found && is_open(*due)) {
            end(place, *find(place, due->key), {due->key, ReminderState::Lapsed, "too late", {}});
        } else if (found) {
            open_one(place, domain::ReminderKey(due->key));
        }
    }
    if (changed) {
        replan(place);
    }
}

void World::open_one(Place place, const domain::ReminderKey& key) {
    auto& reminder = *find(place, key);
    std::vector<Reminder> others;
    std::copy_if(facts(place).reminders.begin(), facts(place).reminders.end(),
                 std::back_inserter(others), is_open);
    const auto decision = delivery::decide_opening(reminder, others, {}, calendar_.zone, now_);
    if (const auto* settlement = std::get_if<domain::Settlement>(&decision)) {
        end(place, reminder, *settlement);
        return;
    }
    const auto& opening = std::get<domain::Opening>(decision);
    if (opening.to == ReminderState::Lapsed) {
        end(place, reminder, {key, ReminderState::Lapsed, "", {}});
        return;
    }
    if (reminder.state == ReminderState::Planned) {
        leave_plan(reminder, true);
        const bool rests = !attention_.works_on(today_) ||
                           attention_.awake_from(facts(place).contact, today_) != today_;
        witness_.saw_opening(reminder, now_, {today_, paced_opened_today(), rests});
    }
    reminder.opened_at = reminder.opened_at.value_or(now_);
    reminder.state = ReminderState::Open;
    ++reminder.round;
    reminder.reasons = opening.reasons;
    reminder.lapses_at = opening.lapses_at;
    for (const auto& absorbed : opening.absorbs) {
        end(place, *find(place, absorbed),
            {absorbed, ReminderState::Cancelled, "absorbed by " + key, key});
    }
    open_.insert(place);
}

void World::end(Place place, Reminder& reminder, const domain::Settlement& settlement) {
    if (reminder.state == ReminderState::Planned) {
        leave_plan(reminder, false);
    }
    reminder.state = settlement.state;
    reminder.settled_by = settlement.by;
    reminder.absorbed_by = settlement.absorbed_by;
    reminder.settled_at = now_;
    reminder.settled_on = today_;
    if (settlement.state != ReminderState::Cancelled) {
        keep_promises(place, reminder);
    }
}

void World::leave_plan(const Reminder& reminder, bool opened) {
    if (paced_.find(reminder.key) == nullptr) {
        return;
    }
    paced_.remove(reminder.key);
    attention_.give_back(reminder.date);
    if (opened) {
        attention_.take(today_);
        paced_openings_.insert(now_);
    }
}

int World::paced_opened_today() const {
    const auto begin = calendar_.zone.instant(today_, {});
    const auto end = calendar_.zone.instant(plus_days(today_, 1), {});
    return static_cast<int>(
        std::distance(paced_openings_.lower_bound(begin), paced_openings_.lower_bound(end)));
}

/// Notes when something of the contact next opens or lapses.
void World::watch(Place place) {
    std::optional<Instant> first;
    for (const auto& reminder : facts(place).reminders) {
        const auto moment = is_to_open(reminder) ? std::optional(reminder.due_at)
                            : is_open(reminder)  ? reminder.lapses_at
                                                 : std::nullopt;
        if (moment && (!first || *moment < *first)) {
            first = moment;
        }
    }
    if (first) {
        moments_.push({*first, place});
    }
}

Reminder* World::find(Place place, const domain::ReminderKey& key) {
    auto& reminders = town_.residents[place].facts.reminders;
    const auto found = std::find_if(reminders.begin(), reminders.end(),
                                    [&](const auto& one) { return one.key == key; });
    return found == reminders.end() ? nullptr : &*found;
}

} // namespace kith::simulation
