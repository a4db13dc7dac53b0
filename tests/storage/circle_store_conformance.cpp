#include "storage/store_conformance.hpp"

#include <algorithm>

namespace kith::test {

namespace {

using domain::CircleMember;
using domain::Contact;
using domain::ContactId;
using domain::Importance;
using domain::SubjectKind;
using Ids = std::vector<ContactId>;

Contact someone(std::string id, Importance importance) {
    auto contact = person(id, id);
    contact.importance = importance;
    return contact;
}

Ids ids_of(const std::vector<CircleMember>& members) {
    Ids ids;
    std::ranges::transform(members, std::back_inserter(ids), &CircleMember::id);
    return ids;
}

/// A choir, its type and the portfolio; nobody is in them yet.
void put_circles(domain::Store& store) {
    const std::vector<Contact> circles{circle(SubjectKind::Network, "Choir"),
                                       circle(SubjectKind::NetworkType, "informal"),
                                       circle(SubjectKind::Portfolio, "Networks")};
    store.put_contacts(domain::circle_source, circles, {}, "", noon, today);
    store.set_circles("type:informal", Ids{"portfolio"}, noon);
}

bool enter(domain::Store& store, const ContactId& id) {
    return store.set_circles(id, Ids{"network:Choir", "type:informal"}, noon);
}

std::optional<domain::Date> last_touch_of_informal(domain::Store& store) {
    const auto portfolio = store.facts("portfolio", today)->circle.value();
    return portfolio.lately.empty() ? std::nullopt : portfolio.lately.front().last_touch;
}

} // namespace

TEST_P(StoreConformance, ACircleIsASubjectAndNoPerson) {
    put_circles(store());
    put({person("anna", "Anna")});
    EXPECT_EQ(store().contact("network:Choir"), circle(SubjectKind::Network, "Choir"));
    EXPECT_EQ(store().contact("portfolio")->subject, SubjectKind::Portfolio);
    EXPECT_EQ(store().contact_count(), 1U);
    EXPECT_EQ(store().facts("network:Choir", today)->circle, domain::CircleFacts{});
    EXPECT_EQ(store().facts("anna", today)->circle, std::nullopt);
    Ids all;
    store().each_contact([&](const auto& id, const auto&) {
        all.push_back(id);
        return true;
    });
    EXPECT_EQ(all, (Ids{"anna", "network:Choir", "type:informal", "portfolio"}));
}

TEST_P(StoreConformance, NoDescriptionOfAPersonReachesACircle) {
    auto named = circle(SubjectKind::Network, "Choir");
    named.emails = {"choir@example.org"};
    store().put_contacts(domain::circle_source, std::span(&named, 1), {}, "", noon, today);
    put_circles(store());
    put({person("network:Choir", "By id"), person("portfolio", "By id too")}, "book");
    put({person("by-name", "Choir")}, "book");
    put({person("by-email", "Somebody", {"choir@example.org"})}, "book");
    EXPECT_EQ(store().contact("network:Choir"), circle(SubjectKind::Network, "Choir"));
    EXPECT_EQ(store().contact("person:network:Choir")->name, "By id");
    EXPECT_EQ(store().contact("person:network:Choir")->subject, SubjectKind::Person);
    EXPECT_EQ(store().contact("person:portfolio")->name, "By id too");
    EXPECT_EQ(store().contact("by-name")->subject, SubjectKind::Person);
    EXPECT_EQ(store().contact_by_email("choir@example.org"), "by-email");
    EXPECT_EQ(store().contact_count(), 4U);
}

TEST_P(StoreConformance, ACircleJoinsWithNobodyOfItsName) {
    put({person("choir", "Choir", {"choir@example.org"}), person("network:Choir", "X")}, "book");
    put_circles(store());
    EXPECT_EQ(store().contact("network:Choir"), circle(SubjectKind::Network, "Choir"));
    EXPECT_EQ(store().contact("choir")->emails.size(), 1U);
    EXPECT_EQ(store().contact("person:network:Choir")->name, "X");
}

TEST_P(StoreConformance, APersonWithACirclesIdStaysTheSame) {
    put({person("type:informal", "Anna")}, "book");
    put({person("type:informal", "Anna B.")}, "book");
    EXPECT_EQ(store().contact("person:type:informal")->name, "Anna B.");
    auto overlay = person("person:type:informal", "");
    overlay.note = "from TOML";
    put({overlay});
    EXPECT_EQ(store().contact("person:type:informal")->note, "from TOML");
    EXPECT_EQ(store().contact_count(), 1U);
    store().put_contacts("book", {}, Ids{"type:informal"}, "", noon, today);
    EXPECT_EQ(store().contact("person:type:informal")->name, "");
}

TEST_P(StoreConformance, CirclesOfAContactAreThoseAroundItsCirclesToo) {
    put_circles(store());
    put({person("anna", "Anna")});
    EXPECT_TRUE(enter(store(), "anna"));
    EXPECT_FALSE(enter(store(), "anna"));
    EXPECT_EQ(store().circles_of("anna"), (Ids{"network:Choir", "portfolio", "type:informal"}));
    EXPECT_TRUE(store().set_circles("anna", Ids{"network:Choir"}, noon));
    EXPECT_EQ(store().circles_of("anna"), Ids{"network:Choir"});
    EXPECT_TRUE(store().set_circles("anna", {}, noon));
    EXPECT_TRUE(store().circles_of("anna").empty());
    EXPECT_FALSE(enter(store(), "nobody"));
    EXPECT_TRUE(store().circles_of("nobody").empty());
}

TEST_P(StoreConformance, ATouchReachesTheCirclesAroundAndNeverGoesBack) {
    put_circles(store());
    put({person("anna", "Anna"), person("ben", "Ben")});
    enter(store(), "anna");
    enter(store(), "ben");
    EXPECT_EQ(last_touch_of_informal(store()), std::nullopt);
    store().log(touch("anna", -10), std::nullopt, noon);
    store().log(touch("anna", -20), std::nullopt, noon);
    store().log(touch("ben", -30), std::nullopt, noon);
    EXPECT_EQ(last_touch_of_informal(store()), day(-10));
    const auto choir = store().facts("network:Choir", today)->circle.value();
    EXPECT_EQ(choir.size, 2U);
    EXPECT_EQ(choir.lately,
              (std::vector<CircleMember>{{"anna", "Anna", Importance::Normal, day(-10)},
                                         {"ben", "Ben", Importance::Normal, day(-30)}}));
    EXPECT_EQ(ids_of(choir.to_call), (Ids{"ben", "anna"}));
}

TEST_P(StoreConformance, LastContactIsATouchAndAnAssemblyIsOneOfTheCircle) {
    put_circles(store());
    auto anna = person("anna", "Anna");
    anna.last_contact = day(-50);
    put({anna});
    enter(store(), "anna");
    EXPECT_EQ(store().facts("network:Choir", today)->circle->lately.front().last_touch, day(-50));
    EXPECT_EQ(last_touch_of_informal(store()), day(-50));
    store().log(touch("type:informal", -5), std::nullopt, noon);
    EXPECT_EQ(last_touch_of_informal(store()), day(-5));
    EXPECT_EQ(store().facts("type:informal", today)->interactions.size(), 1U);
}

TEST_P(StoreConformance, WhoLeavesACircleTakesTheirTouchAlong) {
    put_circles(store());
    put({person("anna", "Anna"), person("ben", "Ben"), person("cem", "Cem")});
    for (const auto* id : {"anna", "ben", "cem"}) {
        enter(store(), id);
    }
    store().log(touch("anna", -1), std::nullopt, noon);
    store().log(touch("ben", -2), std::nullopt, noon);
    store().log(touch("cem", -3), std::nullopt, noon);
    store().set_circles("anna", {}, noon);
    EXPECT_EQ(last_touch_of_informal(store()), day(-2));
    auto ben = person("ben", "Ben");
    ben.deceased = true;
    put({ben});
    EXPECT_EQ(last_touch_of_informal(store()), day(-3));
    EXPECT_EQ(store().facts("network:Choir", today)->circle->size, 1U);
    EXPECT_EQ(store().put_contacts("config", {}, Ids{"cem"}, "", noon, today),
              (Ids{"cem", "network:Choir", "portfolio", "type:informal"}));
    EXPECT_EQ(last_touch_of_informal(store()), std::nullopt);
    EXPECT_EQ(store().facts("network:Choir", today)->circle, domain::CircleFacts{});
}

TEST_P(StoreConformance, CirclesOfAMemberThatChangedAreSaidToHaveChanged) {
    put_circles(store());
    put({person("anna", "Anna")});
    enter(store(), "anna");
    const auto renamed = person("anna", "Anne");
    EXPECT_EQ(store().put_contacts("config", std::span(&renamed, 1), {}, "", noon, today),
              (Ids{"anna", "network:Choir", "portfolio", "type:informal"}));
    EXPECT_EQ(store().facts("network:Choir", today)->circle->to_call.front().name, "Anne");
}

TEST_P(StoreConformance, WhomToCallIsByImportanceThenSilenceAndTheUnmetLast) {
    put_circles(store());
    put({someone("a", Importance::Low), someone("b", Importance::Normal),
         someone("c", Importance::Normal), someone("d", Importance::High),
         someone("e", Importance::High), someone("f", Importance::High)});
    for (const auto* id : {"a", "b", "c", "d", "e", "f"}) {
        enter(store(), id);
    }
    store().log(touch("a", -900), std::nullopt, noon);
    store().log(touch("b", -20), std::nullopt, noon);
    store().log(touch("e", -10), std::nullopt, noon);
    store().log(touch("f", -30), std::nullopt, noon);
    const auto choir = store().facts("network:Choir", today)->circle.value();
    EXPECT_EQ(ids_of(choir.to_call), (Ids{"f", "e", "d", "b", "c", "a"}));
    EXPECT_EQ(ids_of(choir.lately), (Ids{"e", "b", "f", "a"}));
}

TEST_P(StoreConformance, OfALargeCircleTheNewestAreKnownAndAllAreVisited) {
    put_circles(store());
    std::vector<Contact> people;
    for (int i = 0; i < 700; ++i) {
        people.push_back(person("p" + std::to_string(1000 + i), "P " + std::to_string(1000 + i)));
    }
    people.back().deceased = true;
    auto& held = store();
    held.transact([&] {
        held.put_contacts("config", people, {}, "", noon, today);
        for (const auto& one : people) {
            enter(held, one.id);
        }
        for (int i = 0; i < 40; ++i) {
            held.log(touch(people[static_cast<std::size_t>(i)].id, -i), std::nullopt, noon);
        }
    });
    const auto choir = store().facts("network:Choir", today)->circle.value();
    EXPECT_EQ(choir.size, 699U);
    ASSERT_EQ(choir.lately.size(), 32U);
    EXPECT_EQ(choir.lately.front().id, "p1000");
    EXPECT_EQ(choir.lately.back().id, "p1031");
    ASSERT_EQ(choir.to_call.size(), 8U);
    EXPECT_EQ(choir.to_call.front().id, "p1039");
    Ids visited;
    auto& visiting = store();
    visiting.each_member("network:Choir", [&](const CircleMember& member) {
        visited.push_back(member.id);
        visiting.log(touch(member.id, -1), std::nullopt, noon); // it may change what it is shown
    });
    EXPECT_EQ(visited.size(), 699U);
    EXPECT_TRUE(std::ranges::is_sorted(visited));
}

TEST_P(StoreConformance, ACircleThatIsGoneHasNoMembersWhenItReturns) {
    put_circles(store());
    put({person("anna", "Anna")});
    enter(store(), "anna");
    store().put_contacts(domain::circle_source, {}, Ids{"network:Choir"}, "", noon, today);
    EXPECT_EQ(store().circles_of("anna"), (Ids{"portfolio", "type:informal"}));
    put_circles(store());
    EXPECT_EQ(store().facts("network:Choir", today)->circle->size, 0U);
}

TEST_P(StoreConformance, PeopleAreInTheNetworksOfTheirTags) {
    auto anna = person("anna", "Anna");
    anna.tags = {"RC Bonn", "choir"};
    anna.networks = {"Choir"};
    put({anna});
    domain::Network rotary;
    rotary.name = "Rotary";
    rotary.categories = {"rc bonn"};
    auto& held = store(); // it knows categories only as long as it is open
    held.set_categories(domain::CategoryMap({&rotary, 1}));
    const std::vector<std::string> both{"Choir", "Rotary"};
    EXPECT_EQ(held.contact("anna")->networks, both);
    EXPECT_EQ(held.facts("anna", today)->contact.networks, both);
    held.set_categories({});
    EXPECT_EQ(store().contact("anna"), anna);
    EXPECT_TRUE(store().put_contacts("config", {&anna, 1}, {}, "", noon, today).empty());
}

TEST_P(StoreConformance, TheLongestSilentArePeopleOneWasInTouchWith) {
    put_circles(store());
    auto dead = someone("dead", Importance::High);
    dead.deceased = true;
    put({someone("a", Importance::Low), someone("b", Importance::High),
         someone("c", Importance::High), someone("met", Importance::High),
         someone("unmet", Importance::High), someone("never", Importance::High), dead});
    auto alone = someone("alone", Importance::High);
    alone.left_alone = true;
    put({alone});
    store().log(touch("alone", -600), std::nullopt, noon);
    store().arrange("never", {std::nullopt, true}, noon);
    store().log(touch("a", -900), std::nullopt, noon);
    store().log(touch("b", -400), std::nullopt, noon);
    store().log(touch("c", -500), std::nullopt, noon);
    store().log(touch("met", -365), std::nullopt, noon);
    for (const auto* id : {"dead", "never", "network:Choir"}) {
        store().log(touch(id, -600), std::nullopt, noon);
    }
    EXPECT_EQ(ids_of(store().longest_silent(day(-365), 10)), (Ids{"c", "b", "a"}));
    EXPECT_EQ(ids_of(store().longest_silent(day(-365), 2)), (Ids{"c", "b"}));
    EXPECT_EQ(ids_of(store().longest_silent(day(-364), 10)), (Ids{"c", "b", "met", "a"}));
}

} // namespace kith::test
