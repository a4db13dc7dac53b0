#include "loop/service_manager.hpp"

#include <algorithm>
#include <cstdint>
#include <systemd/sd-daemon.h>

namespace kith::loop {

namespace chr = std::chrono;

namespace {

/// In sd_notify(3) each line is a message of its own.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace

ServiceManager::ServiceManager(domain::TimerSource& timers) : timer_(timers.make_timer()) {
    std::uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(0, &microseconds) > 0) {
        interval_ = chr::duration_cast<chr::milliseconds>(chr::microseconds(microseconds)) / 2;
    }
}

void ServiceManager::ready(const std::string& status) {
    ::sd_notify(0, ("READY=1\nSTATUS=" + one_line(status)).c_str());
    if (interval_.count() > 0) {
        feed_watchdog();
    }
}

void ServiceManager::reloading() { ::sd_notify(0, "RELOADING=1"); }

void ServiceManager::status(const std::string& status) {
    ::sd_notify(0, ("STATUS=" + one_line(status)).c_str());
}

void ServiceManager::stopping() { ::sd_notify(0, "STOPPING=1"); }

void ServiceManager::feed_watchdog() {
    ::sd_notify(0, "WATCHDOG=1");
    timer_->start(interval_, [this] { feed_watchdog(); });
}

} // namespace kith::loop
