#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

void add_network_verbs(Verbs& verbs) {
    verbs.add("network", "your networks, memberships and alliances, and what starves")
        .text("NAME", "name", "only this one, with everybody in it");
    verbs.add("review", "the week that was, what is coming, and whom one could call")
        .text("--send", "channel", "send it through this channel, too");
}

} // namespace kith::cli
