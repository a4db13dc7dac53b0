#include "planning/simulated_life.hpp"

#include "domain/stable_hash.hpp"
#include "planning/deal.hpp"
#include "planning/plan.hpp"

#include <algorithm>
#include <utility>

namespace kith::planning {

using domain::Date;
using domain::plus_days;
using domain::Reason;
using domain::Reminder;
using domain::ReminderState;
using domain::RuleKind;

namespace {

/// Planning looks 18 months ahead; so many days later everybody is looked at again.
constexpr int renewal = 90;
/// Planning knows of appointments so many days ahead.
constexpr int preparation = 14;
/// As many interactions as Facts holds.
constexpr std::size_t most_interactions = 50;
/// A cadence may be longer than two years, so that many settled reminders are kept however old.
constexpr std::ptrdiff_t most_reminders = 50;

/// Being in touch answers it; the others only have to be done.
bool asks_for_touch(const Reason& reason) {
    return reason.kind == RuleKind::KeepInTouch || reason.kind == RuleKind::Balance ||
           (reason.kind == RuleKind::Occasion && reason.days_ahead == 0);
}

bool waits(const Reminder& reminder) {
    return reminder.state == ReminderState::Planned && reminder.paced;
}

bool stands_open(const Reminder& reminder) {
    return reminder.state == ReminderState::Open || reminder.state == ReminderState::Snoozed;
}

} // namespace

SimulatedLife::SimulatedLife(std::vector<Subject>&& subjects, const RuleBook& book,
                             const Calendar& calendar, const Assumptions& assumptions,
                             const AskedVisitor& on_asked)
    : subjects_(std::move(subjects)), book_(book),
      attention_(calendar.attention ? calendar.attention->without_load() : Attention()),
      calendar_(calendar), assumptions_(assumptions), circles_(subjects_), tally_(on_asked),
      agendas_(static_cast<std::size_t>(assumptions.days)), today_(assumptions.start) {
    calendar_.attention = &attention_;
    for (Place place = 0; place < subjects_.size(); ++place) {
        auto& facts = subjects_[place].facts;
        places_.emplace(facts.contact.id, place);
        note_appointments(place);
        for (const auto& interaction : facts.interactions) {
            last_interaction_ = std::max(last_interaction_, interaction.id);
        }
        for (const auto& reminder : facts.reminders) {
            if (waits(reminder)) {
                attention_.take(reminder.date);
            }
        }
        if (std::any_of(facts.reminders.begin(), facts.reminders.end(), stands_open)) {
            open_.push_back(place);
        }
    }
}

void SimulatedLife::live_through() {
    for (int i = 0; i < assumptions_.days; ++i) {
        run_day(plus_days(assumptions_.start, i));
    }
}

Simulation SimulatedLife::result() {
    for (const auto place : waiting_) {
        for (const auto& reminder : reminders(place)) {
            if (waits(reminder) && reminder.reasons.front().date <= today_) {
                tally_.leave_waiting(subjects_[place].facts.contact, reminder);
            }
        }
    }
    return tally_.result();
}

void SimulatedLife::run_day(Date date) {
    today_ = date;
    now_ = calendar_.zone.instant(today_, domain::TimeOfDay(0));
    midnight_ = calendar_.zone.instant(plus_days(today_, 1), domain::TimeOfDay(0));
    const auto dice = domain::stable_hash(domain::format_date(today_)) % 100;
    attentive_ = dice < static_cast<std::uint64_t>(assumptions_.attentive_percent);
    tally_.begin_day(today_);
    const int day = domain::days_between(assumptions_.start, today_);
    auto& agenda = agendas_[static_cast<std::size_t>(day)];
    if (day % renewal == 0) {
        plan_all();
    }
    std::for_each(agenda.look.begin(), agenda.look.end(), [this](Place one) { replan(one); });
    for (const auto place : std::exchange(open_, {})) {
        end_open(place);
    }
    deal();
    std::vector<Place> circles;
    std::size_t next = 0;
    do {
        while (next < agenda.due.size()) { // it grows meanwhile
            speak(agenda.due[next++]);
        }
        circles = circles_.take_changed();
        std::for_each(circles.begin(), circles.end(), [this](Place one) { replan(one); });
    } while (!circles.empty());
    agenda = {};
}

void SimulatedLife::plan_all() {
    static_cast<void>(circles_.take_changed());
    for (Place place = 0; place < subjects_.size(); ++place) {
        replan(place);
    }
}

/// An appointment is prepared for when it comes near, and forgotten when it is over.
void SimulatedLife::note_appointments(Place place) {
    for (const auto& appointment : subjects_[place].facts.appointments) {
        for (const auto date :
             {plus_days(appointment.date, -preparation), plus_days(appointment.date, 1)}) {
            note(&Agenda::look, date, place);
        }
    }
}

void SimulatedLife::deal() {
    const auto day = static_cast<std::size_t>(domain::days_between(assumptions_.start, today_));
    const auto& news = agendas_[day].wanted;
    waiting_.insert(waiting_.end(), news.begin(), news.end());
    std::sort(waiting_.begin(), waiting_.end());
    waiting_.erase(std::unique(waiting_.begin(), waiting_.end()), waiting_.end());
    Deal deal(attention_, today_, [this](const domain::ContactId& id, Date from) {
        return attention_.awake_from(subjects_[places_.at(id)].facts.contact, from);
    });
    std::unordered_map<domain::ReminderKey, Place> offered;
    std::erase_if(waiting_, [&](Place place) {
        bool still = false;
        for (const auto& reminder : reminders(place)) {
            const auto& reason = reminder.reasons.front();
            if (waits(reminder) && reason.date <= today_) {
                deal.offer({reminder.key, reminder.contact, reason.date,
                            reason.at_worst.value_or(reason.date), reminder.date, reminder.at,
                            reminder.zone});
                offered.emplace(reminder.key, place);
                still = true;
            }
        }
        return !still;
    });
    for (const auto& move : deal.moves()) {
        const auto place = offered.at(move.key);
        for (auto& reminder : reminders(place)) {
            if (reminder.key == move.key) {
                reminder.date = move.date;
                reminder.due_at = move.due_at;
                file(place, reminder);
            }
        }
    }
}

/// What is open from earlier days lapses or, when the owner has time, is answered.
void SimulatedLife::end_open(Place place) {
    bool ended = false;
    for (auto& reminder : reminders(place)) {
        const bool over = reminder.lapses_at && *reminder.lapses_at <= now_;
        if (!stands_open(reminder) ||
            (reminder.state == ReminderState::Snoozed && reminder.due_at >= midnight_)) {
            continue;
        }
        if (over) {
            settle(reminder, ReminderState::Lapsed);
        } else if (attentive_) {
            answer(place, reminder);
        }
        ended = ended || is_settled(reminder.state);
    }
    if (ended) {
        replan(place);
    }
    if (std::any_of(reminders(place).begin(), reminders(place).end(), stands_open)) {
        open_.push_back(place);
    }
}

/// Opens what is due today, and answers it when the owner has time.
void SimulatedLife::speak(Place place) {
    bool spoke = false;
    for (auto& reminder : reminders(place)) {
        if (reminder.state != ReminderState::Planned || reminder.due_at >= midnight_) {
            continue;
        }
        spoke = true;
        now_ = std::max(now_, reminder.due_at);
        if (reminder.lapses_at && *reminder.lapses_at <= now_) {
            settle(reminder, ReminderState::Lapsed);
            continue;
        }
        reminder.state = ReminderState::Open;
        reminder.round = 1;
        reminder.opened_at = now_;
        tally_.ask(subjects_[place].facts.contact, reminder);
        if (attentive_) {
            answer(place, reminder);
        } else {
            open_.push_back(place);
        }
    }
    if (spoke) {
        replan(place);
    }
}

void SimulatedLife::answer(Place place, Reminder& reminder) {
    settle(reminder, ReminderState::Done);
    const auto& reasons = reminder.reasons;
    if (std::any_of(reasons.begin(), reasons.end(), asks_for_touch)) {
        const bool gives = std::any_of(reasons.begin(), reasons.end(), [](const auto& reason) {
            return reason.kind == RuleKind::Balance;
        });
        log_touch(place, gives ? domain::Balance::Gave : domain::Balance::None);
    }
    auto& facts = subjects_[place].facts;
    for (const auto& reason : reasons) {
        std::erase_if(facts.promises, [&](const auto& one) { return one.id == reason.promise; });
        if (reason.kind == RuleKind::Presence && facts.circle && !facts.circle->to_call.empty()) {
            const auto called = places_.at(facts.circle->to_call.front().id);
            log_touch(called, domain::Balance::None);
            replan(called);
        }
    }
}

void SimulatedLife::settle(Reminder& reminder, ReminderState state) const {
    reminder.state = state;
    reminder.settled_at = now_;
    reminder.settled_on = today_;
    reminder.settled_by = "simulation";
}

void SimulatedLife::log_touch(Place place, domain::Balance balance) {
    auto& facts = subjects_[place].facts;
    domain::Interaction call;
    call.id = ++last_interaction_;
    call.contact = facts.contact.id;
    call.date = today_;
    call.balance = balance;
    call.source = "simulation";
    facts.interactions.insert(facts.interactions.begin(), std::move(call));
    facts.interactions.resize(std::min(facts.interactions.size(), most_interactions));
    circles_.touch(place, today_);
}

/// Facts hold the settled reminders of two years and the newest ones at least.
void SimulatedLife::forget_old(std::vector<Reminder>& all) const {
    const auto oldest = domain::advanced(today_, {2, domain::Span::Unit::Years}, -1);
    const auto kept = std::min(std::ssize(all), most_reminders);
    all.erase(std::remove_if(
                  all.begin(), all.end() - kept,
                  [&](const Reminder& one) { return one.settled_on && *one.settled_on < oldest; }),
              all.end() - kept);
}

/// Takes the plan in as a store does: what has had its turn is never planned again.
void SimulatedLife::replan(Place place) {
    auto& facts = subjects_[place].facts;
    if (facts.contact.subject != domain::SubjectKind::Person) {
        facts.circle = circles_.facts_of(place);
    }
    const auto yesterday = plus_days(today_, -1);
    std::erase_if(facts.appointments, [&](const auto& one) { return one.date < yesterday; });
    auto plan = planning::plan(facts, book_, calendar_, now_);
    std::erase_if(facts.reminders, [&](const Reminder& reminder) {
        if (waits(reminder)) {
            attention_.give_back(reminder.date);
        }
        return reminder.state == ReminderState::Planned;
    });
    forget_old(facts.reminders);
    const auto known = [&](const domain::ReminderKey& key) {
        return std::find_if(facts.reminders.begin(), facts.reminders.end(),
                            [&](const Reminder& reminder) { return reminder.key == key; });
    };
    for (const auto& settlement : plan.settled) {
        if (const auto ended = known(settlement.key); ended != facts.reminders.end()) {
            settle(*ended, settlement.state);
            ended->settled_by = settlement.by;
            ended->absorbed_by = settlement.absorbed_by;
        }
    }
    for (auto& reminder : plan.planned) {
        if (known(reminder.key) != facts.reminders.end()) {
            continue;
        }
        if (reminder.paced) {
            attention_.take(reminder.date);
        }
        file(place, reminder);
        facts.reminders.push_back(std::move(reminder));
    }
}

void SimulatedLife::file(Place place, const Reminder& reminder) {
    note(&Agenda::due, reminder.due_at < midnight_ ? today_ : calendar_.zone.date(reminder.due_at),
         place);
    const auto wanted = reminder.reasons.front().date;
    if (reminder.paced && wanted <= today_) {
        waiting_.push_back(place);
    } else if (reminder.paced) {
        note(&Agenda::wanted, wanted, place);
    }
}

void SimulatedLife::note(std::vector<Place> Agenda::*list, Date date, Place place) {
    const int day = domain::days_between(assumptions_.start, date);
    if (date >= today_ && day < assumptions_.days) {
        (agendas_[static_cast<std::size_t>(day)].*list).push_back(place);
    }
}

} // namespace kith::planning
