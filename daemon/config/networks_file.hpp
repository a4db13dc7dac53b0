#pragma once

#include "config/document.hpp"
#include "config/names.hpp"
#include "domain/network.hpp"

#include <vector>

namespace kith::config {

/// What networks.toml says. Places in it are good as long as the document is.
struct NetworksFile {
    std::vector<domain::Network> networks;
    std::vector<domain::Institution> institutions;
    std::vector<domain::Alliance> alliances;
    KnownNames names;          ///< of networks, also of those that have other faults
    KnownNames alliance_names; ///< likewise

    struct Subject {
        PlacedText name;
        const char* kind; ///< "network" or "alliance"
    };
    std::vector<Subject> subjects; ///< what a reminder may be about, besides people
    struct Category {
        PlacedText name;
        std::string network; ///< empty when that one has no name
    };
    std::vector<Category> categories; ///< of all networks
    std::vector<PlacedText> people;   ///< named on a side of an alliance
    std::vector<PlacedText> partners; ///< institutions of alliances
};

[[nodiscard]] NetworksFile read_networks(const Document& document, Findings& findings);

} // namespace kith::config
