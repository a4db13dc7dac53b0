#pragma once

#include "exec/command.hpp"
#include "sdk/plugin.hpp"

#include <list>
#include <memory>
#include <string>
#include <vector>

namespace kith::exec {

/// A sink that runs a command for each delivery, and one for each withdrawal if the user names one.
/// Commands run beside each other and beside the protocol.
class ExecPlugin : public sdk::Plugin {
public:
    /// Before start() what any settings allow, after it what these settings mean.
    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void deliver(const sdk::Delivery& delivery, sdk::Reply reply) override;
    void withdraw(const std::string& key, sdk::Reply reply) override;
    void cancel(const std::string& key) override;
    void finish() override;

    /// For the loop: what to wait for, until when, and what to do then.
    void interest(std::vector<pollfd>& descriptors) const;
    /// Moment::max() when nothing runs.
    [[nodiscard]] Moment deadline() const;
    void advance(Moment now);

private:
    using Words = std::vector<std::string>;
    struct Run {
        std::string key; ///< of the delivery; empty for a withdrawal
        std::unique_ptr<Command> command;
        sdk::Reply reply;
    };

    void run(const Words& argv, const Words& facts, const domain::Value& input, std::string key,
             sdk::Reply reply);

    Words command_;
    Words withdraw_;
    std::chrono::seconds timeout_{60};
    bool started_ = false;
    std::list<Run> runs_;
};

} // namespace kith::exec
