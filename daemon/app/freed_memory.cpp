#include "app/freed_memory.hpp"

#include <chrono>
#include <malloc.h>

namespace kith::app {

namespace {

constexpr std::chrono::seconds quiet{2};

/// SQLite takes and frees 64 KiB for many a statement: asking the system for them each time took
/// half of a first import.
constexpr int kept_bytes = 512 * 1024;

} // namespace

FreedMemory::FreedMemory(domain::TimerSource& timers) : timer_(timers.make_timer()) {
    ::mallopt(M_TRIM_THRESHOLD, kept_bytes);
}

void FreedMemory::after_large_work() {
    timer_->start(quiet, [] { ::malloc_trim(0); });
}

} // namespace kith::app
