#include "app/outbox.hpp"

#include "delivery/composition.hpp"
#include "delivery/phrases.hpp"

#include <algorithm>
#include <chrono>

namespace kith::app {

using delivery::ChannelHealth;
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

} // namespace

std::optional<Outbox::Dispatch> Outbox::next(const std::string& channel, Instant now) {
    if (!health_[channel].usable(now)) {
        return std::nullopt;
    }
    auto lease = store_.lease(channel, now);
    if (!lease) {
        return std::nullopt;
    }
    Dispatch dispatch;
    dispatch.message = compose(*lease, now);
    dispatch.lease = std::move(*lease);
    return dispatch;
}

domain::Message Outbox::compose(const domain::Lease& lease, Instant now) const {
    std::vector<delivery::Subject> subjects;
    for (const auto& item : lease.items) {
        auto reminder = store_.reminder(item.reminder);
        auto contact = reminder ? store_.contact(reminder->contact) : std::nullopt;
        if (contact) {
            auto note = store_.last_note(contact->id);
            subjects.push_back(
                {std::move(*reminder), std::move(*contact), std::move(note), item.is_new});
        }
    }
    return delivery::compose(lease, subjects, situation_.language(), situation_.zone.date(now),
                             now);
}

void Outbox::finish(const Dispatch& dispatch, const plugins::Answer& answer, Instant now) {
    const auto& delivery = dispatch.lease.delivery;
    const bool answered = answer.how == plugins::Answer::How::Answered;
    const auto verdict = answered ? delivery::judge(delivery, answer.outcome, policy_, now)
                                  : delivery::judge_crash(delivery, answer.text, policy_, now);
    store_.transact([&] {
        const bool held = store_.complete(dispatch.lease, verdict, now);
        if (held && verdict.state == DeliveryState::Dead) {
            tell_of_death(dispatch, verdict.outcome.text, now);
        }
        if (held && delivery.kind == DeliveryKind::Digest &&
            verdict.state != DeliveryState::Pending) {
            after_digest(delivery.channel, now);
        }
    });
    if (!answered) {
        return;
    }
    // Who refuses everything is asked again, too: the user mends a password without telling kith.
    const bool refuses_all = answer.outcome.result == Outcome::Result::Permanent &&
                             answer.outcome.scope == Outcome::Scope::Channel;
    auto& health = health_[delivery.channel];
    if (answer.outcome.result == Outcome::Result::Delivered) {
        health.up();
    } else if (answer.outcome.result == Outcome::Result::Unavailable || refuses_all) {
        health.unavailable(answer.outcome, now);
    }
}

/// While something is open, the channel's next digest day tells of it again.
void Outbox::after_digest(const std::string& channel, Instant now) {
    const auto way =
        std::find_if(situation_.ways.begin(), situation_.ways.end(),
                     [&](const auto& candidate) { return candidate.channel.name == channel; });
    const bool speaks_on = way != situation_.ways.end() && way->channel.digest;
    if (speaks_on && store_.open_count() > 0) {
        store_.enqueue(delivery::digest_delivery(way->channel, situation_.zone,
                                                 now + std::chrono::milliseconds(1), now));
    }
}

void Outbox::tell_of_death(const Dispatch& dispatch, const std::string& reason, Instant now) {
    const auto& delivery = dispatch.lease.delivery;
    if (delivery.kind == DeliveryKind::Notice || delivery.kind == DeliveryKind::Withdraw) {
        return; // a notice about a notice would never end
    }
    const auto& phrases = Phrases::in(situation_.language());
    tell("dead " + delivery.key, phrases.dead_title(delivery.channel),
         phrases.dead_body(delivery.channel, dispatch.message.title, reason), delivery.channel,
         now);
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

void Outbox::channel_up(const std::string& channel, Instant now) {
    auto& health = health_[channel];
    if (health.is_down()) {
        health.up();
        store_.hasten(channel, now);
    }
}

void Outbox::channel_down(const std::string& channel, const std::string& reason, Instant now) {
    health_[channel].down(reason, now);
}

const ChannelHealth& Outbox::health(const std::string& channel) const {
    static const ChannelHealth fine;
    const auto found = health_.find(channel);
    return found == health_.end() ? fine : found->second;
}

void Outbox::announce_outages(Instant now) {
    const auto& phrases = Phrases::in(situation_.language());
    for (auto& [channel, health] : health_) {
        const auto at = health.announce_at();
        const auto waiting = at && *at <= now ? store_.pending_count(channel) : 0;
        if (waiting == 0) {
            continue;
        }
        health.announced();
        tell("down " + channel + " " + domain::format_instant(*health.down_since()),
             phrases.channel_down_title(channel),
             phrases.channel_down_body(channel, health.reason(), waiting), channel, now);
    }
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
