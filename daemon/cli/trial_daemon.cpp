#include "cli/trial_daemon.hpp"

#include "authoring/kithd_program.hpp"
#include "words/words.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

namespace kith::cli {

namespace fs = std::filesystem;
namespace chr = std::chrono;

using words::say;

namespace {

constexpr chr::seconds patience{30};
constexpr chr::seconds patience_at_end{15};
constexpr chr::milliseconds pause{20};

std::string said_in(const fs::path& log) {
    std::ifstream stream(log, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TrialDaemon::TrialDaemon(const std::string& general) {
    std::string name = (fs::temp_directory_path() / "kith-trial-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    folder_ = name;
    try {
        fs::create_directory(folder_ / "config");
        std::ofstream(folder_ / "config/kith.toml", std::ios::binary) << general;
        start();
        connect();
    } catch (...) {
        end();
        throw;
    }
}

TrialDaemon::~TrialDaemon() {
    client_.reset();
    end();
}

void TrialDaemon::start() {
    std::vector<std::string> words{authoring::kithd_program(),
                                   "--config",
                                   (folder_ / "config").string(),
                                   "--state",
                                   (folder_ / "state").string(),
                                   "--runtime",
                                   (folder_ / "run").string(),
                                   "--log-level",
                                   "warn"};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const auto log = (folder_ / "log").string();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT,
                                       0600);
    ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    const int fault =
        ::posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (fault != 0) {
        pid_ = -1;
        throw std::system_error(fault, std::generic_category(), words[0]);
    }
}

void TrialDaemon::connect() {
    const auto deadline = chr::steady_clock::now() + patience;
    while (!client_) {
        if (has_ended() || chr::steady_clock::now() > deadline) {
            throw std::runtime_error(said_in(folder_ / "log"));
        }
        try {
            client_.emplace(folder_ / "run/control.sock");
        } catch (const control::NoDaemon&) {
            std::this_thread::sleep_for(pause);
        }
    }
}

bool TrialDaemon::has_ended() {
    if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) != 0) {
        pid_ = -1;
    }
    return pid_ < 0;
}

void TrialDaemon::end() {
    if (pid_ > 0) {
        ::kill(pid_, SIGTERM);
    }
    const auto deadline = chr::steady_clock::now() + patience_at_end;
    while (!has_ended()) {
        if (chr::steady_clock::now() > deadline) {
            ::kill(pid_, SIGKILL);
        }
        std::this_thread::sleep_for(pause);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

} // namespace kith::cli
