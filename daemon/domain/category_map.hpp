#pragma once

#include "domain/contact.hpp"
#include "domain/network.hpp"

#include <map>
#include <span>
#include <string>

namespace kith::domain {

/// Which networks the categories of an address book stand for: each network's own name, and what
/// its `categories` say; compared once folded.
class CategoryMap {
public:
    CategoryMap() = default;
    explicit CategoryMap(std::span<const Network> networks);

    /// Puts a person into the networks that their tags stand for, behind those they are in
    /// already. Leaves circles as they are.
    void place(Contact& contact) const;

private:
    std::map<std::string, std::string, std::less<>> networks_; ///< by folded category
};

} // namespace kith::domain
