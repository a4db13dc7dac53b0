#pragma once

#include "email/settings.hpp"
#include "remote/worker.hpp"
#include "sdk/plugin.hpp"

#include <memory>

namespace kith::email {

/// The email sink: a delivery becomes one message, sent to each recipient of the channel. What
/// blocks happens in its worker; every member is for the thread that runs the Host.
class EmailPlugin final : public sdk::Plugin {
public:
    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void deliver(const sdk::Delivery& delivery, sdk::Reply reply) override;
    void cancel(const std::string& key) override;
    void finish() override { finishing_ = true; }

    /// Readable when on_readable() has replies to give; negative before start().
    [[nodiscard]] int descriptor() const { return worker_ ? worker_->descriptor() : -1; }
    void on_readable();
    /// Standard input has ended.
    [[nodiscard]] bool finishing() const { return finishing_; }
    /// Gives up what is in flight; the replies still come.
    void stop_all();

private:
    /// What the jobs use: one at a time, in the worker's thread.
    struct Desk;

    sdk::Session session_;
    Settings settings_;
    std::shared_ptr<Desk> desk_;
    std::unique_ptr<remote::Worker> worker_; ///< last: ends before what its jobs use
    bool finishing_ = false;
};

} // namespace kith::email
