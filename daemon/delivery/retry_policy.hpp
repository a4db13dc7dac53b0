#pragma once

#include "domain/delivery.hpp"

#include <chrono>

namespace kith::delivery {

/// When a delivery is tried again and when it is given up.
struct RetryPolicy {
    std::chrono::seconds first{300}; ///< after the first failure; doubles with each
    std::chrono::seconds cap{4 * 3600};
    std::chrono::hours give_up{5 * 24}; ///< after its creation: the last try, then no more
    int poison_crashes = 3;             ///< in flight at so many crashes of its plugin, it dies
};

/// What an outcome means for its delivery. Pure; the jitter comes from the key, so it is
/// repeatable.
[[nodiscard]] domain::Verdict judge(const domain::Delivery& delivery,
                                    const domain::Outcome& outcome, const RetryPolicy& policy,
                                    domain::Instant now);

/// The plugin died, or did not answer in time, with the delivery in flight: it may have got
/// through.
[[nodiscard]] domain::Verdict judge_crash(const domain::Delivery& delivery, std::string text,
                                          const RetryPolicy& policy, domain::Instant now);

} // namespace kith::delivery
