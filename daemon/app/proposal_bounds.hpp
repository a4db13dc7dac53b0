#pragma once

#include "domain/proposal_store.hpp"
#include "domain/span.hpp"

#include <chrono>
#include <cstddef>

namespace kith::app {

/// So long a proposal waits for an answer.
inline constexpr std::chrono::days proposal_waits{90};
/// What lies further back, or ahead, is not proposed; nor is remembered what was answered.
inline constexpr domain::Span proposal_horizon{2, domain::Span::Unit::Years};
/// Of one source; what comes on top of that is left out until some are answered.
inline constexpr std::size_t most_open_proposals = 5'000;
/// Of one source, those that were answered among them.
inline constexpr std::size_t most_kept_proposals = 100'000;

/// Lets go of what waits too long, and forgets what is answered and old. Once a day.
inline void lapse_proposals(domain::ProposalStore& store, domain::Date today, domain::Instant now) {
    store.lapse(now - proposal_waits, domain::advanced(today, proposal_horizon, -1), now, today);
}

} // namespace kith::app
