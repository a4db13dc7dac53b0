#include "app/engine.hpp"

#include "app/circles.hpp"
#include "app/coming_digest.hpp"
#include "app/fresh_start.hpp"
#include "app/introductions.hpp"
#include "app/moment_words.hpp"
#include "app/proposal_bounds.hpp"
#include "delivery/phrases.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace kith::app {

namespace chr = std::chrono;

using domain::ContactId;
using domain::Instant;

namespace {

/// The source under which the people of the configuration are kept.
const std::string config_source = "config";

/// The day on which welcome_back() looked last.
const std::string looked_note = "looked-for-pauses";

/// Shorter absences are nobody's business.
constexpr chr::hours worth_telling{1};

} // namespace

Engine::Engine(domain::Store& store, Situation situation)
    : store_(store), situation_(std::move(situation)), planner_(store_, situation_), mark_(store_),
      pacing_(store_, situation_, planner_), due_(store_, situation_, planner_, pacing_),
      outbox_(store_, situation_), drills_(store_, situation_), trust_(store_) {
    store_.set_categories(domain::CategoryMap(situation_.configuration.networks));
}

void Engine::start(Instant now) {
    held_ = trust_.doubt(now);
    if (!held_) {
        catch_up(now);
    } else if (trust_.ran_on(now)) {
        clock_was_set(now);
    }
}

void Engine::clock_was_set(Instant now) {
    ClockTrust::Belief belief;
    store_.transact([&] {
        belief = trust_.believe(now);
        if (belief.was_ahead) {
            outbox_.clock_was_ahead(now);
            mark_.take_away(); // its plans lie where they lie because of it
            if (store_.note(looked_note).value_or("") > domain::format_date(today(now))) {
                store_.set_note(looked_note, domain::format_date(today(now)));
            }
        }
    });
    if (!belief.believed) {
        held_ = trust_.doubt(now);
        return;
    }
    if (std::exchange(held_, std::nullopt) || belief.was_ahead) {
        catch_up(now);
    }
}

void Engine::end(Instant now) {
    if (!held_) {
        note_end(store_, now);
    }
}

void Engine::catch_up(Instant now) {
    const auto alive = last_alive(store_);
    take_in_configuration(now);
    lapse_proposals(store_.proposals(), today(now), now);
    welcome_back(now);
    const auto result = due_.handle(now);
    if (alive && result.late > 0 && now - *alive >= worth_telling) {
        tell_of_absence({*alive, now, result.late}, now);
    }
    offer_fresh_start(now);
    drills_.plan(now);
}

void Engine::reconfigure(Situation situation, Instant now) {
    situation_ = std::move(situation);
    store_.set_categories(domain::CategoryMap(situation_.configuration.networks));
    if (!held_) {
        take_in_configuration(now);
        advance(now);
    }
}

void Engine::take_in_configuration(Instant now) {
    const auto today = situation_.zone.date(now);
    const auto planned = mark_.since(situation_.basis);
    const bool all_planned = planned && *planned <= today;
    std::vector<ContactId> changed;
    store_.transact([&] {
        const auto contacts = take_in_contacts(now);
        changed.assign(contacts.begin(), contacts.end());
        if (!all_planned || !changed.empty()) {
            mark_.take_away();
        }
    });
    pacing_.renew(now);
    if (all_planned) {
        planner_.replan_with_circles(changed, now);
        pacing_.make_up(*planned, today, now);
        planner_.replan_circles(now);
    } else {
        planner_.replan_all(now);
    }
    pacing_.deal(now);
    pacing_.begin_day(today);
    mark_.set(situation_.basis, today);
}

/// Those of the configuration, and the circles; what is no longer in it goes. Returns who changed.
std::set<ContactId> Engine::take_in_contacts(Instant now) {
    const auto today = situation_.zone.date(now);
    const auto& configuration = situation_.configuration;
    const auto mark = "config-" + domain::format_instant(now);
    std::set<ContactId> changed;
    const auto note = [&](const std::vector<ContactId>& ids) {
        changed.insert(ids.begin(), ids.end());
    };
    auto known_sources = situation_.sources;
    known_sources.insert(known_sources.end(), {config_source, domain::circle_source});
    note(store_.retain_sources(known_sources, now, today));
    note(store_.put_contacts(config_source, configuration.contacts, {}, mark, now, today));
    note(store_.finish_snapshot(config_source, mark, now, today));
    const auto circles = circles_in(configuration);
    note(store_.put_contacts(domain::circle_source, circles, {}, mark, now, today));
    note(store_.finish_snapshot(domain::circle_source, mark, now, today));
    std::vector<std::string> channels;
    for (const auto& way : situation_.ways) {
        channels.push_back(way.channel.name);
    }
    store_.drop_channels_except(channels, now);
    return changed;
}

void Engine::tell_of_absence(const Absence& absence, Instant now) {
    const auto& phrases = delivery::Phrases::in(situation_.language());
    keep_absence(store_, absence);
    // It stands before what it explains.
    outbox_.tell("off " + domain::format_instant(absence.from), phrases.was_off_title(),
                 absence_sentence(absence, situation_) + "\n", "", now - chr::milliseconds(1));
}

void Engine::advance(Instant now) {
    if (held_) {
        return;
    }
    turn_day(now);
    if (due_.handle(now).opened > 0) {
        mend_digests(store_, situation_, now);
    }
    drills_.plan(now);
    outbox_.announce_outages(now);
}

void Engine::turn_day(Instant now) {
    if (pacing_.turn_day(now)) {
        if (mark_.since(situation_.basis)) {
            mark_.set(situation_.basis, today(now));
        }
        lapse_proposals(store_.proposals(), today(now), now);
        welcome_back(now);
        offer_fresh_start(now);
    }
}

/// Tells of the pauses that ended since this was last looked at, on whatever day that was.
void Engine::welcome_back(Instant now) {
    const auto day = today(now);
    const auto looked = store_.note(looked_note);
    const auto since = looked ? domain::parse_date(*looked) : std::nullopt;
    if (since && *since >= day) {
        return;
    }
    const auto& phrases = delivery::Phrases::in(situation_.language());
    for (const auto& pause : pacing_.pauses_over(since.value_or(day), day)) {
        outbox_.tell("pause over " + domain::format_date(pause.days.to), phrases.pause_over_title(),
                     phrases.pause_over_body(), "", now);
    }
    store_.set_note(looked_note, domain::format_date(day));
}

void Engine::offer_fresh_start(Instant now) {
    if (take_fresh_start_offer(store_, today(now))) {
        const auto& phrases = delivery::Phrases::in(situation_.language());
        outbox_.tell("fresh start " + domain::format_date(today(now)), phrases.fresh_start_title(),
                     phrases.fresh_start_body(), "", now);
    }
}

std::optional<Instant>
Engine::next_moment(const std::function<bool(const std::string& channel)>& takes) const {
    if (held_) {
        return std::nullopt; // only a set clock helps
    }
    std::optional<Instant> first;
    for (const auto& moment : {store_.next_change(), outbox_.next_moment(takes),
                               pacing_.next_turn(), drills_.next_moment()}) {
        if (moment && (!first || *moment < *first)) {
            first = moment;
        }
    }
    return first;
}

void Engine::contacts_changed(std::span<const ContactId> contacts, Instant now) {
    planner_.replan_with_circles(contacts, now);
    const auto is_gone = [&](const auto& id) { return !store_.has_contact(id); };
    if (std::any_of(contacts.begin(), contacts.end(), is_gone)) {
        pacing_.renew(now); // they held days, and were in circles
        planner_.replan_circles(now);
    }
    advance(now);
}

std::int64_t Engine::log(const domain::Interaction& interaction,
                         const std::optional<domain::Promise>& promise, Instant now) {
    std::int64_t id = 0;
    store_.transact([&] {
        auto kept = promise;
        if (kept && !kept->introduces.empty() && kept->text.empty()) {
            const auto other = store_.contact(kept->introduces);
            kept->text = other ? other->name : kept->introduces; // planning knows no other contact
        }
        id = store_.log(interaction, kept, now);
        planner_.replan_with_circles({&interaction.contact, 1}, now);
    });
    advance(now);
    return id;
}

std::vector<domain::ReminderKey> Engine::settle(std::span<const domain::ReminderKey> keys,
                                                domain::ReminderState state, const std::string& by,
                                                Instant now) {
    std::vector<domain::ReminderKey> settled;
    store_.transact([&] {
        std::vector<domain::Settlement> settlements;
        for (const auto& key : keys) {
            settlements.push_back({key, state, by, {}});
        }
        settled = store_.settle(settlements, now, today(now));
        std::vector<ContactId> contacts;
        for (const auto& key : settled) {
            const auto reminder = store_.reminder(key).value();
            contacts.push_back(reminder.contact);
            planner_.settle_promises(key, now);
            if (state == domain::ReminderState::Done) {
                const auto asked =
                    follow_introductions(store_, reminder, situation_.language(), today(now), now);
                contacts.insert(contacts.end(), asked.begin(), asked.end());
            }
        }
        planner_.replan(contacts, now);
    });
    advance(now);
    return settled;
}

bool Engine::snooze(const domain::ReminderKey& key, Instant until, Instant now) {
    return store_.snooze(key, until, situation_.zone.date(until), now);
}

std::int64_t Engine::pause(const domain::Pause& pause, Instant now) {
    std::int64_t id = 0;
    store_.transact([&] {
        id = store_.add_pause(pause, now);
        mark_.take_away();
    });
    pace_anew(pause.subject, now);
    return id;
}

std::vector<domain::Pause> Engine::resume(const ContactId& subject, Instant now) {
    std::vector<domain::Pause> ended;
    store_.transact([&] {
        ended = store_.end_pauses(subject, today(now), now);
        mark_.take_away();
    });
    store_.set_note(looked_note, domain::format_date(today(now))); // who resumes knows
    pace_anew(subject, now);
    return ended;
}

void Engine::fresh_start(Instant now) {
    store_.transact([&] {
        set_fresh_start_day(store_, today(now));
        mark_.take_away();
    });
    pace_anew({}, now);
}

void Engine::pace_anew(const ContactId& subject, Instant now) {
    pacing_.renew(now);
    pacing_.replan_paused(subject, now);
    pacing_.deal(now);
    mark_.put_back();
    advance(now);
}

void Engine::arrange(const ContactId& contact, const domain::Arrangement& arrangement,
                     Instant now) {
    store_.transact([&] {
        store_.arrange(contact, arrangement, now);
        planner_.replan({&contact, 1}, now);
    });
    advance(now);
}

std::int64_t Engine::meet(const domain::Appointment& appointment, Instant now) {
    std::int64_t id = 0;
    store_.transact([&] {
        id = store_.add_appointment(appointment, now);
        mark_.take_away();
    });
    touched(appointment.contacts, now);
    return id;
}

std::optional<domain::Appointment> Engine::cancel(std::int64_t appointment, Instant now) {
    std::optional<domain::Appointment> removed;
    store_.transact([&] {
        removed = store_.remove_appointment(appointment, now);
        mark_.take_away();
    });
    touched(removed ? removed->contacts : std::vector<ContactId>(), now);
    return removed;
}

void Engine::touched(std::span<const ContactId> contacts, Instant now) {
    pacing_.renew(now); // it knows when meetings come into sight
    planner_.replan_with_circles(contacts, now);
    mark_.put_back();
    advance(now);
}

} // namespace kith::app
