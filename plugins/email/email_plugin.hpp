#pragma once

#include "email/settings.hpp"
#include "remote/working_plugin.hpp"

#include <memory>

namespace kith::email {

/// The email sink: a delivery becomes one message, sent to each recipient of the channel.
class EmailPlugin final : public remote::WorkingPlugin {
public:
    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void deliver(const sdk::Delivery& delivery, sdk::Reply reply) override;

private:
    /// What the jobs use: one at a time, in the worker's thread.
    struct Desk;

    sdk::Session session_;
    Settings settings_;
    std::shared_ptr<Desk> desk_;
};

} // namespace kith::email
