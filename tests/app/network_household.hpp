#pragma once

#include "household.hpp"

namespace kith::test {

/// Two friends, and a chamber that Bert is in: its dues fall on 30 November, two weeks ahead; it
/// must not be quiet for a year. An alliance with the City rests on Bert.
inline domain::Configuration friends_and_chamber() {
    auto made = two_friends();
    domain::Network chamber;
    chamber.name = "Chamber";
    chamber.type = domain::NetworkType::Institutional;
    chamber.participation = domain::Participation::Passive;
    domain::Membership membership;
    membership.since = day("2019-01-01");
    membership.amount = "120 EUR";
    membership.dues = domain::DateRule{domain::YearDay{11, 30}, {}};
    membership.benefits = {{"legal advice", {}}};
    chamber.membership = membership;
    made.networks.push_back(chamber);
    made.institutions = {{"City", "third floor"}};
    domain::Alliance housing;
    housing.name = "Housing";
    housing.purpose = "flats";
    housing.institutions = {"City"};
    housing.ours = {"anna"};
    made.alliances = {housing};
    made.contacts[1].networks.push_back("Chamber");
    made.contacts[1].institutions = {"City"};
    domain::Rule dues;
    dues.name = "dues";
    dues.who.networks = {"Chamber"};
    dues.terms = domain::Duty{
        {}, domain::MembershipDate::Dues, {}, {{2, domain::Span::Unit::Weeks}}, "pay the dues"};
    made.rules.push_back(dues);
    domain::Rule giving;
    giving.name = "giving";
    giving.terms = domain::GiveBack{2, {1, domain::Span::Unit::Years}};
    made.rules.push_back(giving);
    return made;
}

} // namespace kith::test
