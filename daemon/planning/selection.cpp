#include "planning/selection.hpp"

#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Contact;
using domain::Network;
using domain::Selector;

namespace {

bool contains(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// True when nothing is wanted or one of what is wanted is there.
bool overlaps(const std::vector<std::string>& wanted, const std::vector<std::string>& have) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(),
                                         [&](const auto& item) { return contains(have, item); });
}

bool named(const std::vector<std::string>& wanted, const Contact& contact) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const auto& name) {
               return name == contact.id || domain::folded(name) == domain::folded(contact.name);
           });
}

bool in_such_network(const Selector& selector, const Contact& contact,
                     std::span<const Network> networks) {
    if (!selector.network_type && !selector.participation) {
        return true;
    }
    return std::any_of(networks.begin(), networks.end(), [&](const Network& network) {
        return selector.network_type.value_or(network.type) == network.type &&
               selector.participation.value_or(network.participation) == network.participation &&
               contains(contact.networks, network.name);
    });
}

} // namespace

bool matches(const Selector& selector, const Contact& contact, std::span<const Network> networks) {
    return overlaps(selector.networks, contact.networks) &&
           overlaps(selector.institutions, contact.institutions) &&
           overlaps(selector.tags, contact.tags) &&
           (selector.languages.empty() ||
            (contact.language && contains(selector.languages, *contact.language))) &&
           selector.importance.value_or(contact.importance) == contact.importance &&
           in_such_network(selector, contact, networks) && named(selector.names, contact);
}

bool selects(const domain::Rule& rule, const Contact& contact, std::span<const Network> networks) {
    return matches(rule.who, contact, networks) &&
           (rule.except.empty() || !matches(rule.except, contact, networks));
}

} // namespace kith::planning
