#pragma once

#include "desktop/display.hpp"
#include "desktop/screen.hpp"
#include "desktop/server_watch.hpp"
#include "desktop/settings.hpp"
#include "sdk/host.hpp"
#include "sdk/plugin.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::desktop {

/// The desktop sink: one popup for each delivery key, with buttons that come back as events.
///
/// It never blocks: a request is answered when the notification server has answered, at the latest
/// after patience(). A popup stays known until it is withdrawn, a button of it is pressed or the
/// user puts it away; what is known is shown again by the next server and taken over by the next
/// process. Runs on the GLib loop of the default main context, between run() and its return.
class DesktopPlugin : public sdk::Plugin {
public:
    DesktopPlugin();
    ~DesktopPlugin() override;
    DesktopPlugin(const DesktopPlugin&) = delete;
    DesktopPlugin& operator=(const DesktopPlugin&) = delete;

    /// Serves the host until standard input has ended and all is answered (0) or the session bus is
    /// gone (75, EX_TEMPFAIL). Returns the exit code.
    int run(sdk::Host& host);

    /// How long a server may think about one request.
    static constexpr std::chrono::milliseconds patience() { return std::chrono::seconds(5); }

    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;
    void deliver(const sdk::Delivery& delivery, sdk::Reply reply) override;
    void withdraw(const std::string& key, sdk::Reply reply) override;

private:
    struct Operation;
    using OperationPtr = std::shared_ptr<Operation>;

    OperationPtr begin(sdk::Reply reply);
    void end(const OperationPtr& operation, const domain::Outcome& outcome);
    void end_all(const std::string& reason);
    void out_of_patience(const OperationPtr& operation);
    /// Goes on with `work` once the server has given a sign of life; else ends the operation.
    void when_reachable(const OperationPtr& operation, ServerWatch::Starting starting,
                        std::function<void(const std::string&)> work);

    void on_input();
    void on_server(ServerWatch::State state);
    void on_lost(const std::string& reason);
    void on_shown(const OperationPtr& operation, const std::string& key, const Shown& shown);
    void on_pressed(const std::string& key, const std::string& button);
    void mind_events();
    void stop_reading();

    Settings settings_;
    sdk::Host* host_ = nullptr;
    GMainLoop* loop_;
    ServerWatch watch_;
    Screen screen_;
    Display display_;
    std::vector<OperationPtr> operations_;
    bool reported_up_ = true;
    int exit_code_ = 0;
    guint input_source_ = 0;
    guint repeat_source_ = 0;
};

} // namespace kith::desktop
