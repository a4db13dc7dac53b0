#include "town.hpp"

#include "support/dates.hpp"
#include "support/planning_builders.hpp"

#include <map>
#include <random>

namespace kith::simulation {

using domain::Contact;
using domain::SubjectKind;
using test::days;
using test::months;
using test::weeks;

namespace {

domain::DateRule date_rule(std::string_view text) { return domain::parse_date_rule(text).value(); }

std::vector<domain::Network> make_networks() {
    domain::Membership membership;
    membership.dues = date_rule("31 March");
    membership.assembly = date_rule("third Sunday of June");
    membership.notice = date_rule("3 months before 31 December");
    membership.benefits = {{"legal advice", {}}, {"a seminar", date_rule("30 June")}};
    using enum domain::NetworkType;
    return {{"choir", Informal, domain::Participation::Active, "", {}},
            {"neighbours", Informal, domain::Participation::Passive, "", {}},
            {"chamber", Institutional, domain::Participation::Passive, "", membership},
            {"union", Institutional, domain::Participation::Active, "", membership},
            {"researchers", Professional, domain::Participation::Active, "", {}}};
}

domain::Rule for_tag(domain::Rule rule, const std::string& tag) {
    rule.who.tags = {tag};
    return rule;
}

domain::Rule of_membership(const std::string& name, domain::MembershipDate date,
                           std::vector<domain::Span> ahead) {
    domain::Duty duty;
    duty.of = date;
    duty.ahead = std::move(ahead);
    auto rule = test::rule(name, duty);
    rule.who.network_type = domain::NetworkType::Institutional;
    return rule;
}

domain::Rule presence(const std::string& name, SubjectKind each, domain::Span quiet_for,
                      int at_least) {
    domain::Presence presence;
    presence.each = each;
    presence.quiet_for = quiet_for;
    presence.at_least = at_least;
    return test::rule(name, presence);
}

std::vector<domain::Rule> make_rules() {
    auto friends = test::every("friends", months(3));
    std::get<domain::KeepInTouch>(friends.terms).cadence.at_worst = months(6);
    auto colleagues = test::every("colleagues", months(6));
    colleagues.who.networks = {"researchers", "union"};
    colleagues.max_late = weeks(3);
    domain::Duty taxes;
    taxes.on = date_rule("last working day of May");
    taxes.ahead = {weeks(2), days(0)};
    taxes.text = "hand in the accounts";
    using enum domain::MembershipDate;
    return {for_tag(friends, "friend"),
            colleagues,
            test::every("everybody", {1, domain::Span::Unit::Years}),
            test::after_meeting(days(3)),
            test::birthdays({weeks(1), days(0)}),
            test::rule("memorial", domain::Occasion{domain::DateKind::Death, "", {days(0)}}),
            of_membership("dues", Dues, {weeks(4), weeks(1), days(0)}),
            of_membership("motions", Assembly, {weeks(6), weeks(4)}),
            of_membership("notice", Notice, {weeks(2)}),
            of_membership("benefits", Benefit, {months(2), weeks(2)}),
            test::rule("taxes", taxes),
            test::rule("give-back", domain::GiveBack{3, {1, domain::Span::Unit::Years}}),
            presence("quiet-networks", SubjectKind::Network, weeks(1), 4),
            presence("quiet-types", SubjectKind::NetworkType, weeks(2), 8),
            presence("alliances", SubjectKind::Alliance, months(3), 2),
            presence("portfolio", SubjectKind::Portfolio, months(1), 3)};
}

class Builder {
public:
    Builder(Town& town, std::uint64_t seed, domain::Date begin)
        : town_(town), dice_(seed), begin_(begin) {}

    void add_person(std::size_t number) {
        Resident one;
        auto& contact = one.facts.contact;
        contact.id = "person-" + std::to_string(number);
        contact.name = contact.id;
        one.facts.first_known = begin_;
        if (below(3) == 0) {
            contact.networks = {town_.networks[below(town_.networks.size())].name};
        }
        if (below(10) == 0) {
            contact.tags = {"friend"};
        }
        if (below(3) == 0) {
            contact.dates.push_back({domain::DateKind::Birthday, "", any_date()});
        }
        if (below(200) == 0) {
            contact.deceased = true;
            contact.dates.push_back({domain::DateKind::Death, "", any_date()});
        }
        if (below(500) == 0) {
            contact.institutions = {"Housing Ltd"};
        }
        if (below(20) == 0) {
            contact.cadence = domain::Cadence{months(2 + static_cast<int>(below(20))), {}};
        }
        if (below(2) == 0) {
            contact.last_contact = domain::plus_days(begin_, -static_cast<int>(below(730)) - 1);
        }
        town_.residents.push_back(std::move(one));
    }

    void add_circle(SubjectKind kind, const std::string& name) {
        Resident one;
        auto& contact = one.facts.contact;
        contact.id = circle_id(kind, name);
        contact.subject = kind;
        contact.name = kind == SubjectKind::Portfolio ? "portfolio" : name;
        if (kind == SubjectKind::Network) {
            contact.networks = {name};
        }
        if (kind == SubjectKind::Alliance) {
            contact.institutions = town_.alliances.front().institutions;
        }
        one.facts.first_known = begin_;
        places_[contact.id] = town_.residents.size();
        town_.residents.push_back(std::move(one));
    }

    void fill_circles() {
        for (auto& one : town_.residents) {
            const auto& contact = one.facts.contact;
            if (contact.subject == SubjectKind::NetworkType) {
                one.circles = {places_.at(circle_id(SubjectKind::Portfolio, ""))};
            }
            if (contact.subject != SubjectKind::Person || contact.deceased) {
                continue;
            }
            for (const auto& network : town_.networks) {
                if (!contact.networks.empty() && contact.networks.front() == network.name) {
                    one.circles.push_back(
                        places_.at(circle_id(SubjectKind::Network, network.name)));
                    one.circles.push_back(
                        places_.at(circle_id(SubjectKind::NetworkType, to_text(network.type))));
                }
            }
            if (!contact.institutions.empty()) {
                one.circles.push_back(
                    places_.at(circle_id(SubjectKind::Alliance, town_.alliances.front().name)));
            }
        }
    }

private:
    std::size_t below(std::size_t end) { return dice_() % end; }
    domain::PartialDate any_date() {
        const auto date =
            domain::plus_days(test::day("1960-01-01"), static_cast<int>(below(15000)));
        return *domain::parse_partial_date(domain::format_date(date));
    }

    Town& town_;
    std::mt19937_64 dice_;
    domain::Date begin_;
    std::map<domain::ContactId, std::size_t> places_;
};

} // namespace

Town make_town(std::size_t people, std::uint64_t seed, domain::Date begin) {
    Town town;
    town.networks = make_networks();
    town.alliances = {{"housing first", "roofs", {"Housing Ltd"}, {}, {}, ""}};
    town.rules = make_rules();
    town.people = people;
    town.pace.people_per_day = static_cast<int>(people / 500);
    town.pace.days = domain::Weekdays::workdays();
    for (int year = 0; year < 12; ++year) {
        for (const auto* day : {"-01-01", "-12-25", "-12-26"}) {
            const auto number = static_cast<int>(begin.year()) + year;
            town.pace.holidays.push_back(test::day(std::to_string(number) + day));
        }
    }
    Builder builder(town, seed, begin);
    for (std::size_t i = 0; i < people; ++i) {
        builder.add_person(i);
    }
    for (const auto& network : town.networks) {
        builder.add_circle(SubjectKind::Network, network.name);
    }
    for (const auto* type : {"informal", "institutional", "professional"}) {
        builder.add_circle(SubjectKind::NetworkType, type);
    }
    builder.add_circle(SubjectKind::Alliance, town.alliances.front().name);
    builder.add_circle(SubjectKind::Portfolio, "");
    builder.fill_circles();
    return town;
}

} // namespace kith::simulation
