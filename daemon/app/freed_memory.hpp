#pragma once

#include "domain/timer.hpp"

#include <memory>

namespace kith::app {

/// What the allocator does with memory that was freed: it keeps a little of it for what comes next,
/// and gives the rest back to the system when large work has been over for a while. Loop's thread
/// only.
class FreedMemory {
public:
    /// `timers` must outlive this.
    explicit FreedMemory(domain::TimerSource& timers);

    /// Something large was read or written, and more of it may follow.
    void after_large_work();

private:
    std::unique_ptr<domain::Timer> timer_;
};

} // namespace kith::app
