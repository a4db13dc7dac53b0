#pragma once

#include "app/commands.hpp"
#include "app/engine.hpp"
#include "app/forget_commands.hpp"
#include "app/held_clock.hpp"
#include "app/options.hpp"
#include "app/running_plugins.hpp"
#include "app/simulation_commands.hpp"
#include "app/tour.hpp"
#include "control/control_server.hpp"
#include "loop/alarm.hpp"
#include "loop/boot_timers.hpp"
#include "loop/file_watch.hpp"
#include "loop/service_manager.hpp"
#include "loop/system_clock.hpp"
#include "plugins/catalog.hpp"
#include "storage/open_store.hpp"

#include <asio/io_context.hpp>
#include <asio/signal_set.hpp>

#include <optional>

namespace kith::app {

/// kithd. Its members are in the order in which they depend on each other: construction is
/// start-up, destruction is shutdown.
class Daemon final : public control::ControlHandler {
public:
    /// Starts up to the point of being ready. Throws what cannot be mended by waiting:
    /// BrokenConfiguration, the errors of storage::open, std::system_error.
    explicit Daemon(const Options& options);
    ~Daemon() override;

    /// Serves until SIGTERM or SIGINT. Throws StoreError when the store fails: a restart recovers.
    void run();

    [[nodiscard]] bool admits(pid_t group) override;
    void handle(const std::string& method, const domain::Value& params,
                control::Reply reply) override;

private:
    void on_alarm();
    void on_signal(int number);
    void activity();
    void arm();
    domain::Value reload();
    [[nodiscard]] config::Loaded loaded_with(const config::OtherRules& rules);
    void zone_changed();
    void watch_configuration();
    [[nodiscard]] domain::Value status();
    [[nodiscard]] std::string condition();
    void end();
    void back_up_daily();
    void rescue_store();
    void answer(const std::string& method, const domain::Value& params, control::Reply reply);
    void run_command(const std::string& method, const domain::Value& params,
                     const control::Reply& reply);
    [[nodiscard]] Answer back_up();

    Options options_;
    asio::io_context loop_{1};
    loop::SystemClock clock_;
    loop::BootTimers timers_;
    loop::ServiceManager service_manager_;
    plugins::Catalog catalog_;
    Situation first_situation_; ///< moved into engine_
    storage::Opened opened_;
    Engine engine_;
    SimulationCommands simulation_;
    Commands commands_;
    RunningPlugins plugins_;
    ForgetCommands forgetting_;
    HeldClock held_clock_;
    loop::Alarm alarm_;
    loop::FileWatch configuration_watch_;
    loop::FileWatch zone_watch_;
    asio::signal_set signals_;
    control::ControlServer control_;
    std::optional<Tour> tour_;
    std::filesystem::file_time_type tzdata_written_; ///< by the last look
    bool activity_pending_ = false;
    std::vector<std::string> faults_; ///< for `kith status`: a broken reload, a set-aside database
};

} // namespace kith::app
