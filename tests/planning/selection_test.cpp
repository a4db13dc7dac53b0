#include "planning/selection.hpp"

#include "support/planning_builders.hpp"

#include <gtest/gtest.h>

#include <type_traits>

namespace kith::planning {

using domain::Contact;
using domain::Network;
using domain::NetworkType;
using domain::Participation;
using domain::Selector;

namespace {

const std::vector<Network> networks{
    {"Chamber", NetworkType::Institutional, Participation::Passive, "", {}},
    {"Choir", NetworkType::Informal, Participation::Active, "", {}}};

Contact jurgen() {
    Contact contact;
    contact.id = "jg";
    contact.name = "Jürgen Groß";
    contact.networks = {"Chamber", "Choir"};
    contact.institutions = {"City of Bonn"};
    contact.tags = {"donor", "press"};
    contact.language = "de";
    return contact;
}

/// The selector with one more condition.
template <class T>
Selector with(T Selector::*member, std::type_identity_t<T> value, Selector selector = {}) {
    selector.*member = std::move(value);
    return selector;
}

bool taken(const Selector& selector) { return matches(selector, jurgen(), {{}, networks}); }

} // namespace

TEST(SelectionTest, AnEmptySelectorTakesEverybody) { EXPECT_TRUE(matches({}, Contact{}, {})); }

TEST(SelectionTest, OneEntryOfAListIsEnough) {
    EXPECT_TRUE(taken(with(&Selector::tags, {"other", "press"})));
    EXPECT_FALSE(taken(with(&Selector::tags, {"other"})));
}

TEST(SelectionTest, AllConditionsHoldTogether) {
    EXPECT_TRUE(
        taken(with(&Selector::tags, {"press"}, with(&Selector::institutions, {"City of Bonn"}))));
    EXPECT_FALSE(taken(
        with(&Selector::tags, {"press"}, with(&Selector::institutions, {"City of Cologne"}))));
    EXPECT_FALSE(taken(with(&Selector::languages, {"en"}, with(&Selector::networks, {"Chamber"}))));
}

TEST(SelectionTest, NamesAreComparedWithoutCaseAndAccents) {
    EXPECT_TRUE(taken(with(&Selector::names, {"jurgen GROSS"})));
    EXPECT_FALSE(taken(with(&Selector::names, {"Jürgen"})));
}

TEST(SelectionTest, AnIdIsANameToo) { EXPECT_TRUE(taken(with(&Selector::names, {"jg"}))); }

TEST(SelectionTest, TextsAreComparedAsWritten) {
    EXPECT_FALSE(taken(with(&Selector::tags, {"Press"})));
    EXPECT_FALSE(taken(with(&Selector::networks, {"chamber"})));
}

TEST(SelectionTest, WhoHasNoLanguageFitsNone) {
    auto silent = jurgen();
    silent.language.reset();
    EXPECT_FALSE(matches(with(&Selector::languages, {"de"}), silent, {{}, networks}));
}

TEST(SelectionTest, ImportanceIsThatAndNoOther) {
    EXPECT_TRUE(taken(with(&Selector::importance, domain::Importance::Normal)));
    EXPECT_FALSE(taken(with(&Selector::importance, domain::Importance::High)));
}

TEST(SelectionTest, TypeAndParticipationHoldInOneNetwork) {
    EXPECT_TRUE(taken(with(&Selector::participation, Participation::Passive,
                           with(&Selector::network_type, NetworkType::Institutional))));
    EXPECT_FALSE(taken(with(&Selector::participation, Participation::Active,
                            with(&Selector::network_type, NetworkType::Institutional))));
}

TEST(SelectionTest, ANetworkNobodyDescribedIsOfNoType) {
    EXPECT_FALSE(matches(with(&Selector::network_type, NetworkType::Informal), jurgen(), {}));
}

TEST(SelectionTest, ARuleWithoutNotExceptsNobody) {
    EXPECT_TRUE(selects(test::every("all", test::weeks(1)), jurgen(), {{}, networks}));
}

TEST(SelectionTest, WhomNotTakesIsOut) {
    auto rule = test::every("all", test::weeks(1));
    rule.except.tags = {"press"};
    EXPECT_FALSE(selects(rule, jurgen(), {{}, networks}));
    rule.except.importance = domain::Importance::High; // together: not this one any more
    EXPECT_TRUE(selects(rule, jurgen(), {{}, networks}));
}

} // namespace kith::planning
