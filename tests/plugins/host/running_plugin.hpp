#pragma once

#include "captured_log.hpp"
#include "plugin_spec.hpp"
#include "plugins/supervised_plugin.hpp"
#include "recording_listener.hpp"
#include "support/fake_timers.hpp"
#include "support/run_until.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <memory>
#include <poll.h>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace kith::test {

/// A real plugin process under supervision, in a real loop, with a clock turned by hand.
class RunningPlugin : public testing::Test {
protected:
    RunningPlugin() { ::signal(SIGPIPE, SIG_IGN); } // as kithd does

    [[nodiscard]] plugins::PluginSpec spec(const std::string& mode) const {
        auto made = plugin_spec(KITH_BAD_PLUGIN, domain::Value::Object{{"mode", mode}});
        if (mode.starts_with("escape")) { // only who runs commands can leave its group
            made.description.settings_schema["properties"]["mode"]["x-command"] = true;
        }
        made.state_dir = state.path().string();
        made.warden = KITH_WARDEN;
        return made;
    }
    void start(plugins::PluginSpec what) {
        plugin =
            std::make_unique<plugins::SupervisedPlugin>(loop, timers, listener, std::move(what));
        plugin->start();
    }
    void start_ready(const std::string& mode) {
        start(spec(mode));
        ASSERT_TRUE(until([&] { return plugin->ready(); }));
    }
    bool until(const std::function<bool()>& condition) { return run_until(loop, condition); }
    [[nodiscard]] auto keep_answer() {
        return [this](const plugins::Answer& answer) { answers.push_back(answer); };
    }
    void deliver(const std::string& key = "d-1") {
        domain::Message message;
        message.key = key;
        message.title = "Anna Berger";
        plugin->deliver(message, keep_answer());
    }
    /// Delivers and waits for the first answer.
    plugins::Answer delivered() {
        deliver();
        EXPECT_TRUE(until([&] { return !answers.empty(); }));
        return answers.empty() ? plugins::Answer{} : answers.front();
    }
    bool until_gone(std::size_t times = 1) {
        return until([this, times] { return listener.gone.size() >= times; });
    }
    [[nodiscard]] std::string fact(const std::string& name) const {
        std::ifstream file(state.path() / name);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    CapturedLog log;
    TemporaryDirectory state;
    asio::io_context loop;
    FakeTimers timers;
    RecordingListener listener;
    std::vector<plugins::Answer> answers;
    std::unique_ptr<plugins::SupervisedPlugin> plugin;
};

/// Whether a process of that id is there; one that nobody has waited for counts as gone.
inline bool is_alive(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto name_end = text.rfind(") ");
    return name_end != std::string::npos && text[name_end + 2] != 'Z' && text[name_end + 2] != 'X';
}

/// Waits until that process has ended, as a killed one does at a moment of the kernel's choice;
/// false when it has not within 20 s.
inline bool ends(int pid) {
    const int fd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    if (fd < 0) {
        return errno == ESRCH;
    }
    pollfd ended{fd, POLLIN, 0};
    const bool in_time = ::poll(&ended, 1, 20'000) > 0;
    ::close(fd);
    return in_time;
}

} // namespace kith::test
