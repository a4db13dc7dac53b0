#include "delivery/retry_policy.hpp"

#include "domain/stable_hash.hpp"

#include <algorithm>

namespace kith::delivery {

namespace chr = std::chrono;

using domain::Delivery;
using domain::DeliveryState;
using domain::Outcome;
using domain::Verdict;

namespace {

/// Doubles from `first` up to `cap`, moved by up to a fifth so that many failures spread.
chr::milliseconds back_off(const Delivery& delivery, const RetryPolicy& policy) {
    const int doublings = std::min(delivery.attempts, 20);
    const auto exact = std::min<chr::milliseconds>(policy.first * (1LL << doublings), policy.cap);
    const auto seed =
        domain::stable_hash(delivery.key + "#" + std::to_string(delivery.attempts)) % 401;
    const auto permille = 800 + static_cast<chr::milliseconds::rep>(seed);
    return exact * permille / 1000;
}

/// Pending until then, or Dead when its time is over. However long the other side wishes to wait,
/// there is a last try at the end of that time.
void try_again(Verdict& verdict, const Delivery& delivery, domain::Instant next,
               const RetryPolicy& policy, domain::Instant now) {
    const auto end = delivery.created_at + policy.give_up;
    const bool in_time = now < end;
    verdict.state = in_time ? DeliveryState::Pending : DeliveryState::Dead;
    verdict.next_at = std::min(next, end);
    if (!in_time) {
        verdict.outcome.text = "given up: " + verdict.outcome.text;
    }
}

/// The channel's own circuit decides when it is tried again; the delivery is not at fault.
void wait_for_channel(Verdict& verdict) {
    verdict.state = DeliveryState::Pending;
    verdict.charged = false;
}

} // namespace

Verdict judge(const Delivery& delivery, const Outcome& outcome, const RetryPolicy& policy,
              domain::Instant now) {
    Verdict verdict;
    verdict.outcome = outcome;
    verdict.uncertain = outcome.uncertain;
    verdict.next_at = now;
    switch (outcome.result) {
    case Outcome::Result::Delivered:
        verdict.state = DeliveryState::Delivered;
        break;
    case Outcome::Result::Permanent:
        if (outcome.scope == Outcome::Scope::Channel) {
            wait_for_channel(verdict);
        } else {
            verdict.state = DeliveryState::Dead;
        }
        break;
    case Outcome::Result::Unavailable:
        wait_for_channel(verdict);
        break;
    case Outcome::Result::Retry: {
        const auto wait = back_off(delivery, policy);
        const auto asked = outcome.after ? chr::milliseconds(*outcome.after) : wait;
        try_again(verdict, delivery, now + std::max(wait, asked), policy, now);
        break;
    }
    }
    return verdict;
}

Verdict judge_crash(const Delivery& delivery, std::string text, const RetryPolicy& policy,
                    domain::Instant now) {
    Verdict verdict;
    verdict.crashed = true;
    verdict.uncertain = true;
    verdict.outcome.result = Outcome::Result::Retry;
    verdict.outcome.text = std::move(text);
    if (delivery.crashes + 1 >= policy.poison_crashes) {
        verdict.state = DeliveryState::Dead;
        verdict.next_at = now;
        verdict.outcome.code = "poison";
    } else {
        verdict.state = DeliveryState::Pending;
        verdict.next_at = now;
    }
    return verdict;
}

} // namespace kith::delivery
