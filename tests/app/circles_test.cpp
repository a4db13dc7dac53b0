#include "app/circles.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::app {

namespace {

using domain::Contact;
using domain::ContactId;
using domain::NetworkType;
using domain::SubjectKind;

domain::Configuration with_an_alliance() {
    auto made = test::two_friends();
    made.networks.push_back({"Chamber", NetworkType::Institutional, {}, "", {}});
    made.alliances = {{"Housing first", "", {"Diakonie"}, {"Bert Müller"}, {"carla"}, ""}};
    return made;
}

std::vector<ContactId> ids_of(const std::vector<Contact>& contacts) {
    std::vector<ContactId> ids;
    for (const auto& contact : contacts) {
        ids.push_back(contact.id);
    }
    return ids;
}

TEST(CirclesTest, AreTheNetworksTheirTypesTheAlliancesAndThePortfolio) {
    EXPECT_EQ(ids_of(circles_in(with_an_alliance())),
              (std::vector<ContactId>{"network:Friends", "network:Chamber", "type:informal",
                                      "type:institutional", "type:professional",
                                      "alliance:Housing first", "portfolio"}));
}

TEST(CirclesTest, AreOnlyThePortfolioWhenThereIsNoNetwork) {
    EXPECT_EQ(ids_of(circles_in({})), std::vector<ContactId>{"portfolio"});
}

TEST(CirclesTest, HaveNamesInTheOwnersLanguage) {
    domain::Configuration german;
    german.language = "de";
    EXPECT_NE(circles_in(german)[0].name, circles_in({})[0].name);
    EXPECT_FALSE(circles_in(german)[0].name.empty());
}

TEST(CirclesTest, OfAPersonAreNetworksAndTheirTypes) {
    EXPECT_EQ(
        circles_of(test::friend_of_mine("anna", "Anna Berger", "2026-09-01"), with_an_alliance()),
        (std::vector<ContactId>{"network:Friends", "type:informal"}));
}

TEST(CirclesTest, OfAnAllianceHoldTheirSideOnly) {
    Contact carla;
    carla.id = "carla";
    carla.name = "Carla";
    Contact worker;
    worker.id = "w";
    worker.institutions = {"Diakonie"};
    Contact bert;
    bert.id = "bert";
    bert.name = "Bert Müller";
    const auto configuration = with_an_alliance();
    const std::vector<ContactId> alliance{"alliance:Housing first"};
    EXPECT_EQ(circles_of(carla, configuration), alliance);
    EXPECT_EQ(circles_of(worker, configuration), alliance);
    EXPECT_TRUE(circles_of(bert, configuration).empty());
}

TEST(CirclesTest, HoldNobodyDeceased) {
    auto anna = test::friend_of_mine("anna", "Anna Berger", "2026-09-01");
    anna.deceased = true;
    EXPECT_TRUE(circles_of(anna, with_an_alliance()).empty());
}

TEST(CirclesTest, OfATypeIsThePortfolio) {
    for (const auto& circle : circles_in(with_an_alliance())) {
        const bool is_type = circle.subject == SubjectKind::NetworkType;
        EXPECT_EQ(circles_of(circle, with_an_alliance()),
                  is_type ? std::vector<ContactId>{"portfolio"} : std::vector<ContactId>());
    }
}

/// The circles in the store of a running engine.
class KeptCirclesTest : public testing::Test {
protected:
    std::vector<ContactId> members(const ContactId& circle) {
        std::vector<ContactId> ids;
        home_.store->each_member(circle, [&](const auto& member) { ids.push_back(member.id); });
        return ids;
    }
    test::Household home_{with_an_alliance()};
};

TEST_F(KeptCirclesTest, HoldTheirPeople) {
    EXPECT_EQ(members("network:Friends"), (std::vector<ContactId>{"anna", "bert"}));
    EXPECT_EQ(members("portfolio"),
              (std::vector<ContactId>{"type:informal", "type:institutional", "type:professional"}));
}

TEST_F(KeptCirclesTest, FollowTheCategoriesOfAReload) {
    Contact carla;
    carla.id = "carla";
    carla.name = "Carla";
    carla.tags = {"RC Bonn"};
    auto& store = *home_.store;
    const auto today = home_.engine().today(home_.now());
    const auto changed =
        store.put_contacts("address-book", {&carla, 1}, {}, "", home_.now(), today);
    home_.engine().contacts_changed(changed, home_.now());
    EXPECT_TRUE(members("network:Chamber").empty());
    home_.configuration.networks[1].categories = {"rc bonn"};
    home_.reload();
    EXPECT_EQ(members("network:Chamber"), std::vector<ContactId>{"carla"});
    home_.configuration.networks[1].categories.clear();
    home_.reload();
    EXPECT_TRUE(members("network:Chamber").empty());
    EXPECT_EQ(store.contact("carla"), carla);
}

TEST_F(KeptCirclesTest, AreNotCountedAsPeople) { EXPECT_EQ(home_.store->contact_count(), 2U); }

TEST_F(KeptCirclesTest, LoseWhoIsGone) {
    home_.configuration.contacts.pop_back();
    home_.reload();
    EXPECT_EQ(members("network:Friends"), std::vector<ContactId>{"anna"});
}

TEST_F(KeptCirclesTest, LoseTheDeceased) {
    home_.configuration.contacts[0].deceased = true;
    home_.reload();
    EXPECT_EQ(members("network:Friends"), std::vector<ContactId>{"bert"});
}

TEST_F(KeptCirclesTest, GainWhomAnAddressBookBrings) {
    Contact greta;
    greta.id = "greta";
    greta.name = "Greta";
    greta.networks = {"Chamber"};
    const auto changed = home_.store->put_contacts("address-book", {&greta, 1}, {}, "", home_.now(),
                                                   test::day("2026-11-23"));
    home_.engine().contacts_changed(changed, home_.now());
    EXPECT_EQ(members("network:Chamber"), std::vector<ContactId>{"greta"});
}

TEST_F(KeptCirclesTest, GoWithTheirNetwork) {
    home_.configuration.networks.pop_back();
    home_.reload();
    EXPECT_FALSE(home_.store->contact("network:Chamber"));
}

} // namespace

} // namespace kith::app
