#pragma once

#include "app/outages.hpp"
#include "app/situation.hpp"
#include "delivery/retry_policy.hpp"
#include "domain/message.hpp"
#include "domain/store.hpp"
#include "plugins/plugin_listener.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace kith::app {

/// What the channels are given and what comes of it. Knows no plugin: who calls next() does the
/// sending.
class Outbox {
public:
    Outbox(domain::Store& store, const Situation& situation);
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    /// One delivery to attempt, its attempt already recorded.
    struct Dispatch {
        domain::Lease lease;
        domain::Message
            message; ///< meaningless for a Withdraw: its key is lease.delivery.belongs_to
    };
    /// Absent when nothing is due on the channel, or it is not usable now. A digest that would say
    /// nothing is left out. After a crash the deliveries that were in flight go out one by one:
    /// only the one at fault is to be found there at the next.
    [[nodiscard]] std::optional<Dispatch> next(const std::string& channel, domain::Instant now);
    /// The attempt has ended so.
    void finish(const Dispatch& dispatch, const plugins::Answer& answer, domain::Instant now);

    /// The plugin runs; whether its way out works, the next attempt shows.
    void channel_ready(const std::string& channel, domain::Instant now);
    /// The way out works, or it does not, or the plugin is gone.
    void channel_up(const std::string& channel, domain::Instant now);
    void channel_down(const std::string& channel, const std::string& reason, domain::Instant now);
    [[nodiscard]] const delivery::ChannelHealth& health(const std::string& channel) const {
        return outages_.health(channel);
    }

    /// See Outages::announce().
    void announce_outages(domain::Instant now) { outages_.announce(now); }
    /// Tells the owner, through the first channel that is up, something of kith's own. Once per
    /// subject.
    void tell(const std::string& subject, const std::string& title, const std::string& body,
              const std::string& not_through, domain::Instant now);

    /// The clock was ahead and is right now: no wait of that time goes on.
    void clock_was_ahead(domain::Instant now);

    /// When next() or announce_outages() next has something to do. `takes` says whether a channel's
    /// plugin could take a delivery now; one that cannot makes itself heard when it can.
    [[nodiscard]] std::optional<domain::Instant>
    next_moment(const std::function<bool(const std::string& channel)>& takes) const;

private:
    /// What is in flight on a channel, and what was when its plugin died.
    struct Flight {
        int count = 0;
        std::set<std::string> suspects; ///< keys
        [[nodiscard]] bool is_full() const { return count > 0 && !suspects.empty(); }
    };
    [[nodiscard]] bool is_full(const std::string& channel) const;
    void land(const domain::Delivery& delivery, bool answered, domain::DeliveryState state);
    /// The reminder of a Single; absent for other kinds.
    [[nodiscard]] std::optional<domain::Reminder> single_of(const domain::Lease& lease) const;
    [[nodiscard]] domain::Message compose(const domain::Lease& lease,
                                          std::optional<domain::Reminder> single,
                                          domain::Instant now) const;
    bool sets_aside(const domain::Lease& lease, const std::optional<domain::Reminder>& single,
                    domain::Instant now);
    [[nodiscard]] bool is_told(const domain::Lease::Item& item, domain::Instant now) const;
    [[nodiscard]] const domain::Channel* channel_of(const domain::Delivery& delivery) const;
    [[nodiscard]] domain::Instant not_before(const domain::Delivery& delivery,
                                             domain::Instant from) const;
    [[nodiscard]] domain::Instant awake_from(domain::Instant now) const;
    void after_digest(const domain::Delivery& digest, domain::Instant now);
    void tell_of_death(const Dispatch& dispatch, const std::string& reason, domain::Instant now);

    domain::Store& store_;
    const Situation& situation_;
    delivery::RetryPolicy policy_;
    Outages outages_;
    std::map<std::string, Flight> flights_; ///< by channel
};

} // namespace kith::app
