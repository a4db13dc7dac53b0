#include "plugins/supervisor.hpp"

#include "wire/plain_line.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <csignal>
#include <sys/wait.h>
#include <sysexits.h>
#include <system_error>

namespace kith::plugins {

namespace chr = std::chrono;

using domain::Value;

namespace {

constexpr chr::seconds end_patience{10}; ///< after the end of standard input
constexpr chr::seconds term_patience{5};
constexpr chr::seconds short_request{30};
constexpr chr::seconds check_patience{90};

spdlog::level::level_enum level_of(SessionOutput::Level level) {
    switch (level) {
    case SessionOutput::Level::Debug:
        return spdlog::level::debug;
    case SessionOutput::Level::Info:
        return spdlog::level::info;
    case SessionOutput::Level::Warning:
        return spdlog::level::warn;
    case SessionOutput::Level::Error:
        return spdlog::level::err;
    }
    return spdlog::level::info;
}

/// The level that a line of standard error names ("E ...").
SessionOutput::Level level_prefix(std::string& line) {
    if (line.size() < 2 || line[1] != ' ') {
        return SessionOutput::Level::Info;
    }
    const char letter = line[0];
    const std::string known = "DIWE";
    const auto at = known.find(letter);
    if (at == std::string::npos) {
        return SessionOutput::Level::Info;
    }
    line.erase(0, 2);
    return static_cast<SessionOutput::Level>(at);
}

} // namespace

SupervisedPlugin::Supervisor::Supervisor(asio::io_context& loop, domain::TimerSource& timers,
                                         PluginListener& listener, PluginSpec spec)
    : timers_(timers), loop_(loop), listener_(listener), spec_(std::move(spec)),
      deadline_timer_(timers.make_timer()), life_timer_(timers.make_timer()) {}

SupervisedPlugin::Supervisor::~Supervisor() {
    if (child_ != nullptr) {
        child_->forget();
        child_->signal(SIGKILL);
    }
}

void SupervisedPlugin::Supervisor::start() {
    if (state_ == State::Idle) {
        run();
    }
}

void SupervisedPlugin::Supervisor::run() {
    state_ = State::Starting;
    reason_.clear();
    try {
        if (const auto unfit = unfit_to_run(spec_.program); !unfit.empty()) {
            throw std::runtime_error(spec_.program + ": " + unfit);
        }
        child_ = ChildIo::start(loop_, spec_.process(), *this);
    } catch (const std::runtime_error& error) {
        wait_to_restart(error.what());
        return;
    }
    session_ = std::make_unique<Session>(spec_, *this);
    session_->begin(timers_.since_boot());
    watch_deadlines();
}

void SupervisedPlugin::Supervisor::wait_to_restart(const std::string& reason) {
    const auto wait = restarts_.died(timers_.since_boot());
    state_ = State::Waiting;
    reason_ = reason;
    spdlog::warn("plugin={} gone reason=\"{}\" restart_in_ms={}", spec_.channel, reason,
                 wait.count());
    life_timer_->start(wait, [this] { run(); });
    listener_.on_gone(spec_.channel, reason, false);
}

void SupervisedPlugin::Supervisor::stop(std::function<void()> on_stopped) {
    life_timer_->stop();
    if (child_ == nullptr) {
        state_ = State::Idle;
        on_stopped();
        return;
    }
    on_stopped_ = std::move(on_stopped);
    state_ = State::Ending;
    child_->end_input();
    press_to_end(0);
}

/// End of standard input, then SIGTERM, then SIGKILL.
void SupervisedPlugin::Supervisor::press_to_end(int stage) {
    if (stage == 1) {
        child_->signal(SIGTERM);
    } else if (stage == 2) {
        child_->signal(SIGKILL);
        return;
    }
    const auto patience = stage == 0 ? end_patience : term_patience;
    life_timer_->start(patience, [this, stage] { press_to_end(stage + 1); });
}

void SupervisedPlugin::Supervisor::request(Session::Method method, const std::string& key,
                                           Value params, Handler handler) {
    auto patience = chr::milliseconds(short_request);
    if (method == Session::Method::Deliver) {
        patience = spec_.description.deliver_limit;
    } else if (method == Session::Method::Check) {
        patience = check_patience;
    }
    session_->request(method, key, std::move(params), patience, std::move(handler),
                      timers_.since_boot());
    watch_deadlines();
}

void SupervisedPlugin::Supervisor::cancel(const std::string& key) {
    if (session_ != nullptr) {
        session_->cancel(key);
    }
}

int SupervisedPlugin::Supervisor::credits() const {
    if (!static_cast<const Supervisor&>(*this).ready()) {
        return 0;
    }
    return spec_.description.max_inflight - session_->deliveries_in_flight();
}

std::string SupervisedPlugin::Supervisor::state_text() const {
    switch (state_) {
    case State::Idle:
        return "stopped";
    case State::Starting:
        return "starting";
    case State::Ready:
        return "ready";
    case State::Ending:
        return "ending";
    case State::Waiting:
        return "waiting to be started again: " + reason_;
    case State::Refused:
        return "refused: " + reason_;
    }
    return "stopped";
}

void SupervisedPlugin::Supervisor::on_output_line(const wire::LineReader::Line& line) {
    if (session_ != nullptr) {
        session_->take(line.text, line.too_long, timers_.since_boot());
        watch_deadlines();
    }
}

void SupervisedPlugin::Supervisor::on_error_line(const wire::LineReader::Line& line) {
    auto text = wire::plain_line(line.text);
    const auto level = level_prefix(text);
    log(level, text);
}

void SupervisedPlugin::Supervisor::on_deaf() { broken("it does not read its standard input"); }

void SupervisedPlugin::Supervisor::on_exit(int wait_status) {
    const bool left = WIFEXITED(wait_status) && (WEXITSTATUS(wait_status) == EX_TEMPFAIL ||
                                                 WEXITSTATUS(wait_status) == EX_UNAVAILABLE);
    ended(left && reason_.empty() ? Session::End::WayOutGone : Session::End::Crash,
          reason_.empty() ? "it ended: " + exit_text(wait_status) : reason_);
}

void SupervisedPlugin::Supervisor::ended(Session::End how, const std::string& reason) {
    deadline_timer_->stop();
    life_timer_->stop();
    child_.reset();
    const auto was = state_;
    const auto session = std::move(session_);
    state_ = State::Idle;
    session->end(how, reason);
    if (was == State::Ending) {
        if (on_stopped_) {
            std::exchange(on_stopped_, nullptr)();
        }
    } else if (was == State::Refused) {
        state_ = State::Refused;
        listener_.on_gone(spec_.channel, reason, true);
    } else {
        wait_to_restart(reason);
    }
}

/// The session's earliest deadline; no timer runs while nothing is asked.
void SupervisedPlugin::Supervisor::watch_deadlines() {
    const auto deadline = session_ == nullptr ? std::nullopt : session_->next_deadline();
    if (!deadline) {
        deadline_timer_->stop();
        return;
    }
    const auto left = std::max(*deadline - timers_.since_boot(), chr::milliseconds(0));
    deadline_timer_->start(left, [this] {
        if (session_ != nullptr) {
            session_->expire(timers_.since_boot());
            watch_deadlines();
        }
    });
}

void SupervisedPlugin::Supervisor::write(std::string line) {
    if (child_ != nullptr) {
        child_->write(std::move(line));
    }
}

void SupervisedPlugin::Supervisor::ready() {
    if (state_ != State::Starting) {
        return;
    }
    state_ = State::Ready;
    restarts_.became_ready(timers_.since_boot());
    spdlog::info("plugin={} ready pid={}", spec_.channel, pid());
    listener_.on_ready(spec_.channel);
}

void SupervisedPlugin::Supervisor::refused(const std::string& reason) {
    spdlog::error("plugin={} refuses its settings reason=\"{}\"", spec_.channel, reason);
    if (state_ == State::Ending) {
        return; // whoever ends it waits for that, not for this
    }
    state_ = State::Refused;
    reason_ = reason;
    child_->end_input();
    press_to_end(0);
}

void SupervisedPlugin::Supervisor::broken(const std::string& reason) {
    if (child_ != nullptr && reason_.empty()) {
        reason_ = reason;
        child_->signal(SIGKILL);
    }
}

void SupervisedPlugin::Supervisor::status(bool up, const std::string& reason) {
    log(Level::Info,
        std::string("status=") + (up ? "up" : "unavailable") + " reason=\"" + reason + "\"");
    listener_.on_status(spec_.channel, up, reason);
}

EventAnswer SupervisedPlugin::Supervisor::event(const Value& params) {
    return listener_.on_event(spec_.channel, params);
}

void SupervisedPlugin::Supervisor::log(Level level, const std::string& text) {
    if (!gate_.pass(timers_.since_boot())) {
        return;
    }
    if (const int dropped = gate_.take_dropped(); dropped > 0) {
        spdlog::warn("plugin={} log_lines_dropped={}", spec_.channel, dropped);
    }
    spdlog::log(level_of(level), "plugin={} {}", spec_.channel, text);
}

} // namespace kith::plugins
