#include "calendar/calendar_plugin.hpp"

#include <asio/posix/stream_descriptor.hpp>
#include <cstdio>
#include <exception>
#include <sysexits.h>
#include <unistd.h>

namespace {

/// Serves the daemon until standard input has ended, then leaves the loop.
class Watch {
public:
    Watch(asio::io_context& loop, kith::sdk::Host& host)
        : loop_(loop), host_(host), descriptor_(loop, ::dup(host.descriptor())) {
        wait();
    }

private:
    void wait() {
        descriptor_.async_wait(asio::posix::descriptor_base::wait_read, [this](std::error_code) {
            if (host_.on_readable()) {
                wait();
            } else {
                loop_.stop();
            }
        });
    }

    asio::io_context& loop_;
    kith::sdk::Host& host_;
    asio::posix::stream_descriptor descriptor_;
};

} // namespace

int main(int argc, char** argv) {
    try {
        asio::io_context loop(1);
        kith::calendar::CalendarPlugin plugin(loop, [] {
            return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        });
        int exit_code = EX_OK;
        if (kith::sdk::describe_only(argc, argv, plugin, exit_code)) {
            return exit_code;
        }
        const kith::sdk::StandardStreams streams;
        kith::sdk::Host host(plugin, streams.input(), streams.output());
        const Watch watch(loop, host);
        loop.run();
        return EX_OK;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "E %s\n", error.what());
        return EX_SOFTWARE;
    }
}
