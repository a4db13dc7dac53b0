#pragma once

#include "remote/working_plugin.hpp"

#include <memory>

namespace kith::ntfy {

class Endpoint;

/// The ntfy and webhook sink: a delivery becomes one request.
class NtfyPlugin final : public remote::WorkingPlugin {
public:
    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void deliver(const sdk::Delivery& delivery, sdk::Reply reply) override;
    void withdraw(const std::string& key, sdk::Reply reply) override;

private:
    std::shared_ptr<Endpoint> endpoint_; ///< shared with the worker's jobs, one of which runs
};

} // namespace kith::ntfy
