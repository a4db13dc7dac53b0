#pragma once

#include "wire/json.hpp"
#include "wire/line_reader.hpp"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace kith::test {

/// A real plugin process and the daemon's end of its pipes. What takes longer than 20 s throws.
/// Link kith_wire.
class PluginSession {
public:
    explicit PluginSession(std::vector<std::string> command) {
        int input[2];
        int output[2];
        if (::pipe2(input, O_CLOEXEC) != 0 || ::pipe2(output, O_CLOEXEC) != 0) {
            throw std::runtime_error("no pipes");
        }
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
        std::vector<char*> argv;
        for (auto& word : command) {
            argv.push_back(word.data());
        }
        argv.push_back(nullptr);
        const int fault = ::posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        ::close(input[0]);
        ::close(output[1]);
        to_plugin_ = input[1];
        from_plugin_ = output[0];
        if (fault != 0) {
            throw std::runtime_error("cannot start " + command[0]);
        }
    }
    ~PluginSession() {
        end_input();
        ::close(from_plugin_);
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            ::waitpid(pid_, nullptr, 0);
        }
    }
    PluginSession(const PluginSession&) = delete;
    PluginSession& operator=(const PluginSession&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }

    void send(std::string_view bytes) const {
        if (::write(to_plugin_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
            throw std::runtime_error("the plugin takes no more");
        }
    }
    /// Sends a request and returns its answer; what comes in between is left out.
    domain::Value ask(const std::string& method, const std::string& params = "{}") {
        const std::string id = std::to_string(++last_id_);
        send(R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":")" + method + R"(","params":)" +
             params + "}\n");
        return answer(last_id_);
    }
    domain::Value answer(std::int64_t id) {
        while (true) {
            domain::Value message = next();
            const auto* found = message.find("id");
            if (found != nullptr && *found == domain::Value(id)) {
                return message;
            }
        }
    }
    /// The next line of the plugin, which must be JSON.
    domain::Value next() {
        while (true) {
            if (auto line = reader_.next(rest_)) {
                return wire::parse_json(line->text);
            }
            if (!wait_for_output(20'000)) {
                throw std::runtime_error("the plugin says nothing");
            }
            const auto size = ::read(from_plugin_, chunk_, sizeof chunk_);
            if (size <= 0) {
                throw std::runtime_error("the plugin has closed its output");
            }
            rest_ = {chunk_, static_cast<std::size_t>(size)};
        }
    }
    [[nodiscard]] bool wait_for_output(int milliseconds) const {
        pollfd state{from_plugin_, POLLIN, 0};
        return ::poll(&state, 1, milliseconds) == 1;
    }

    void end_input() {
        if (to_plugin_ >= 0) {
            ::close(std::exchange(to_plugin_, -1));
        }
    }
    /// Ends its input and waits for the end: the exit code, 128 and the signal, or an exception.
    int exit_code() {
        end_input();
        while (wait_for_output(20'000)) {
            if (::read(from_plugin_, chunk_, sizeof chunk_) <= 0) {
                int status = 0;
                ::waitpid(std::exchange(pid_, -1), &status, 0);
                return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            }
        }
        throw std::runtime_error("the plugin does not end");
    }

private:
    pid_t pid_ = -1;
    int to_plugin_ = -1;
    int from_plugin_ = -1;
    std::int64_t last_id_ = 0;
    wire::LineReader reader_;
    char chunk_[4096];
    std::string_view rest_;
};

} // namespace kith::test
