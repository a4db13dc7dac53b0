#include "app/coming_digest.hpp"

#include "delivery/routing.hpp"

#include <chrono>

namespace kith::app {

using domain::Instant;

namespace {

constexpr int far = 366; ///< digests looked at

bool is_over(const std::optional<domain::Delivery>& delivery) {
    return delivery && !is_under_way(delivery->state);
}

} // namespace

void enqueue_digest(domain::Store& store, const Situation& situation,
                    const domain::Channel& channel, Instant from, Instant now) {
    for (int i = 0; i < far; ++i) {
        const auto digest = delivery::digest_delivery(channel, situation.zone, from, now);
        if (!is_over(store.delivery(digest.key))) {
            store.enqueue(digest);
            return;
        }
        from = digest.next_at + std::chrono::milliseconds(1);
    }
}

void enqueue_digests(domain::Store& store, const Situation& situation, Instant now) {
    for (const auto& way : situation.ways) {
        if (way.channel.digest) {
            enqueue_digest(store, situation, way.channel, now, now);
        }
    }
}

void mend_digests(domain::Store& store, const Situation& situation, Instant now) {
    for (const auto& way : situation.ways) {
        if (!way.channel.digest) {
            continue;
        }
        const auto next = delivery::digest_delivery(way.channel, situation.zone, now, now);
        if (is_over(store.delivery(next.key))) {
            enqueue_digest(store, situation, way.channel, now, now);
        }
    }
}

} // namespace kith::app
