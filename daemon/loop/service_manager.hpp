#pragma once

#include "domain/timer.hpp"

#include <memory>
#include <string>

namespace kith::loop {

/// What systemd is told (sd_notify(3)); without $NOTIFY_SOCKET nothing happens. The watchdog is fed
/// from the loop, so that a stuck loop is restarted; without a watchdog in the unit there is no
/// wake-up.
class ServiceManager {
public:
    explicit ServiceManager(domain::TimerSource& timers);
    void ready(const std::string& status);
    void reloading();
    void status(const std::string& status);
    void stopping();

private:
    void feed_watchdog();

    std::unique_ptr<domain::Timer> timer_;
    std::chrono::milliseconds interval_{0}; ///< 0: no watchdog
};

} // namespace kith::loop
