#include "desktop/desktop_plugin.hpp"

int main(int argc, char** argv) {
    kith::desktop::DesktopPlugin plugin;
    int exit_code = 0;
    if (kith::sdk::describe_only(argc, argv, plugin, exit_code)) {
        return exit_code;
    }
    const kith::sdk::StandardStreams streams;
    kith::sdk::Host host(plugin, streams.input(), streams.output());
    return plugin.run(host);
}
