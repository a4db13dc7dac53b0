#pragma once

#include "config/document.hpp"
#include "config/names.hpp"
#include "domain/network.hpp"

#include <vector>

namespace kith::config {

/// What networks.toml says.
struct NetworksFile {
    std::vector<domain::Network> networks;
    KnownNames names; ///< also of networks that have other faults
};

[[nodiscard]] NetworksFile read_networks(const Document& document, Findings& findings);

} // namespace kith::config
