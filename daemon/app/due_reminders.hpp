#pragma once

#include "app/pacing.hpp"

namespace kith::app {

/// Opens what is due, as far as the pace admits it, and lets lapse what is too late. Idempotent:
/// called twice with the same moment, the second call finds nothing.
class DueReminders {
public:
    DueReminders(domain::Store& store, const Situation& situation, Planner& planner, Pacing& pacing)
        : store_(store), situation_(situation), planner_(planner), pacing_(pacing) {}

    struct Result {
        std::size_t opened = 0;
        std::size_t late = 0; ///< of the opened ones, those due more than an hour ago
        std::size_t lapsed = 0;
    };
    Result handle(domain::Instant now);

private:
    bool lapse(domain::Instant now, Result& result);
    bool open(domain::Instant now, Result& result);
    void open_one(const domain::Reminder& reminder, domain::Instant now, Result& result);

    domain::Store& store_;
    const Situation& situation_;
    Planner& planner_;
    Pacing& pacing_;
};

} // namespace kith::app
