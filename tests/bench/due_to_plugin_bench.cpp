// From the due moment to a plugin that has it: kith's alarm and plugin process beside a bare
// timerfd and a line to a waiting process, beside starting a program each time, and beside the
// timerfd alone. Each iteration is one due moment; the time is what passed since that moment, by
// the same clock.

#include "bare_alarm.hpp"
#include "loop/alarm.hpp"
#include "loop/boot_timers.hpp"
#include "plugins/supervised_plugin.hpp"
#include "waiting_process.hpp"

#include <benchmark/benchmark.h>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace kith;
using namespace kith::bench;

constexpr auto ahead = std::chrono::milliseconds(2);

/// Runs due moments through `arrival`, which waits for the moment and returns when it got through.
void measure(benchmark::State& state,
             const std::function<Clock::time_point(domain::Instant)>& arrival) {
    std::vector<double> delays;
    for (auto _ : state) {
        const auto due = std::chrono::ceil<std::chrono::milliseconds>(Clock::now() + ahead);
        const std::chrono::duration<double> delay = arrival(due) - due;
        state.SetIterationTime(delay.count());
        delays.push_back(delay.count());
    }
    std::ranges::sort(delays);
    state.counters["p50_us"] = delays[delays.size() / 2] * 1e6;
    state.counters["p99_us"] = delays[delays.size() * 99 / 100] * 1e6;
}

void timer_alone(benchmark::State& state) {
    const BareAlarm alarm;
    measure(state, [&](domain::Instant due) {
        alarm.wait_for(due);
        return Clock::now();
    });
}

void line_to_process(benchmark::State& state) {
    const BareAlarm alarm;
    WaitingProcess process;
    const std::string line = R"({"jsonrpc":"2.0","id":1,"method":"deliver","params":{}})"
                             "\n";
    measure(state, [&](domain::Instant due) {
        alarm.wait_for(due);
        return process.tell(line);
    });
}

void start_program(benchmark::State& state) {
    const BareAlarm alarm;
    const Pipe answer;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, answer.in(), STDOUT_FILENO);
    measure(state, [&](domain::Instant due) {
        alarm.wait_for(due);
        std::string program = "echo";
        std::array<char*, 2> arguments{program.data(), nullptr};
        pid_t child = 0;
        char byte = 0;
        if (::posix_spawn(&child, "/bin/echo", &actions, nullptr, arguments.data(), nullptr) != 0 ||
            ::read(answer.out(), &byte, 1) != 1) {
            throw std::runtime_error("cannot start /bin/echo");
        }
        const auto arrival = Clock::now();
        ::waitpid(child, nullptr, 0);
        return arrival;
    });
    ::posix_spawn_file_actions_destroy(&actions);
}

class Daemon final : public plugins::PluginListener {
public:
    Daemon() : alarm_(loop_, [this] { deliver(); }), timers_(loop_) {
        plugins::PluginSpec spec;
        spec.channel = "arrival";
        spec.program = KITH_ARRIVAL_PLUGIN;
        spec.description.name = "arrival";
        spec.description.sink = true;
        spec.settings = domain::Value::Object{};
        spec.instance = "bench";
        spec.state_dir = "/tmp";
        spec.language = "en";
        spec.time_zone = "UTC";
        message_.key = "d-1";
        message_.title = "Anna Berger: time to say hello";
        plugin_ = std::make_unique<plugins::SupervisedPlugin>(loop_, timers_, *this, spec);
        plugin_->start();
        run_until([this] { return plugin_->ready(); });
    }

    Clock::time_point arrival(domain::Instant due) {
        arrival_.reset();
        alarm_.arm(due);
        run_until([this] { return arrival_.has_value(); });
        return *arrival_;
    }

    void on_ready(const std::string&) override {}
    void on_gone(const std::string&, const std::string& reason, bool) override {
        throw std::runtime_error("the plugin is gone: " + reason);
    }
    void on_status(const std::string&, bool, const std::string&) override {}
    plugins::EventAnswer on_event(const std::string&, const domain::Value&) override { return {}; }

private:
    void deliver() {
        message_.now = std::chrono::floor<std::chrono::milliseconds>(Clock::now());
        plugin_->deliver(message_, [this](const plugins::Answer& answer) {
            arrival_ = Clock::time_point(Clock::duration(std::stoll(answer.outcome.text)));
        });
    }
    void run_until(const std::function<bool()>& reached) {
        while (!reached()) {
            loop_.run_one();
        }
    }

    asio::io_context loop_;
    loop::Alarm alarm_;
    loop::BootTimers timers_;
    domain::Message message_;
    std::unique_ptr<plugins::SupervisedPlugin> plugin_;
    std::optional<Clock::time_point> arrival_;
};

void alarm_to_plugin(benchmark::State& state) {
    Daemon daemon;
    measure(state, [&](domain::Instant due) { return daemon.arrival(due); });
}

void due_moments(benchmark::internal::Benchmark* benchmark) {
    benchmark->UseManualTime()->Iterations(400);
}

BENCHMARK(alarm_to_plugin)->Name("due to plugin/kith/alarm and plugin process")->Apply(due_moments);
BENCHMARK(timer_alone)->Name("due to plugin/limit/timerfd alone")->Apply(due_moments);
BENCHMARK(line_to_process)
    ->Name("due to plugin/peer/timerfd, line to a process")
    ->Apply(due_moments);
BENCHMARK(start_program)->Name("due to plugin/peer/timerfd, start a program")->Apply(due_moments);

} // namespace
