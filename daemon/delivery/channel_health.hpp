#pragma once

#include "domain/outcome.hpp"
#include "domain/time.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace kith::delivery {

/// Whether a channel may be used: a circuit that opens when the way out is down and is tried again
/// with growing patience. Pure state; one object a channel.
class ChannelHealth {
public:
    /// The plugin said so itself, or could not be started: nothing is tried until up().
    void down(std::string reason, domain::Instant now);
    /// It works: a delivery got through, or the plugin said so. The outage is over.
    void up();
    /// Its plugin runs again: may be tried at once. Whether its outage is over, the try shows.
    void may_work();
    /// An attempt answered `unavailable`: tried again after `outcome.after`, or 30 s doubling to 15
    /// min.
    void unavailable(const domain::Outcome& outcome, domain::Instant now);

    /// The clock was ahead and shows this now: what lies later is as of now.
    void clock_was_ahead(domain::Instant now);

    /// True when a delivery may be attempted at that moment. A clock that was set back blocks
    /// nothing.
    [[nodiscard]] bool usable(domain::Instant now) const;
    /// When usable() turns true by itself; absent when it is now, or only up() helps.
    [[nodiscard]] std::optional<domain::Instant> next_try() const { return next_try_; }

    [[nodiscard]] bool is_down() const { return down_; }
    /// When the outage began; also while it is not known whether it is over.
    [[nodiscard]] std::optional<domain::Instant> down_since() const { return since_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }

    /// When the owner should be told through another channel: 15 minutes after it went down,
    /// once an outage. Absent when it is not down, or was told.
    [[nodiscard]] std::optional<domain::Instant> announce_at() const;
    void announced() { announced_ = true; }
    [[nodiscard]] bool was_announced() const { return announced_; }
    /// An earlier run of the daemon told of an outage that began then; not known to be over.
    void was_announced_before(domain::Instant since);

private:
    std::optional<domain::Instant> since_;
    std::optional<domain::Instant> next_try_;
    domain::Instant failed_at_;
    bool down_ = false;
    bool told_by_plugin_ = false;
    bool announced_ = false;
    int failures_ = 0;
    std::string reason_;
};

} // namespace kith::delivery
