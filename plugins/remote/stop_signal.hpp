#pragma once

#include <atomic>

namespace kith::remote {

/// Says "give up" to work that runs in another thread. Raised once, never lowered. One object a
/// job; it must outlive both sides. Any thread.
class StopSignal {
public:
    StopSignal(); ///< throws std::system_error when no descriptor is to be had
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    void raise() noexcept;
    [[nodiscard]] bool raised() const noexcept { return raised_; }
    /// Readable from the moment it is raised; for poll().
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    std::atomic<bool> raised_{false};
    int descriptor_;
};

} // namespace kith::remote
