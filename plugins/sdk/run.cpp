#include "sdk/host.hpp"
#include "sdk/session_codec.hpp"
#include "wire/json.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <poll.h>
#include <sysexits.h>

namespace kith::sdk {

namespace {

/// How long an event may go unanswered before it is sent again.
constexpr std::chrono::seconds repeat_after(5);
constexpr int repeat_poll_ms = 1000;

} // namespace

bool describe_only(int argc, char** argv, const Plugin& plugin, int& exit_code) {
    if (argc <= 1) {
        return false;
    }
    if (argc == 2 && std::string_view(argv[1]) == "--describe") {
        const std::string line = wire::dump_json(described(plugin)) + '\n';
        const bool written = std::fputs(line.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
        exit_code = written ? EX_OK : EX_IOERR;
        return true;
    }
    fmt::print(stderr, "usage: {} [--describe]\nA plugin of kithd, which starts it.\n", argv[0]);
    exit_code = EX_USAGE;
    return true;
}

int run(int argc, char** argv, Plugin& plugin) {
    int exit_code = EX_OK;
    if (describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    const StandardStreams streams;
    Host host(plugin, streams.input(), streams.output());
    while (host.running()) {
        // Without unanswered events nothing but the daemon may wake an idle plugin.
        pollfd input{host.descriptor(), POLLIN, 0};
        ::poll(&input, 1, host.unanswered_events() == 0 ? -1 : repeat_poll_ms);
        if (input.revents != 0) {
            host.on_readable();
        }
        host.repeat_events(repeat_after);
    }
    return EX_OK;
}

} // namespace kith::sdk
