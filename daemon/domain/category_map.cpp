#include "domain/category_map.hpp"

#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::domain {

CategoryMap::CategoryMap(std::span<const Network> networks) {
    for (const auto& network : networks) {
        networks_.try_emplace(folded(network.name), network.name);
    }
    for (const auto& network : networks) {
        for (const auto& category : network.categories) {
            networks_.try_emplace(folded(category), network.name);
        }
    }
    networks_.erase(""); // what has no letter is like everything that has none
}

void CategoryMap::place(Contact& contact) const {
    if (contact.subject != SubjectKind::Person || networks_.empty()) {
        return;
    }
    for (const auto& tag : contact.tags) {
        const auto meant = networks_.find(folded(tag));
        auto& theirs = contact.networks;
        if (meant != networks_.end() &&
            std::find(theirs.begin(), theirs.end(), meant->second) == theirs.end()) {
            theirs.push_back(meant->second);
        }
    }
}

} // namespace kith::domain
