#include "circumstances.hpp"

#include "support/dates.hpp"

#include <chrono>

namespace kith::endurance {

using domain::Rule;
using domain::Span;
using Unit = Span::Unit;

namespace {

template <class Terms> Rule rule(const char* name, Terms terms) {
    Rule made;
    made.name = name;
    made.terms = std::move(terms);
    return made;
}

std::vector<Rule> rules_of_every_kind() {
    using domain::InteractionKind;
    auto circles =
        rule("quiet", domain::Presence{domain::SubjectKind::Network, {2, Unit::Months}, 1});
    auto dues =
        rule("dues",
             domain::Duty{
                 {}, domain::MembershipDate::Dues, {}, {{2, Unit::Weeks}, {0, Unit::Days}}, "pay"});
    dues.who.networks = {"Chamber"};
    auto report = rule("report", domain::Duty{domain::parse_date_rule("last working day of May"),
                                              {},
                                              {},
                                              {{1, Unit::Weeks}},
                                              "report"});
    return {
        rule("friends", domain::KeepInTouch{{{5, Unit::Weeks}, Span{2, Unit::Months}}}),
        rule("after-meetings", domain::FollowUp{{InteractionKind::Meeting}, {3, Unit::Days}}),
        rule("birthdays",
             domain::Occasion{domain::DateKind::Birthday, "", {{7, Unit::Days}, {0, Unit::Days}}}),
        rule("giving", domain::GiveBack{2, {6, Unit::Months}}),
        circles,
        dues,
        report};
}

domain::Channel channel(const char* name, const char* plugin) {
    domain::Channel made;
    made.name = name;
    made.plugin = plugin;
    return made;
}

} // namespace

domain::Contact somebody(int number) {
    static constexpr const char* networks[] = {"Friends", "Chamber", "Forum"};
    domain::Contact contact;
    contact.id = "p" + std::to_string(number);
    contact.name = "Person " + std::to_string(number);
    contact.networks = {networks[number % 3]};
    contact.institutions = {number % 2 == 0 ? "City" : "Diakonie"};
    domain::DatedFact birthday;
    birthday.date.month = static_cast<unsigned>(1 + number % 12);
    birthday.date.day = static_cast<unsigned>(1 + number * 7 % 28);
    if (number % 11 == 0) {
        birthday.date = {std::nullopt, 2, 29};
    }
    contact.dates = {birthday};
    if (number % 5 != 0) {
        contact.last_contact = domain::plus_days(test::day("2025-11-01"), number % 60);
    }
    return contact;
}

domain::Configuration circumstances(int first, int people) {
    using namespace std::chrono_literals;
    domain::Configuration made;
    made.networks = {{"Friends", domain::NetworkType::Informal, {}, "", {}},
                     {"Chamber", domain::NetworkType::Institutional, {}, "", {}},
                     {"Forum", domain::NetworkType::Professional, {}, "", {}}};
    domain::Membership membership;
    membership.dues = domain::DateRule{domain::YearDay{3, 31}, {}};
    made.networks[1].membership = membership;
    made.institutions = {{"City", ""}, {"Diakonie", ""}};
    domain::Alliance housing;
    housing.name = "Housing";
    housing.institutions = {"City"};
    made.alliances = {housing};
    made.rules = rules_of_every_kind();
    made.pace.people_per_day = 2;
    made.channels = {channel("popup", "desktop"), channel("pager", "exec"),
                     channel("mail", "email")};
    made.channels[1].hours = domain::ChannelHours{8h, 20h, domain::Weekdays::all()};
    made.channels[2].digest = domain::DigestHours{7h, domain::Weekdays::workdays()};
    for (int number = first; number < first + people; ++number) {
        made.contacts.push_back(somebody(number));
    }
    auto book = channel("address-book", "vcard");
    made.sources = {book};
    return made;
}

test::FakePluginDirectory shipped_plugins() {
    test::FakePluginDirectory plugins;
    auto& desktop = plugins.add("desktop");
    desktop.sink = true;
    desktop.can_withdraw = true;
    plugins.add("exec").sink = true;
    plugins.add("email").sink = true;
    plugins.add("vcard").source = true;
    return plugins;
}

} // namespace kith::endurance
