#include "ntfy/ntfy_plugin.hpp"

int main(int argc, char** argv) {
    kith::ntfy::NtfyPlugin plugin;
    return kith::remote::run(argc, argv, plugin);
}
