#pragma once

#include "plugins/plugin_listener.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::test {

/// Keeps what plugins tell the daemon.
class RecordingListener final : public plugins::PluginListener {
public:
    void on_ready(const std::string& channel) override { ready.push_back(channel); }
    void on_gone(const std::string&, const std::string& reason, bool for_good) override {
        gone.push_back((for_good ? "for good: " : "") + reason);
    }
    void on_status(const std::string&, bool up, const std::string&) override {
        statuses.push_back(up);
    }
    plugins::EventAnswer on_event(const std::string&, const domain::Value& event) override {
        events.push_back(event);
        return {};
    }

    std::vector<std::string> ready;
    std::vector<std::string> gone; ///< the reasons
    std::vector<bool> statuses;
    std::vector<domain::Value> events;
};

} // namespace kith::test
