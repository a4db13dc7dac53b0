#include "support/program.hpp"

#include "wire/json.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::test {

Program::Program(const std::vector<std::string>& argv, const std::string& errors) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipes");
    }
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    ::posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    if (!errors.empty()) {
        ::posix_spawn_file_actions_addopen(&actions, 2, errors.c_str(),
                                           O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    std::vector<char*> pointers;
    for (const std::string& argument : argv) {
        pointers.push_back(const_cast<char*>(argument.c_str()));
    }
    pointers.push_back(nullptr);
    const int error =
        ::posix_spawn(&pid_, pointers[0], &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    input_ = in[1];
    output_ = out[0];
    if (error != 0) {
        throw std::runtime_error(argv.front() + " does not start");
    }
}

Program::~Program() {
    close_input();
    ::close(output_);
    if (pid_ > 0) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
}

std::optional<domain::Value> Program::next(std::chrono::milliseconds limit) {
    while (true) {
        if (const auto end = unread_.find('\n'); end != std::string::npos) {
            const std::string line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return wire::parse_json(line, {.max_bytes = std::size_t{1} << 24});
        }
        pollfd watched{output_, POLLIN, 0};
        if (::poll(&watched, 1, static_cast<int>(limit.count())) <= 0) {
            throw std::runtime_error("nothing was said within the limit");
        }
        std::array<char, 65536> buffer{};
        const ssize_t count = ::read(output_, buffer.data(), buffer.size());
        if (count <= 0) {
            return std::nullopt;
        }
        unread_.append(buffer.data(), static_cast<std::size_t>(count));
        transcript_.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

void Program::write(const std::string& text) const {
    if (::write(input_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        throw std::runtime_error("the program does not listen");
    }
}

void Program::close_input() {
    if (input_ >= 0) {
        ::close(input_);
        input_ = -1;
    }
}

int Program::exit_code() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

std::string output_of(const std::vector<std::string>& argv, const std::string& input) {
    std::string out;
    {
        Program program(argv);
        program.write(input);
        program.close_input();
        while (program.next()) {
        }
        if (program.exit_code() != 0) {
            throw std::runtime_error(argv.front() + " failed");
        }
        out = program.transcript();
    }
    return out;
}

} // namespace kith::test
