#include "storage/open_store.hpp"
#include "storage/samples.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

namespace kith::test {

namespace {

using domain::Delivery;
using domain::DeliveryKind;
using domain::DeliveryState;
using domain::Instant;
using domain::ReminderKey;
using domain::ReminderState;

/// What may happen to a store, in any order.
enum class Step { Plan, Open, Settle, Snooze, Lease, Complete, Restart, Pass };

/// A store and the little one needs to know to judge it: what was promised to the user.
class Run {
public:
    void take(Step step) {
        switch (step) {
        case Step::Plan:
            return plan();
        case Step::Open:
            return open();
        case Step::Settle:
            return settle();
        case Step::Snooze:
            return snooze();
        case Step::Lease:
            return lease();
        case Step::Complete:
            return complete();
        case Step::Restart:
            return restart();
        case Step::Pass:
            now_ += std::chrono::hours(*rc::gen::inRange(1, 48));
            return;
        }
    }

    /// G1: what was opened is accounted for.
    void check_accounts() const {
        std::size_t unfinished = 0;
        for (const auto& [key, rounds] : opened_) {
            const auto deliveries = store_->deliveries_of(key);
            std::set<std::string> keys;
            for (const auto& delivery : deliveries) {
                keys.insert(delivery.key);
                const bool waits = delivery.state == DeliveryState::Pending ||
                                   delivery.state == DeliveryState::Leased;
                unfinished += waits && delivery.kind != DeliveryKind::Item ? 1 : 0;
                RC_ASSERT(delivery.state != DeliveryState::Leased ||
                          leases_.contains(delivery.key));
            }
            for (int round = 1; round <= rounds; ++round) {
                RC_ASSERT(keys.contains(single("mail", key, round).key));
            }
            RC_ASSERT(store_->reminder(key)->round == rounds); // one opening a round
        }
        RC_ASSERT(unfinished == store_->pending_count("mail"));
    }

    /// However it went, what waits ends in finite time.
    void drain() {
        restart();
        for (int i = 0; i < 1000; ++i) {
            now_ += std::chrono::hours(48);
            lease();
            if (leases_.empty()) {
                break;
            }
            while (!leases_.empty()) {
                end(leases_.begin()->second, DeliveryState::Delivered);
            }
        }
        RC_ASSERT(store_->pending_count("mail") == 0U);
    }

private:
    ReminderKey any_key() { return "k" + std::to_string(*rc::gen::inRange(0, 6)); }

    void plan() {
        const auto key = any_key();
        store_->apply_plan("anna-" + key, plan_of({planned(key, "anna-" + key)}), now_, today);
    }

    void open() {
        for (const auto& reminder : store_->due(now_, 10)) {
            auto shown = single("mail", reminder.key, reminder.round + 1);
            shown.withdrawable = true;
            shown.next_at = now_;
            const auto made = opening(reminder.key, {shown});
            // Twice, as a daemon does that was cut off before it heard the first answer.
            store_->open(std::span(&made, 1), now_, today);
            store_->open(std::span(&made, 1), now_, today);
            ++opened_[reminder.key];
            quiet_.erase(reminder.key);
        }
    }

    void settle() {
        const auto key = any_key();
        const auto made = settlement(key);
        if (!store_->settle(std::span(&made, 1), now_, today).empty()) {
            RC_ASSERT(settled_.insert(key).second); // it ends once
            quiet_.insert(key);
        }
    }

    void snooze() {
        const auto key = any_key();
        if (store_->snooze(key, now_ + 24h, day(1), now_)) {
            RC_ASSERT(!settled_.contains(key));
            quiet_.insert(key);
        }
    }

    void lease() {
        while (const auto lease = store_->lease("mail", now_)) {
            const auto& delivery = lease->delivery;
            RC_ASSERT(!delivered_.contains(delivery.key)); // G2
            RC_ASSERT(delivery.kind != DeliveryKind::Single || !quiet_.contains(delivery.reminder));
            RC_ASSERT(delivery.kind != DeliveryKind::Single ||
                      !settled_.contains(delivery.reminder));
            RC_ASSERT(delivery.next_at <= now_); // G4
            RC_ASSERT(leases_.emplace(delivery.key, *lease).second);
        }
    }

    void complete() {
        if (!leases_.empty()) {
            end(leases_.begin()->second,
                *rc::gen::element(DeliveryState::Pending, DeliveryState::Delivered,
                                  DeliveryState::Dead, DeliveryState::Delivered));
        }
    }

    void end(domain::Lease lease, DeliveryState state) {
        leases_.erase(lease.delivery.key);
        RC_ASSERT(store_->complete(lease, verdict(state, now_ + 1h), now_));
        RC_ASSERT(!store_->complete(lease, verdict(DeliveryState::Dead), now_));
        if (state == DeliveryState::Delivered) {
            delivered_.insert(lease.delivery.key);
        }
    }

    void restart() {
        store_.reset();
        store_ = storage::open(directory_.path(), now_, storage::Durability::None).store;
        for (const auto& [key, lease] : leases_) {
            RC_ASSERT(store_->delivery(key)->uncertain);
            RC_ASSERT(!store_->complete(lease, verdict(DeliveryState::Dead), now_));
        }
        leases_.clear();
    }

    TemporaryDirectory directory_;
    Instant now_ = noon;
    std::unique_ptr<domain::Store> store_ =
        storage::open(directory_.path(), noon, storage::Durability::None).store;
    std::map<ReminderKey, int> opened_; ///< how many rounds
    std::set<ReminderKey> quiet_;       ///< settled or snoozed, and not opened since
    std::set<ReminderKey> settled_;
    std::set<std::string> delivered_;
    std::map<std::string, domain::Lease> leases_;
};

} // namespace

RC_GTEST_PROP(StorePropertyTest, WhateverHappensTheGuaranteesHold, ()) {
    const auto steps =
        *rc::gen::container<std::vector<Step>>(rc::gen::weightedElement<Step>({{3, Step::Plan},
                                                                               {4, Step::Open},
                                                                               {2, Step::Settle},
                                                                               {2, Step::Snooze},
                                                                               {4, Step::Lease},
                                                                               {4, Step::Complete},
                                                                               {1, Step::Restart},
                                                                               {3, Step::Pass}}));
    Run run;
    for (const auto step : steps) {
        run.take(step);
    }
    run.check_accounts();
    run.drain();
}

} // namespace kith::test
