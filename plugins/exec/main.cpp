#include "exec/exec_plugin.hpp"
#include "sdk/host.hpp"

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <sys/signalfd.h>
#include <sysexits.h>

namespace {

using kith::exec::Moment;

/// What poll(2) takes: milliseconds rounded up, -1 for ever.
int timeout_until(Moment deadline) {
    if (deadline == Moment::max()) {
        return -1;
    }
    const auto rest =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(rest.count(), 0, 3'600'000));
}

/// Ready when kithd asks the plugin to end at once.
kith::sdk::Descriptor termination() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return kith::sdk::Descriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
}

} // namespace

int main(int argc, char** argv) {
    kith::exec::ExecPlugin plugin;
    int exit_code = EX_OK;
    if (kith::sdk::describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    const kith::sdk::StandardStreams streams;
    kith::sdk::Host host(plugin, streams.input(), streams.output());
    const auto terminated = termination();
    while (host.running()) {
        std::vector<pollfd> descriptors{{host.descriptor(), POLLIN, 0},
                                        {terminated.number(), POLLIN, 0}};
        plugin.interest(descriptors);
        ::poll(descriptors.data(), descriptors.size(), timeout_until(plugin.deadline()));
        if (descriptors[1].revents != 0) {
            return EX_TEMPFAIL; // commands have groups of their own: the plugin's end kills them
        }
        if (descriptors[0].revents != 0) {
            host.on_readable();
        }
        plugin.advance(std::chrono::steady_clock::now());
    }
    return EX_OK;
}
