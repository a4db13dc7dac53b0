#include "ledger.hpp"

#include <algorithm>

namespace kith::endurance {

using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Reminder;
using domain::ReminderState;

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;

bool is_final(DeliveryState state) {
    return state != DeliveryState::Pending && state != DeliveryState::Leased;
}

bool asks(const Reminder& reminder) {
    return std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                       [](const auto& reason) { return reason.asks; });
}

} // namespace

void Ledger::complain(const std::string& what, const std::string& whom) {
    if (complaints_.size() < 20) {
        complaints_.push_back(what + ": " + whom);
    }
}

void Ledger::answered(const domain::ReminderKey& key, Answer answer) {
    if (answer == Answer::Ended) {
        ended_.insert(key);
    } else {
        ++snoozes_[key];
    }
}

void Ledger::dispatched(const app::Outbox::Dispatch& dispatch, const domain::Store& store,
                        domain::Instant now) {
    const auto& delivery = dispatch.lease.delivery;
    if (delivered_.contains(delivery.key)) {
        complain("attempted again after it was delivered", delivery.key);
    }
    if (delivery.next_at > now) {
        complain("attempted early", delivery.key);
    }
    if (dispatch.message.body.size() > most_bytes) {
        complain("a message has no bound", delivery.key);
    }
    if (delivery.kind == DeliveryKind::Withdraw) {
        return;
    }
    for (const auto& item : dispatch.message.items) {
        const auto reminder = store.reminder(item.key);
        if (!reminder || reminder->state != ReminderState::Open) {
            complain("told though it is not open", item.key);
        }
        if (ended_.contains(item.key)) {
            complain("told after the owner's answer", item.key);
        }
    }
}

void Ledger::arrived(const app::Outbox::Dispatch& dispatch) {
    const auto& delivery = dispatch.lease.delivery;
    if (++arrivals_[delivery.key] > 1) {
        ++repeats_;
        if (!delivery.uncertain) {
            complain("came twice without an uncertain attempt on record", delivery.key);
        }
    }
}

void Ledger::recorded_as_delivered(const domain::Delivery& delivery) {
    delivered_.insert(delivery.key);
}

void Ledger::watch_opening(const Reminder& reminder, const domain::Store& store,
                           const std::vector<std::string>& channels, domain::Instant latest) {
    auto& known = rounds_[reminder.key];
    if (reminder.state != ReminderState::Open || reminder.round == known) {
        return;
    }
    ++openings_;
    if (reminder.round > 1 + snoozes_[reminder.key]) {
        complain("opened more often than it was put off", reminder.key);
    }
    if (reminder.due_at > latest) {
        complain("opened early", reminder.key);
    }
    if (ended_.contains(reminder.key)) {
        complain("opened after the owner's answer", reminder.key);
    }
    known = reminder.round;
    const auto deliveries = store.deliveries_of(reminder.key);
    for (const auto& channel : channels) {
        const bool has_way =
            std::any_of(deliveries.begin(), deliveries.end(), [&](const auto& one) {
                return one.channel == channel && one.round == reminder.round;
            });
        if (!has_way && !asks(reminder)) {
            complain("opened without a delivery on " + channel, reminder.key);
        }
    }
}

void Ledger::looked_at(const domain::Store& store, const std::vector<std::string>& channels,
                       domain::Instant latest) {
    for (const auto& reminder : store.open_reminders()) {
        watch_opening(reminder, store, channels, latest);
    }
}

void Ledger::nothing_waits(const domain::Store& store, domain::Instant now) {
    for (const auto& missed : store.due(now, 3)) {
        complain("due and not opened", missed.key);
    }
    for (const auto& missed : store.lapsing(now, 3)) {
        complain("over and not lapsed", missed.key);
    }
}

void Ledger::audited(const domain::Store& store) {
    for (const auto& [key, round] : rounds_) {
        if (round == 0) {
            continue;
        }
        const auto deliveries = store.deliveries_of(key);
        if (deliveries.empty()) {
            complain("a reminder's deliveries are gone", key);
        }
        for (const auto& delivery : deliveries) {
            deliveries_.try_emplace(delivery.key, delivery.state);
        }
    }
    for (auto& [key, state] : deliveries_) {
        const auto delivery = store.delivery(key);
        if (!delivery) {
            complain("a delivery is gone", key);
        } else if (is_final(state) && delivery->state != state) {
            complain("what was over is over in another way", key);
        } else {
            state = delivery->state;
        }
    }
    for (const auto& key : delivered_) {
        const auto delivery = store.delivery(key);
        if (!delivery || delivery->state != DeliveryState::Delivered) {
            complain("delivered and not on record", key);
        }
    }
}

void Ledger::closed(const domain::Store& store) {
    audited(store);
    for (const auto& [key, state] : deliveries_) {
        if (!is_final(state)) {
            complain(std::string("ends as ") + to_text(state), key);
        }
    }
}

} // namespace kith::endurance
