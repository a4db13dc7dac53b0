#include "sdk/host.hpp"
#include "vcard/vcard_plugin.hpp"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sysexits.h>

namespace {

using namespace kith;

/// How long a page may go unanswered before it is sent again.
constexpr std::chrono::seconds repeat_after(5);
constexpr std::chrono::milliseconds repeat_poll(1000);

vcard::Moment now() { return {std::chrono::steady_clock::now(), std::chrono::system_clock::now()}; }

/// Milliseconds to sleep; -1: until something happens. An idle plugin is woken by nobody.
int patience(const vcard::VcardPlugin& plugin, const sdk::Host& host) {
    std::optional<std::chrono::milliseconds> wait;
    if (const auto due = plugin.due()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - now().steady);
        wait = std::clamp(left, std::chrono::milliseconds(0),
                          std::chrono::milliseconds(std::chrono::hours(24)));
    }
    if (host.unanswered_events() > 0) {
        wait = std::min(wait.value_or(repeat_poll), repeat_poll);
    }
    return wait ? static_cast<int>(wait->count()) : -1;
}

} // namespace

int main(int argc, char** argv) {
    vcard::VcardPlugin plugin(now);
    int exit_code = EX_OK;
    if (sdk::describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    const sdk::StandardStreams streams;
    sdk::Host host(plugin, streams.input(), streams.output());
    while (host.running()) {
        std::array<pollfd, 2> ready{pollfd{host.descriptor(), POLLIN, 0},
                                    pollfd{plugin.folder_events(), POLLIN, 0}};
        ::poll(ready.data(), ready.size(), patience(plugin, host));
        if (ready[0].revents != 0) {
            host.on_readable();
        }
        if (ready[1].revents != 0) {
            plugin.on_folder_event(now());
        }
        plugin.on_time(now());
        host.repeat_events(repeat_after);
    }
    return EX_OK;
}
