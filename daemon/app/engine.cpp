#include "app/engine.hpp"

#include "delivery/phrases.hpp"

#include <algorithm>
#include <chrono>

namespace kith::app {

namespace chr = std::chrono;

using domain::ContactId;
using domain::Instant;

namespace {

/// The source under which the people of the configuration are kept.
const std::string config_source = "config";

/// A clock may be a little behind its own records; more than this, and it lies.
constexpr chr::hours trusted_lag{24};
/// Shorter absences are nobody's business.
constexpr chr::hours worth_telling{1};

std::string moment(const Situation& situation, Instant instant) {
    const auto local = situation.zone.local(instant);
    return delivery::Phrases::in(situation.language()).long_date(local.date) + ", " +
           domain::format_time_of_day(local.time);
}

} // namespace

Engine::Engine(domain::Store& store, Situation situation)
    : store_(store), situation_(std::move(situation)), planner_(store_, situation_),
      due_(store_, situation_, planner_), outbox_(store_, situation_) {}

void Engine::start(Instant now) {
    const auto last_alive = store_.newest_record();
    if (last_alive && now < *last_alive - trusted_lag) {
        held_ = "the clock says " + domain::format_instant(now) + ", but the newest record is of " +
                domain::format_instant(*last_alive) + "; set the clock";
        return;
    }
    catch_up(now);
}

void Engine::clock_was_set(Instant now) {
    if (held_) {
        held_.reset();
        catch_up(now);
    }
}

void Engine::catch_up(Instant now) {
    const auto last_alive = store_.newest_record();
    take_in_configuration(now);
    const auto result = due_.handle(now);
    if (last_alive && result.late > 0 && now - *last_alive >= worth_telling) {
        tell_of_absence(*last_alive, result.late, now);
    }
}

void Engine::reconfigure(Situation situation, Instant now) {
    situation_ = std::move(situation);
    if (!held_) {
        take_in_configuration(now);
        advance(now);
    }
}

void Engine::take_in_configuration(Instant now) {
    const auto today = situation_.zone.date(now);
    store_.transact([&] {
        auto known_sources = situation_.sources;
        known_sources.push_back(config_source);
        store_.retain_sources(known_sources, now, today);
        const auto mark = "config-" + domain::format_instant(now);
        store_.put_contacts(config_source, situation_.configuration.contacts, {}, mark, now, today);
        store_.finish_snapshot(config_source, mark, now, today);
        std::vector<std::string> channels;
        for (const auto& way : situation_.ways) {
            channels.push_back(way.channel.name);
        }
        store_.drop_channels_except(channels, now);
    });
    planner_.replan_all(now);
}

void Engine::tell_of_absence(Instant from, std::size_t late, Instant now) {
    const auto& phrases = delivery::Phrases::in(situation_.language());
    outbox_.tell("off " + domain::format_instant(from), phrases.was_off_title(),
                 phrases.was_off_body(moment(situation_, from), moment(situation_, now), late), "",
                 now);
}

void Engine::advance(Instant now) {
    if (held_) {
        return;
    }
    due_.handle(now);
    outbox_.announce_outages(now);
}

std::optional<Instant>
Engine::next_moment(const std::function<bool(const std::string& channel)>& takes) const {
    if (held_) {
        return std::nullopt; // only a set clock helps
    }
    const auto change = store_.next_change();
    const auto sending = outbox_.next_moment(takes);
    if (change && sending) {
        return std::min(*change, *sending);
    }
    return change ? change : sending;
}

void Engine::contacts_changed(std::span<const ContactId> contacts, Instant now) {
    planner_.replan(contacts, now);
    advance(now);
}

std::int64_t Engine::log(const domain::Interaction& interaction,
                         const std::optional<domain::Promise>& promise, Instant now) {
    std::int64_t id = 0;
    store_.transact([&] {
        id = store_.log(interaction, promise, now);
        planner_.replan({&interaction.contact, 1}, now);
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
            contacts.push_back(store_.reminder(key)->contact);
            planner_.settle_promises(key, now);
        }
        planner_.replan(contacts, now);
    });
    advance(now);
    return settled;
}

bool Engine::snooze(const domain::ReminderKey& key, Instant until, Instant now) {
    return store_.snooze(key, until, situation_.zone.date(until), now);
}

} // namespace kith::app
