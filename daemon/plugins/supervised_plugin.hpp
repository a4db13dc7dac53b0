#pragma once

#include "domain/agenda_page.hpp"
#include "domain/message.hpp"
#include "domain/plugin_description.hpp"
#include "domain/timer.hpp"
#include "plugins/child_process.hpp"
#include "plugins/plugin_listener.hpp"

#include <asio/io_context.hpp>

#include <functional>
#include <memory>
#include <string>

namespace kith::plugins {

/// One configured plugin: what to run and what to tell it at `initialize`.
struct PluginSpec {
    std::string channel; ///< the name of the channel or source
    std::string program; ///< absolute path
    std::string warden;  ///< kithd-warden's; empty: what leaves the plugin's group gets away
    domain::PluginDescription description;
    domain::Value settings;
    std::string instance;
    std::string state_dir; ///< exists, 0700
    std::string language;
    std::string time_zone;

    /// What to run: the program in its environment, confined to its needs and settings.
    [[nodiscard]] Program process() const;

    friend bool operator==(const PluginSpec&, const PluginSpec&) = default;
};

/// A plugin kept running: spawned, spoken to, timed out, restarted with back-off (1 s doubling to 5
/// min; after five crashes within 180 s one probe every 5 min), ended with all its descendants.
/// Everything happens on the loop's thread. A handler is called exactly once, later, never from
/// inside the call that took it.
class SupervisedPlugin {
public:
    using Handler = std::function<void(const Answer&)>;

    SupervisedPlugin(asio::io_context& loop, domain::TimerSource& timers, PluginListener& listener,
                     PluginSpec spec);
    /// Kills the process group if it still runs.
    ~SupervisedPlugin();
    SupervisedPlugin(const SupervisedPlugin&) = delete;
    SupervisedPlugin& operator=(const SupervisedPlugin&) = delete;

    /// When the program cannot be started, the listener hears on_gone() before this returns.
    void start();
    /// Ends it decently (end of stdin, 10 s, SIGTERM, 5 s, SIGKILL; all to the group), then calls
    /// back.
    void stop(std::function<void()> on_stopped);

    [[nodiscard]] const PluginSpec& spec() const;
    [[nodiscard]] bool ready() const;
    /// How many more deliveries it takes now: 0 when it is not ready or its credits are used.
    [[nodiscard]] int credits() const;
    /// For `kith plugins`: "ready", "starting", "waiting 8 s after a crash: exit code 1", "refused:
    /// ...".
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] int crashes() const;
    [[nodiscard]] int pid() const; ///< 0 when none runs

    /// Precondition: ready(); deliver and withdraw also: credits() > 0.
    void deliver(const domain::Message& message, Handler handler);
    void withdraw(const std::string& key, Handler handler);
    void publish(const domain::AgendaPage& page, Handler handler);
    void check(Handler handler);
    /// Asks the plugin to stop work on that delivery; its handler is still called.
    void cancel(const std::string& key);

private:
    class Supervisor;
    std::unique_ptr<Supervisor> supervisor_;
};

} // namespace kith::plugins
