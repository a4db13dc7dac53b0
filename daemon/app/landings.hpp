#pragma once

#include "app/outbox.hpp"
#include "domain/timer.hpp"

#include <asio/io_context.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace kith::app {

/// Answers of plugins that have come and are not recorded yet: those that are there together share
/// one durable commit. Until then they are as if they had not come: a crash makes their attempts
/// uncertain, as it would have a moment before. Loop's thread only.
class Landings {
public:
    /// `on_gathered` is called, from the loop, when no more answers are in the pipes, or some
    /// milliseconds later while more are under way than have come: it is to see to it that record()
    /// is called. All outlive this.
    Landings(asio::io_context& loop, domain::TimerSource& timers, domain::Store& store,
             Outbox& outbox, std::function<void()> on_gathered)
        : loop_(loop), store_(store), outbox_(outbox), on_gathered_(std::move(on_gathered)),
          timer_(timers.make_timer()) {}

    /// One more is under way, and will be added.
    void expect() { ++under_way_; }
    void add(Outbox::Dispatch dispatch, const plugins::Answer& answer);
    /// Records all of them, in one transaction.
    void record(domain::Instant now);

private:
    struct Landing {
        Outbox::Dispatch dispatch;
        plugins::Answer answer;
    };
    void gather();
    void end_gathering();

    asio::io_context& loop_;
    domain::Store& store_;
    Outbox& outbox_;
    std::function<void()> on_gathered_;
    std::unique_ptr<domain::Timer> timer_;
    std::vector<Landing> waiting_;
    std::size_t under_way_ = 0;
    bool gathering_ = false;
    bool is_patient_ = false; ///< the timer runs
};

} // namespace kith::app
