#pragma once

#include "domain/store.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace kith::app {

/// Whether the wall clock may be believed. It may not before kith was written, nor when it lies
/// more than a day before the newest record. The latter may also mean that the record is of a clock
/// that was ahead; so a clock that nobody set while it ran on for a day is believed after all.
class ClockTrust {
public:
    /// So long may it run on until it is believed.
    static constexpr std::chrono::hours patience{24};

    /// `store` must outlive this.
    explicit ClockTrust(domain::Store& store) : store_(store) {}

    /// What is wrong with it, in a sentence for the owner; absent when it is believed. Keeps in
    /// mind since when it is in doubt.
    [[nodiscard]] std::optional<std::string> doubt(domain::Instant now);
    /// It has been in doubt for longer than the patience with it.
    [[nodiscard]] bool ran_on(domain::Instant now) const;
    /// Somebody set it, or it ran on for long enough: true when it may be believed at all. What was
    /// recorded as later than now then came from a clock that was wrong, and blocks nothing;
    /// returns that in `was_ahead`.
    struct Belief {
        bool believed = false;
        bool was_ahead = false; ///< there were records of a later day
    };
    Belief believe(domain::Instant now);

private:
    domain::Store& store_;
};

} // namespace kith::app
