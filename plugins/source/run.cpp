#include "source/run.hpp"

#include "sdk/host.hpp"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sysexits.h>

namespace kith::source {

namespace {

/// How long a page may go unanswered before it is sent again.
constexpr std::chrono::seconds repeat_after(5);
constexpr std::chrono::milliseconds repeat_poll(1000);

/// Milliseconds to sleep; -1: until something happens.
int patience(const FolderSource& source, const sdk::Host& host) {
    std::optional<std::chrono::milliseconds> wait;
    if (const auto due = source.due()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - moment_now().steady);
        wait = std::clamp(left, std::chrono::milliseconds(0),
                          std::chrono::milliseconds(std::chrono::hours(24)));
    }
    if (host.unanswered_events() > 0) {
        wait = std::min(wait.value_or(repeat_poll), repeat_poll);
    }
    return wait ? static_cast<int>(wait->count()) : -1;
}

} // namespace

Moment moment_now() { return {std::chrono::steady_clock::now(), std::chrono::system_clock::now()}; }

int run(int argc, char** argv, FolderSource& source) {
    int exit_code = EX_OK;
    if (sdk::describe_only(argc, argv, source, exit_code)) {
        return exit_code;
    }
    const sdk::StandardStreams streams;
    sdk::Host host(source, streams.input(), streams.output());
    while (host.running()) {
        std::array<pollfd, 2> ready{pollfd{host.descriptor(), POLLIN, 0},
                                    pollfd{source.folder_events(), POLLIN, 0}};
        ::poll(ready.data(), ready.size(), patience(source, host));
        if (ready[0].revents != 0) {
            host.on_readable();
        }
        if (ready[1].revents != 0) {
            source.on_folder_event(moment_now());
        }
        source.on_time(moment_now());
        host.repeat_events(repeat_after);
    }
    return EX_OK;
}

} // namespace kith::source
