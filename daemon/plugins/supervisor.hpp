#pragma once

#include "plugins/child_io.hpp"
#include "plugins/log_gate.hpp"
#include "plugins/restart_policy.hpp"
#include "plugins/session.hpp"
#include "plugins/supervised_plugin.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kith::plugins {

/// The inside of a SupervisedPlugin: one plugin's life over all its runs.
class SupervisedPlugin::Supervisor final : public ChildListener, public SessionOutput {
public:
    Supervisor(asio::io_context& loop, domain::TimerSource& timers, PluginListener& listener,
               PluginSpec spec);
    ~Supervisor() override;

    void start();
    void stop(std::function<void()> on_stopped);
    void request(Session::Method method, const std::string& key, domain::Value params,
                 Handler handler);
    void cancel(const std::string& key);

    [[nodiscard]] const PluginSpec& spec() const { return spec_; }
    /// Not while it is being killed.
    [[nodiscard]] bool ready() const { return state_ == State::Ready && reason_.empty(); }
    [[nodiscard]] int credits() const;
    [[nodiscard]] std::string state_text() const;
    [[nodiscard]] int crashes() const { return restarts_.deaths(); }
    [[nodiscard]] int pid() const { return child_ == nullptr ? 0 : child_->pid(); }

    void on_output_line(const wire::LineReader::Line& line) override;
    void on_error_line(const wire::LineReader::Line& line) override;
    void on_deaf() override;
    void on_exit(int wait_status) override;

    void write(std::string line) override;
    void ready() override;
    void refused(const std::string& reason) override;
    void broken(const std::string& reason) override;
    void status(bool up, const std::string& reason) override;
    EventAnswer event(const domain::Value& params) override;
    void log(Level level, const std::string& text) override;

private:
    enum class State { Idle, Starting, Ready, Ending, Waiting, Refused };

    void run();
    void ended(Session::End how, const std::string& reason);
    void wait_to_restart(const std::string& reason);
    void watch_deadlines();
    void press_to_end(int stage);

    domain::TimerSource& timers_;
    asio::io_context& loop_;
    PluginListener& listener_;
    PluginSpec spec_;
    State state_ = State::Idle;
    std::string reason_; ///< why it is not ready; empty when it is
    std::shared_ptr<ChildIo> child_;
    std::unique_ptr<Session> session_;
    RestartPolicy restarts_;
    LogGate gate_;
    std::unique_ptr<domain::Timer> deadline_timer_; ///< the session's next deadline
    std::unique_ptr<domain::Timer> life_timer_;     ///< back-off, or the stages of the end
    std::function<void()> on_stopped_;
};

} // namespace kith::plugins
