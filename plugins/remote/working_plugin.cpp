#include "remote/working_plugin.hpp"

#include "sdk/host.hpp"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <optional>
#include <poll.h>

namespace kith::remote {

namespace {

using std::chrono::steady_clock;

/// Of the ten seconds a plugin has after the end of its input, what a transfer in flight may use.
constexpr std::chrono::seconds last_seconds{8};

void serve(sdk::Host& host, WorkingPlugin& plugin) {
    std::optional<steady_clock::time_point> give_up;
    while (host.running()) {
        if (plugin.finishing() && !give_up) {
            give_up = steady_clock::now() + last_seconds;
        }
        // An input that has ended stays readable for ever: it is no longer waited for.
        std::array<pollfd, 2> watched{pollfd{give_up ? -1 : host.descriptor(), POLLIN, 0},
                                      pollfd{plugin.descriptor(), POLLIN, 0}};
        const int wait = give_up ? 250 : -1;
        if (::poll(watched.data(), watched.size(), wait) < 0) {
            continue;
        }
        if (watched[0].revents != 0) {
            host.on_readable();
        }
        if (watched[1].revents != 0) {
            plugin.on_readable();
        }
        if (give_up && steady_clock::now() >= *give_up) {
            plugin.stop_all();
        }
    }
}

} // namespace

void WorkingPlugin::cancel(const std::string& key) {
    if (worker_) {
        worker_->stop(key);
    }
}

void WorkingPlugin::stop_all() {
    if (worker_) {
        worker_->stop_all();
    }
}

void WorkingPlugin::submit(const std::string& key, Worker::Job job, sdk::Reply reply) {
    worker_->submit(key, std::move(job), std::move(reply));
}

int run(int argc, char** argv, WorkingPlugin& plugin) {
    int exit_code = 0;
    if (sdk::describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const sdk::StandardStreams streams;
    sdk::Host host(plugin, streams.input(), streams.output());
    serve(host, plugin);
    curl_global_cleanup();
    return 0;
}

} // namespace kith::remote
