#include "email/email_plugin.hpp"
#include "sdk/host.hpp"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <optional>
#include <poll.h>

namespace {

using std::chrono::steady_clock;

/// Of the ten seconds a plugin has after the end of its input, what a transfer in flight may use.
constexpr std::chrono::seconds last_seconds{8};

/// Host and worker side by side: whichever is ready is served, so nothing waits for a mail server.
void serve(kith::sdk::Host& host, kith::email::EmailPlugin& plugin) {
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

int main(int argc, char** argv) {
    kith::email::EmailPlugin plugin;
    int exit_code = 0;
    if (kith::sdk::describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    const kith::sdk::StandardStreams streams;
    kith::sdk::Host host(plugin, streams.input(), streams.output());
    serve(host, plugin);
    curl_global_cleanup();
    return 0;
}
