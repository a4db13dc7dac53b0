#include "planning/selection.hpp"

#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Alliance;
using domain::Contact;
using domain::Network;
using domain::Rule;
using domain::RuleKind;
using domain::Selector;
using domain::SubjectKind;

namespace {

bool contains(const std::vector<std::string>& list, const std::string& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& item) { return contains(b, item); });
}

/// True when nothing is wanted or one of what is wanted is there.
bool overlaps(const std::vector<std::string>& wanted, const std::vector<std::string>& have) {
    return wanted.empty() || share_one(wanted, have);
}

/// True when one of the names or ids is the contact's.
bool names(const std::vector<std::string>& list, const Contact& contact) {
    return std::any_of(list.begin(), list.end(), [&](const auto& name) {
        return name == contact.id || domain::folds_alike(name, contact.name);
    });
}

bool in_such_network(const Selector& selector, const Contact& contact,
                     std::span<const Network> networks) {
    if (!selector.network_type && !selector.participation) {
        return true;
    }
    if (contact.subject == SubjectKind::NetworkType) {
        return !selector.participation &&
               contact.id ==
                   domain::circle_id(contact.subject, domain::to_text(*selector.network_type));
    }
    return std::any_of(networks.begin(), networks.end(), [&](const Network& network) {
        return selector.network_type.value_or(network.type) == network.type &&
               selector.participation.value_or(network.participation) == network.participation &&
               contains(contact.networks, network.name);
    });
}

bool in_such_alliance(const Selector& selector, const Contact& contact,
                      std::span<const Alliance> alliances) {
    return selector.alliances.empty() ||
           std::any_of(alliances.begin(), alliances.end(), [&](const Alliance& alliance) {
               return contains(selector.alliances, alliance.name) && in_alliance(contact, alliance);
           });
}

SubjectKind subject_of(const domain::Duty& duty, const Contact& contact, const Selector& who) {
    if (who.empty()) {
        return duty.of ? SubjectKind::Network : SubjectKind::Portfolio;
    }
    return contact.subject == SubjectKind::Alliance ? SubjectKind::Alliance : SubjectKind::Network;
}

} // namespace

bool matches(const Selector& selector, const Contact& contact, const RuleBook& book) {
    return overlaps(selector.networks, contact.networks) &&
           overlaps(selector.institutions, contact.institutions) &&
           overlaps(selector.tags, contact.tags) &&
           (selector.languages.empty() ||
            (contact.language && contains(selector.languages, *contact.language))) &&
           selector.importance.value_or(contact.importance) == contact.importance &&
           in_such_network(selector, contact, book.networks) &&
           in_such_alliance(selector, contact, book.alliances) &&
           (selector.names.empty() || names(selector.names, contact));
}

bool fits_subject(const Rule& rule, const Contact& contact) {
    switch (rule.kind()) {
    case RuleKind::Duty:
        return contact.subject == subject_of(std::get<domain::Duty>(rule.terms), contact, rule.who);
    case RuleKind::Presence:
        return contact.subject == std::get<domain::Presence>(rule.terms).each;
    default:
        return contact.subject == SubjectKind::Person;
    }
}

bool selects(const Rule& rule, const Contact& contact, const RuleBook& book) {
    return fits_subject(rule, contact) && matches(rule.who, contact, book) &&
           (rule.except.empty() || !matches(rule.except, contact, book));
}

bool in_alliance(const Contact& contact, const Alliance& alliance) {
    if (contact.subject != SubjectKind::Person) {
        return contact.id == domain::circle_id(SubjectKind::Alliance, alliance.name);
    }
    return on_their_side(contact, alliance) || names(alliance.ours, contact);
}

bool on_their_side(const Contact& contact, const Alliance& alliance) {
    return contact.subject == SubjectKind::Person &&
           (share_one(contact.institutions, alliance.institutions) ||
            names(alliance.theirs, contact));
}

} // namespace kith::planning
