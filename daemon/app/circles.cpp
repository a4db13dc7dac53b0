#include "app/circles.hpp"

#include "delivery/phrases.hpp"
#include "planning/selection.hpp"

#include <algorithm>

namespace kith::app {

using domain::Contact;
using domain::ContactId;
using domain::NetworkType;
using domain::SubjectKind;

namespace {

constexpr NetworkType types[] = {NetworkType::Informal, NetworkType::Institutional,
                                 NetworkType::Professional};

Contact circle(SubjectKind kind, const std::string& key, std::string name) {
    Contact contact;
    contact.id = domain::circle_id(kind, key);
    contact.subject = kind;
    contact.name = std::move(name);
    return contact;
}

void add_circles_of_person(std::vector<ContactId>& circles, const Contact& contact,
                           const domain::Configuration& configuration) {
    for (const auto& network : configuration.networks) {
        const auto& theirs = contact.networks;
        if (std::find(theirs.begin(), theirs.end(), network.name) != theirs.end()) {
            circles.push_back(domain::circle_id(SubjectKind::Network, network.name));
            circles.push_back(
                domain::circle_id(SubjectKind::NetworkType, domain::to_text(network.type)));
        }
    }
    for (const auto& alliance : configuration.alliances) {
        if (planning::on_their_side(contact, alliance)) {
            circles.push_back(domain::circle_id(SubjectKind::Alliance, alliance.name));
        }
    }
}

} // namespace

std::vector<Contact> circles_in(const domain::Configuration& configuration) {
    const auto& phrases = delivery::Phrases::in(configuration.language);
    std::vector<Contact> circles;
    for (const auto& network : configuration.networks) {
        circles.push_back(circle(SubjectKind::Network, network.name, network.name));
        circles.back().networks = {network.name};
        circles.back().note = network.note;
    }
    for (const auto type : types) {
        if (!configuration.networks.empty()) {
            circles.push_back(circle(SubjectKind::NetworkType, domain::to_text(type),
                                     phrases.circle_name(SubjectKind::NetworkType, type)));
        }
    }
    for (const auto& alliance : configuration.alliances) {
        circles.push_back(circle(SubjectKind::Alliance, alliance.name, alliance.name));
        circles.back().institutions = alliance.institutions;
        circles.back().note = alliance.note;
    }
    circles.push_back(circle(SubjectKind::Portfolio, "",
                             phrases.circle_name(SubjectKind::Portfolio, NetworkType::Informal)));
    return circles;
}

std::vector<ContactId> circles_of(const Contact& contact,
                                  const domain::Configuration& configuration) {
    std::vector<ContactId> circles;
    if (contact.subject == SubjectKind::NetworkType) {
        circles.push_back(domain::circle_id(SubjectKind::Portfolio, ""));
    } else if (contact.subject == SubjectKind::Person && !contact.deceased) {
        add_circles_of_person(circles, contact, configuration);
    }
    std::sort(circles.begin(), circles.end());
    circles.erase(std::unique(circles.begin(), circles.end()), circles.end());
    return circles;
}

} // namespace kith::app
