#include "caldav/caldav_plugin.hpp"
#include "sdk/host.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <curl/curl.h>
#include <optional>
#include <poll.h>

namespace {

using namespace kith;
using std::chrono::steady_clock;

/// How long an event may go unanswered before it is sent again.
constexpr std::chrono::seconds repeat_after{5};
constexpr std::chrono::milliseconds repeat_poll{1000};
/// Of the ten seconds a plugin has after the end of its input, what a round under way may use.
constexpr std::chrono::seconds last_seconds{6};

/// Milliseconds to sleep; -1: until something happens. An idle plugin is woken by nobody.
int patience(const caldav::CaldavPlugin& plugin, const sdk::Host& host) {
    std::optional<std::chrono::milliseconds> wait;
    if (const auto due = plugin.due()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - steady_clock::now());
        wait = std::clamp(left, std::chrono::milliseconds(0),
                          std::chrono::milliseconds(std::chrono::hours(24)));
    }
    if (host.unanswered_events() > 0) {
        wait = std::min(wait.value_or(repeat_poll), repeat_poll);
    }
    return wait ? static_cast<int>(wait->count()) : -1;
}

/// Host and worker side by side: whichever is ready is served, so nothing waits for the server.
void serve(sdk::Host& host, caldav::CaldavPlugin& plugin) {
    while (host.running()) {
        std::array<pollfd, 2> watched{pollfd{host.descriptor(), POLLIN, 0},
                                      pollfd{plugin.descriptor(), POLLIN, 0}};
        if (::poll(watched.data(), watched.size(), patience(plugin, host)) < 0) {
            continue;
        }
        if (watched[0].revents != 0) {
            host.on_readable();
        }
        if (watched[1].revents != 0) {
            plugin.on_readable();
        }
        plugin.on_time(steady_clock::now());
        host.repeat_events(repeat_after);
    }
}

/// Standard input has ended: a round under way may come to its end, so that the next process finds
/// little to look through.
void finish(caldav::CaldavPlugin& plugin) {
    const auto end = steady_clock::now() + last_seconds;
    while (plugin.busy() && steady_clock::now() < end) {
        pollfd watched{plugin.descriptor(), POLLIN, 0};
        if (::poll(&watched, 1, 250) > 0) {
            plugin.on_readable();
        }
    }
    plugin.stop_all();
}

} // namespace

int main(int argc, char** argv) {
    caldav::CaldavPlugin plugin;
    int exit_code = 0;
    if (sdk::describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const sdk::StandardStreams streams;
    sdk::Host host(plugin, streams.input(), streams.output());
    serve(host, plugin);
    finish(plugin);
    curl_global_cleanup();
    return 0;
}
