#include "app/way_account.hpp"

#include "app/rule_words.hpp"
#include "delivery/routing.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Delivery;
using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Instant;
using domain::Reminder;
using domain::Value;
using words::say;

namespace {

bool is_wanted(const Reminder& reminder, const std::string& channel) {
    const auto& names = reminder.channels;
    return names.empty() || std::find(names.begin(), names.end(), channel) != names.end();
}

std::string hours_words(const domain::ChannelHours& hours) {
    const auto from = domain::format_time_of_day(hours.from);
    const auto to = domain::format_time_of_day(hours.to);
    return hours.days == domain::Weekdays::all()        ? say("{} to {}", from, to)
           : hours.days == domain::Weekdays::workdays() ? say("{} to {} on working days", from, to)
                                                        : say("{} to {} on its days", from, to);
}

/// Why a channel that the rule wants is not taken, or not at once.
WayAccount expected(const domain::Channel& channel, const Delivery* delivery,
                    const Situation& situation, Instant opens) {
    WayAccount account;
    account.channel = channel.name;
    account.takes = delivery != nullptr;
    account.state = account.takes ? "planned" : "not wanted";
    if (delivery == nullptr) {
        account.sentences.push_back(say("It is a question, and questions go into the digest."));
        return account;
    }
    account.at = delivery->next_at;
    const auto at = moment_in_words(situation, delivery->next_at);
    if (channel.digest) {
        account.sentences.push_back(say("A line in the digest of {}.", at));
    } else if (delivery->next_at > opens) {
        account.sentences.push_back(
            channel.hours ? say("By itself, on {}: it waits for the channel's hours, {}.", at,
                                hours_words(*channel.hours))
                          : say("By itself, on {}: it waits for the channel's hours.", at));
    } else {
        account.sentences.push_back(say("By itself, on {}.", at));
    }
    return account;
}

void tell_health(WayAccount& account, const delivery::ChannelHealth& health,
                 const Situation& situation) {
    if (const auto since = health.down_since(); since && account.takes) {
        account.sentences.push_back(
            say("It does not work since {} ({}); what it should send waits.",
                moment_in_words(situation, *since), health.reason()));
    }
}

std::string tries(const Delivery& carrier) {
    return (carrier.attempts > 1 ? say(" after {} tries", carrier.attempts) : "") +
           (carrier.last_text.empty() ? "" : ": " + carrier.last_text);
}

std::string what_happened(const Delivery& carrier, const std::optional<Instant>& ended,
                          const Situation& situation) {
    const auto when = ended ? say(" on {}", moment_in_words(situation, *ended)) : std::string();
    const auto next = moment_in_words(situation, carrier.next_at);
    switch (carrier.state) {
    case DeliveryState::Pending:
        return carrier.attempts == 0
                   ? say("Goes out on {}{}.", next, tries(carrier))
                   : say("Did not get through yet; next try on {}{}.", next, tries(carrier));
    case DeliveryState::Leased:
        return say("Is being sent now.");
    case DeliveryState::Delivered:
        return say("Delivered{}.", when);
    case DeliveryState::Dead:
        return say("Could not be sent{}{}.", when, tries(carrier));
    case DeliveryState::Superseded:
        break;
    }
    return say("Not needed any more: it was answered before.");
}

/// When the last attempt of that delivery ended.
std::optional<Instant> last_end(const std::vector<domain::Attempt>& attempts,
                                const std::string& delivery) {
    for (const auto& attempt : attempts) { // newest first
        if (attempt.delivery == delivery && attempt.ended_at) {
            return attempt.ended_at;
        }
    }
    return std::nullopt;
}

constexpr std::size_t attempts_looked_at = 500;

} // namespace

std::string moment_in_words(const Situation& situation, Instant instant) {
    const auto local = situation.zone.local(instant);
    return date_in_words(local.date) + ", " + domain::format_time_of_day(local.time);
}

std::vector<WayAccount> ways_to_take(const Reminder& reminder, const Situation& situation,
                                     const Outbox& outbox, Instant opens) {
    const auto deliveries = delivery::route(reminder, std::max(reminder.round, 1), situation.ways,
                                            situation.zone, opens);
    std::vector<WayAccount> accounts;
    for (const auto& way : situation.ways) {
        const auto& channel = way.channel;
        if (!is_wanted(reminder, channel.name)) {
            accounts.push_back(
                {channel.name, false, "not wanted", {}, {say("The rule does not name it.")}});
            continue;
        }
        const auto found =
            std::find_if(deliveries.begin(), deliveries.end(), [&](const Delivery& delivery) {
                return delivery.channel == channel.name && delivery.kind != DeliveryKind::Digest;
            });
        auto account =
            expected(channel, found == deliveries.end() ? nullptr : &*found, situation, opens);
        tell_health(account, outbox.health(channel.name), situation);
        accounts.push_back(std::move(account));
    }
    return accounts;
}

std::vector<WayAccount> ways_taken(const Reminder& reminder, const domain::Store& store,
                                   const Situation& situation, const Outbox& outbox) {
    const auto attempts = store.history(std::nullopt, attempts_looked_at);
    std::vector<WayAccount> accounts;
    for (const auto& delivery : store.deliveries_of(reminder.key)) {
        if (delivery.kind == DeliveryKind::Withdraw || delivery.round != reminder.round) {
            continue;
        }
        const auto digest = delivery.kind == DeliveryKind::Item
                                ? store.delivery(delivery.belongs_to)
                                : std::nullopt;
        // What settles the reminder supersedes its line; while it stands, the digest tells more.
        const auto& carrier =
            digest && delivery.state != DeliveryState::Superseded ? *digest : delivery;
        WayAccount account;
        account.channel = delivery.channel;
        account.takes = true;
        account.state = domain::to_text(carrier.state);
        account.at = carrier.next_at;
        account.sentences.push_back(
            (digest ? say("In the digest of {}. ", date_in_words(digest->date)) : std::string()) +
            what_happened(carrier, last_end(attempts, carrier.key), situation));
        if (carrier.state == DeliveryState::Pending) {
            tell_health(account, outbox.health(delivery.channel), situation);
        }
        if (carrier.uncertain) {
            account.sentences.push_back(
                say("One try was cut off; it may have come through twice."));
        }
        accounts.push_back(std::move(account));
    }
    return accounts;
}

Value to_value(const WayAccount& account) {
    Value value;
    value["channel"] = account.channel;
    value["takes"] = account.takes;
    value["state"] = account.state;
    value["at"] = account.at ? Value(domain::format_instant(*account.at)) : Value();
    Value sentences{Value::Array{}};
    for (const auto& text : account.sentences) {
        sentences.push_back(text);
    }
    value["sentences"] = std::move(sentences);
    return value;
}

} // namespace kith::app
