#include "plugins/catalog.hpp"

#include "plugins/child_process.hpp"
#include "plugins/request_codec.hpp"
#include "wire/json.hpp"
#include "wire/plain_line.hpp"
#include "wire/settings_schema.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace kith::plugins {

namespace chr = std::chrono;
namespace fs = std::filesystem;

namespace {

const std::string prefix = "kith-";
constexpr chr::seconds patience{5};
constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::size_t text_bytes = 512;

struct Run {
    std::string output;
    std::string errors;
    int wait_status = 0;
    bool in_time = true;
};

/// Appends what is there; false at the end of the stream or beyond the limit.
bool append_from(int fd, std::string& text) {
    std::array<char, 4096> chunk{};
    const auto length = ::read(fd, chunk.data(), chunk.size());
    if (length > 0) {
        text.append(chunk.data(), static_cast<std::size_t>(length));
    }
    return length > 0 ? text.size() <= most_bytes : length < 0 && errno == EAGAIN;
}

/// Runs the program to its end and keeps what it says.
Run run_to_end(const Program& program) {
    const auto child = spawn(program);
    ::close(child.input);
    Run run;
    const auto deadline = chr::steady_clock::now() + patience;
    std::array<pollfd, 2> streams{{{child.output, POLLIN, 0}, {child.errors, POLLIN, 0}}};
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        const auto left = chr::ceil<chr::milliseconds>(deadline - chr::steady_clock::now());
        if (left.count() <= 0 || ::poll(streams.data(), 2, static_cast<int>(left.count())) == 0) {
            run.in_time = false;
            break;
        }
        if (streams[0].revents != 0 && !append_from(child.output, run.output)) {
            streams[0].fd = -1;
        }
        if (streams[1].revents != 0 && !append_from(child.errors, run.errors)) {
            streams[1].fd = -1;
        }
    }
    pollfd ended{child.exited, POLLIN, 0};
    const auto left = chr::ceil<chr::milliseconds>(deadline - chr::steady_clock::now());
    run.in_time = run.in_time && ::poll(&ended, 1, std::max(0, static_cast<int>(left.count()))) > 0;
    ::kill(-child.pid, SIGKILL);
    ::waitpid(child.pid, &run.wait_status, 0);
    for (const int fd : {child.exited, child.output, child.errors}) {
        ::close(fd);
    }
    return run;
}

domain::PluginDirectory::Answer judged(const Run& run) {
    if (!run.in_time) {
        return {std::nullopt, "--describe did not end within 5 s"};
    }
    if (run.wait_status != 0) {
        return {std::nullopt, "--describe failed (" + exit_text(run.wait_status) +
                                  "): " + wire::plain_line(run.errors, text_bytes)};
    }
    try {
        auto description = description_from(wire::parse_json(run.output));
        const auto faults = wire::check_schema(description.settings_schema);
        if (!faults.empty()) {
            return {std::nullopt, "the schema of its settings is wrong at " +
                                      faults.front().pointer + ": " + faults.front().what};
        }
        return {std::move(description), {}};
    } catch (const wire::JsonError& error) {
        return {std::nullopt, std::string("--describe printed no JSON: ") + error.what()};
    } catch (const domain::ValueError& error) {
        return {std::nullopt, std::string("its description is wrong: ") + error.what()};
    }
}

} // namespace

std::string Catalog::program(const std::string& plugin) const {
    return plugin.starts_with('/') ? plugin : file_named(prefix + plugin);
}

std::string Catalog::warden() const { return file_named("kithd-warden"); }

std::string Catalog::file_named(const std::string& name) const {
    for (const auto& directory : directories_) {
        const auto path = directory / name;
        std::error_code ignored;
        if (fs::is_regular_file(path, ignored)) {
            return path.string();
        }
    }
    return {};
}

domain::PluginDirectory::Answer Catalog::describe(const std::string& plugin) {
    const auto path = program(plugin);
    if (path.empty()) {
        return {std::nullopt, "no plugin of that name is installed"};
    }
    if (const auto unfit = unfit_to_run(path); !unfit.empty()) {
        return {std::nullopt, path + ": " + unfit};
    }
    std::error_code ignored;
    const auto changed = fs::last_write_time(path, ignored);
    if (const auto known = known_.find(path);
        known != known_.end() && known->second.changed == changed) {
        return known->second.answer;
    }
    Answer answer;
    try {
        answer = judged(run_to_end({path, {"--describe"}, plugin_environment(false), {}, {}}));
    } catch (const std::system_error& error) {
        answer.fault = error.what();
    }
    known_[path] = {changed, answer};
    return answer;
}

std::vector<std::string> Catalog::installed() const {
    std::vector<std::string> names;
    for (const auto& directory : directories_) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(directory, ignored)) {
            const auto name = entry.path().filename().string();
            if (name.starts_with(prefix)) {
                names.push_back(name.substr(prefix.size()));
            }
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace kith::plugins
