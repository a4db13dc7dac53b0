#pragma once

#include "app/situation.hpp"
#include "delivery/channel_health.hpp"
#include "domain/store.hpp"

#include <functional>
#include <map>
#include <string>

namespace kith::app {

/// Which channels work, and what the owner is told of those that do not: once when an outage lasts,
/// once when it is over. What was told is on record, so that a restart repeats nothing.
class Outages {
public:
    /// Tells the owner something through a channel that is not `not_through`; see Outbox::tell().
    using Tell = std::function<void(const std::string& subject, const std::string& title,
                                    const std::string& body, const std::string& not_through,
                                    domain::Instant now)>;

    Outages(domain::Store& store, const Situation& situation, Tell tell)
        : store_(store), situation_(situation), tell_(std::move(tell)) {}

    [[nodiscard]] delivery::ChannelHealth& of(const std::string& channel);
    [[nodiscard]] const delivery::ChannelHealth& health(const std::string& channel) const;

    /// Tells of those that have been down for a while with something due.
    void announce(domain::Instant now);
    /// The plugin runs again. The outage counts as over when nothing is due that would show it.
    void may_be_over(const std::string& channel, domain::Instant now);
    /// The channel works. When its outage was told, so is its end. `late`: of what waited for it so
    /// many have gone out already.
    void over(const std::string& channel, std::size_t late, domain::Instant now);
    /// The clock was ahead and is right now: no wait of that time goes on.
    void clock_was_ahead(domain::Instant now);

private:
    domain::Store& store_;
    const Situation& situation_;
    Tell tell_;
    std::map<std::string, delivery::ChannelHealth> health_;
};

} // namespace kith::app
