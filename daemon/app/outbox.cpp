#include "app/outbox.hpp"

#include "app/absence.hpp"
#include "app/coming_digest.hpp"
#include "app/subjects.hpp"
#include "delivery/bounds.hpp"
#include "delivery/fire_drill.hpp"
#include "delivery/phrases.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace kith::app {

using delivery::Phrases;
using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Instant;
using domain::Outcome;

namespace {

void take_earlier(std::optional<Instant>& earliest, std::optional<Instant> candidate) {
    if (candidate && (!earliest || *candidate < *earliest)) {
        earliest = candidate;
    }
}

/// How an attempt ends that was not made.
domain::Verdict not_now(DeliveryState state, const char* why) {
    domain::Verdict verdict;
    verdict.state = state;
    verdict.charged = false;
    verdict.outcome.result = Outcome::Result::Retry;
    verdict.outcome.text = why;
    return verdict;
}

bool only_asks(const domain::Reminder& reminder) {
    return std::all_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [](const auto& reason) { return reason.asks; });
}

/// A circle's reasons say what circle it is.
bool is_person(const domain::Reminder& reminder) {
    return std::all_of(reminder.reasons.begin(), reminder.reasons.end(), [](const auto& reason) {
        return reason.circle == domain::SubjectKind::Person;
    });
}

/// Something is open that a digest would tell of again.
bool something_stands(const domain::Store& store) {
    bool found = false;
    store.each_open([&](const auto& reminder) {
        found = reminder.state == domain::ReminderState::Open && !only_asks(reminder);
        return !found;
    });
    return found;
}

} // namespace

Outbox::Outbox(domain::Store& store, const Situation& situation)
    : store_(store), situation_(situation),
      outages_(store, situation,
               [this](const std::string& subject, const std::string& title, const std::string& body,
                      const std::string& not_through,
                      Instant now) { tell(subject, title, body, not_through, now); }) {}

std::optional<Outbox::Dispatch> Outbox::next(const std::string& channel, Instant now) {
    if (is_full(channel) || !outages_.of(channel).usable(now)) {
        return std::nullopt;
    }
    while (auto lease = store_.lease(channel, now)) {
        auto single = single_of(*lease);
        if (!sets_aside(*lease, single, now)) {
            Dispatch dispatch;
            dispatch.message = compose(*lease, std::move(single), now);
            dispatch.lease = std::move(*lease);
            ++flights_[channel].count;
            return dispatch;
        }
    }
    auto& flight = flights_[channel];
    if (flight.count == 0) {
        flight.suspects.clear(); // those that were settled meanwhile never land
    }
    return std::nullopt;
}

std::optional<domain::Reminder> Outbox::single_of(const domain::Lease& lease) const {
    const bool is_single = lease.delivery.kind == DeliveryKind::Single;
    return is_single ? store_.reminder(lease.delivery.reminder) : std::nullopt;
}

bool Outbox::is_full(const std::string& channel) const {
    const auto found = flights_.find(channel);
    return found != flights_.end() && found->second.is_full();
}

void Outbox::land(const domain::Delivery& delivery, bool answered, DeliveryState state) {
    auto& flight = flights_[delivery.channel];
    --flight.count;
    if (!answered && state == DeliveryState::Pending) {
        flight.suspects.insert(delivery.key);
    } else {
        flight.suspects.erase(delivery.key);
    }
}

bool Outbox::sets_aside(const domain::Lease& lease, const std::optional<domain::Reminder>& single,
                        Instant now) {
    const auto& delivery = lease.delivery;
    const auto& items = lease.items;
    if (delivery.kind == DeliveryKind::Digest &&
        std::none_of(items.begin(), items.end(),
                     [&](const auto& item) { return is_told(item, now); })) {
        store_.transact([&] {
            store_.complete(lease, not_now(DeliveryState::Superseded, "there is nothing to say"),
                            now);
            after_digest(delivery, now);
        });
        return true;
    }
    // It may have been opened by a clock that was set back since.
    const auto due = single ? single->due_at : Instant::min();
    const auto earliest = std::max(not_before(delivery, now), due);
    if (earliest > now) { // a channel that came back may have hastened it
        auto verdict =
            not_now(DeliveryState::Pending, due > now ? "the clock was ahead when it was due"
                                                      : "outside of the channel's hours");
        verdict.next_at = earliest;
        store_.complete(lease, verdict, now);
    }
    return earliest > now;
}

const domain::Channel* Outbox::channel_of(const domain::Delivery& delivery) const {
    const auto way =
        std::find_if(situation_.ways.begin(), situation_.ways.end(), [&](const auto& candidate) {
            return candidate.channel.name == delivery.channel;
        });
    return way == situation_.ways.end() ? nullptr : &way->channel;
}

Instant Outbox::not_before(const domain::Delivery& delivery, Instant from) const {
    const auto* channel = channel_of(delivery);
    return channel == nullptr ? from
                              : delivery::not_before(*channel, delivery, situation_.zone, from);
}

/// A question is asked once. In a pause of everything only duties are told, and what the owner
/// wanted back; the rest follows when it is over.
bool Outbox::is_told(const domain::Lease::Item& item, Instant now) const {
    const auto reminder = store_.reminder(item.reminder);
    if (!reminder || reminder->due_at > now || (!item.is_new && only_asks(*reminder))) {
        return false;
    }
    const bool cannot_wait = reminder->round > 1 || asks_for(*reminder, domain::RuleKind::Duty);
    return awake_from(now) == now || (item.is_new && cannot_wait);
}

domain::Message Outbox::compose(const domain::Lease& lease, std::optional<domain::Reminder> single,
                                Instant now) const {
    std::vector<delivery::Subject> subjects;
    delivery::Untold others;
    std::set<domain::ContactId> named;
    for (const auto& item : lease.items) {
        if (lease.delivery.kind == DeliveryKind::Digest && !is_told(item, now)) {
            continue;
        }
        auto reminder =
            single ? std::exchange(single, std::nullopt) : store_.reminder(item.reminder);
        if (reminder && subjects.size() == delivery::most_told) {
            ++others.reminders;
            others.people += named.insert(reminder->contact).second && is_person(*reminder) ? 1 : 0;
            continue;
        }
        auto subject = reminder ? subject_of(std::move(*reminder), store_, situation_)
                                : std::optional<delivery::Subject>();
        if (subject) {
            subject->is_new = item.is_new;
            named.insert(subject->contact.id);
            subjects.push_back(std::move(*subject));
        }
    }
    auto message = delivery::compose(lease, subjects, situation_.language(),
                                     situation_.zone.date(now), now, others);
    if (const auto absence = absence_to_tell(store_, lease.delivery)) {
        message.preface = absence_sentence(*absence, situation_);
    }
    const bool is_digest = lease.delivery.kind == DeliveryKind::Digest;
    if (const auto traces = is_digest ? store_.proposals().open_count() : 0; traces > 0) {
        message.preface += (message.preface.empty() ? "" : " ") +
                           delivery::Phrases::in(situation_.language()).traces_wait(traces);
    }
    if (!message.preface.empty()) {
        message.body = message.preface + "\n\n" + message.body;
    }
    return message;
}

void Outbox::finish(const Dispatch& dispatch, const plugins::Answer& answer, Instant now) {
    const auto& delivery = dispatch.lease.delivery;
    const bool answered = answer.how == plugins::Answer::How::Answered;
    auto verdict = answered ? delivery::judge(delivery, answer.outcome, policy_, now)
                            : delivery::judge_crash(delivery, answer.text, policy_, now);
    if (verdict.state == DeliveryState::Pending) {
        verdict.next_at = not_before(delivery, verdict.next_at);
    }
    land(delivery, answered, verdict.state);
    store_.transact([&] {
        const bool held = store_.complete(dispatch.lease, verdict, now);
        if (held && verdict.state == DeliveryState::Dead) {
            tell_of_death(dispatch, verdict.outcome.text, now);
        }
        if (held && delivery.kind == DeliveryKind::Digest &&
            verdict.state != DeliveryState::Pending) {
            after_digest(delivery, now);
        }
        if (held && verdict.state == DeliveryState::Delivered) {
            note_told(store_, delivery);
        }
    });
    if (!answered) {
        return;
    }
    // Who refuses everything is asked again, too: the user mends a password without telling kith.
    const bool refuses_all = answer.outcome.result == Outcome::Result::Permanent &&
                             answer.outcome.scope == Outcome::Scope::Channel;
    if (answer.outcome.result == Outcome::Result::Delivered) {
        outages_.over(delivery.channel, dispatch.lease.attempt > 1 ? 1 : 0, now);
    } else if (answer.outcome.result == Outcome::Result::Unavailable || refuses_all) {
        outages_.of(delivery.channel).unavailable(answer.outcome, now);
    }
}

/// While something is open, the channel's next digest day tells of it again.
void Outbox::after_digest(const domain::Delivery& digest, Instant now) {
    const auto* channel = channel_of(digest);
    if (channel != nullptr && channel->digest && something_stands(store_)) {
        const auto from = awake_from(now + std::chrono::milliseconds(1));
        enqueue_digest(store_, situation_, *channel, from, now);
    }
}

void Outbox::clock_was_ahead(Instant now) {
    outages_.clock_was_ahead(now);
    if (something_stands(store_)) {
        enqueue_digests(store_, situation_, now);
    }
}

/// The first moment from then on that lies in no pause of everything.
Instant Outbox::awake_from(Instant now) const {
    auto awake = now;
    const domain::Pause* pause = nullptr;
    const auto pause_then = [&] {
        return situation_.attention
                   ? situation_.attention->pause_of_everything(situation_.zone.date(awake))
                   : nullptr;
    };
    while ((pause = pause_then()) != nullptr) {
        awake = situation_.zone.instant(domain::plus_days(pause->days.to, 1), {});
    }
    return awake;
}

void Outbox::tell_of_death(const Dispatch& dispatch, const std::string& reason, Instant now) {
    const auto& delivery = dispatch.lease.delivery;
    const auto& phrases = Phrases::in(situation_.language());
    if (delivery::is_drill(delivery)) {
        tell("failed " + delivery.key, phrases.drill_failed_title(delivery.channel),
             phrases.drill_failed_body(delivery.channel, reason), delivery.channel, now);
    } else if (delivery.kind != DeliveryKind::Notice && delivery.kind != DeliveryKind::Withdraw) {
        // A notice about a notice would never end.
        tell("dead " + delivery.key, phrases.dead_title(delivery.channel),
             phrases.dead_body(delivery.channel, dispatch.message.title, reason), delivery.channel,
             now);
    }
}

void Outbox::tell(const std::string& subject, const std::string& title, const std::string& body,
                  const std::string& not_through, Instant now) {
    const delivery::WayOut* chosen = nullptr;
    for (const auto& way : situation_.ways) {
        const auto& name = way.channel.name;
        if (name != not_through && (chosen == nullptr || health(chosen->channel.name).is_down())) {
            chosen = &way;
        }
    }
    if (chosen != nullptr) {
        store_.enqueue(delivery::notice_delivery(chosen->channel.name, subject, title, body, now));
    }
}

void Outbox::channel_ready(const std::string& channel, Instant now) {
    if (outages_.of(channel).is_down()) {
        store_.hasten(channel, now);
        outages_.may_be_over(channel, now);
    }
}

void Outbox::channel_up(const std::string& channel, Instant now) {
    if (outages_.of(channel).is_down()) {
        store_.hasten(channel, now);
    }
    outages_.over(channel, 0, now);
}

void Outbox::channel_down(const std::string& channel, const std::string& reason, Instant now) {
    outages_.of(channel).down(reason, now);
}

std::optional<Instant>
Outbox::next_moment(const std::function<bool(const std::string& channel)>& takes) const {
    std::optional<Instant> earliest;
    for (const auto& way : situation_.ways) {
        const auto& name = way.channel.name;
        const auto attempt = store_.next_attempt(name);
        const auto& state = health(name);
        if (!attempt) {
            continue;
        }
        if (!state.is_down() && is_full(name)) {
            continue; // the answer wakes us
        }
        if (!state.is_down()) {
            take_earlier(earliest, takes(name) ? attempt : std::nullopt);
        } else {
            const auto again = takes(name) ? state.next_try() : std::nullopt;
            take_earlier(earliest, again ? std::max(*again, *attempt) : again);
            const auto tell_at = state.announce_at();
            take_earlier(earliest, tell_at ? std::max(*tell_at, *attempt) : tell_at);
        }
    }
    return earliest;
}

} // namespace kith::app
