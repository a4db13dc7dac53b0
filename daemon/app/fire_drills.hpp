#pragma once

#include "app/situation.hpp"
#include "domain/store.hpp"

#include <map>
#include <optional>
#include <string>

namespace kith::app {

/// The monthly tests of the channels that wish one: on the first of the month at the hour at which
/// reminders are due, or as soon after it as kith runs and rests in no pause.
class FireDrills {
public:
    /// Both must outlive this.
    FireDrills(domain::Store& store, const Situation& situation)
        : store_(store), situation_(situation) {}

    /// Puts what is due into the outbox; at any moment and as often as one likes.
    void plan(domain::Instant now);
    /// When plan() next has something to do, as plan() last saw it.
    [[nodiscard]] std::optional<domain::Instant> next_moment() const { return next_; }

private:
    [[nodiscard]] bool is_paused(domain::Date day) const;
    [[nodiscard]] bool one_waits(const domain::Channel& channel, domain::Date today) const;
    void enqueue(const domain::Channel& channel, domain::Date today, domain::DeliveryState state,
                 domain::Instant now);

    domain::Store& store_;
    const Situation& situation_;
    std::map<std::string, std::string> planned_; ///< the key last planned, by channel
    std::optional<domain::Instant> next_;
};

/// How the channel's last test stands, of this month or else the one before; absent when there was
/// none.
[[nodiscard]] std::optional<domain::Delivery>
last_drill(const domain::Store& store, const std::string& channel, domain::Date today);

} // namespace kith::app
