#pragma once

#include "child.hpp"
#include "domain/value.hpp"
#include "session_bus.hpp"

#include <memory>
#include <string>
#include <vector>

namespace kith::test {

/// kith-desktop as a daemon sees it: requests in, answers, events and status out, line by line.
class PluginClient {
public:
    /// Starts the program and initializes it; its state directory is `state` below the bus's home.
    explicit PluginClient(const SessionBus& bus, const char* settings = "{}");
    PluginClient(const Environment& environment, const std::string& state_dir,
                 const char* settings);

    /// Sends a request, does not wait.
    int send(const std::string& method, const std::string& params);
    /// Waits for the answer: the result, or the error.
    domain::Value answer(int id);
    /// Sends and waits; the outcome's word.
    std::string outcome(const std::string& method, const std::string& params);
    /// A delivery of one reminder.
    std::string deliver(const std::string& key, const std::string& note = "nach Bonn gezogen");
    std::string withdraw(const std::string& key);

    /// Waits for so many events, repeats counted; the last one's params.
    domain::Value wait_for_event(std::size_t times = 1);
    /// Answers the last event, as a daemon does that has committed it.
    void confirm_event();
    [[nodiscard]] std::size_t events() const { return count("event"); }
    /// Waits until the last status is this one.
    void wait_for_status(const std::string& state);
    [[nodiscard]] std::string last_status() const;

    /// True when the plugin has answered everything sent before.
    bool ping();
    Child& process() { return process_; }

private:
    [[nodiscard]] std::size_t count(const std::string& method) const;
    [[nodiscard]] domain::Value last(const std::string& method) const;
    [[nodiscard]] std::vector<domain::Value> messages() const;

    Child process_;
    int next_id_ = 1;
};

/// A deliver request's params.
[[nodiscard]] std::string delivery(const std::string& key, const std::string& title,
                                   const std::string& reason, const std::string& note);

} // namespace kith::test
