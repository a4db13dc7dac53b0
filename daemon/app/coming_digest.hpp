#pragma once

#include "app/situation.hpp"
#include "domain/store.hpp"

namespace kith::app {

/// Enqueues the channel's first digest from then on that is not over. Digests are named by their
/// day: after the clock was set back those of the days to come may be. Precondition:
/// channel.digest.
void enqueue_digest(domain::Store& store, const Situation& situation,
                    const domain::Channel& channel, domain::Instant from, domain::Instant now);

/// The same for each channel that has digests.
void enqueue_digests(domain::Store& store, const Situation& situation, domain::Instant now);

/// The same where the next digest is over: what came for it goes out with one that is not.
void mend_digests(domain::Store& store, const Situation& situation, domain::Instant now);

} // namespace kith::app
