#include "domain/category_map.hpp"

#include <gtest/gtest.h>

namespace kith::domain {
namespace {

using Texts = std::vector<std::string>;

Network network(std::string name, Texts categories) {
    Network made;
    made.name = std::move(name);
    made.categories = std::move(categories);
    return made;
}

Texts placed(const std::vector<Network>& networks, Texts tags, Texts already = {}) {
    Contact contact;
    contact.tags = std::move(tags);
    contact.networks = std::move(already);
    CategoryMap(networks).place(contact);
    return contact.networks;
}

const std::vector<Network> circles{network("Rotary", {"RC Bonn"}), network("Müller-Kreis", {})};

TEST(CategoryMapTest, ANetworksNameCountsByItself) {
    EXPECT_EQ(placed(circles, {"Rotary"}), (Texts{"Rotary"}));
}

TEST(CategoryMapTest, ComparesWithoutCaseAccentsAndPunctuation) {
    EXPECT_EQ(placed(circles, {"rc bonn", "muller kreis"}), (Texts{"Rotary", "Müller-Kreis"}));
}

TEST(CategoryMapTest, JoinsEachNetworkOnce) {
    EXPECT_EQ(placed(circles, {"RC Bonn", "rotary"}, {"Rotary"}), (Texts{"Rotary"}));
}

TEST(CategoryMapTest, KeepsWhatIsKnownAndLeavesOtherTagsAlone) {
    EXPECT_EQ(placed(circles, {"choir"}, {"Old friends"}), (Texts{"Old friends"}));
}

TEST(CategoryMapTest, LeavesCirclesAsTheyAre) {
    Contact circle;
    circle.subject = SubjectKind::Network;
    circle.tags = {"Rotary"};
    CategoryMap(circles).place(circle);
    EXPECT_TRUE(circle.networks.empty());
}

TEST(CategoryMapTest, WhatHasNoLetterStandsForNothing) {
    EXPECT_EQ(placed({network("***", {})}, {"--"}), Texts{});
}

} // namespace
} // namespace kith::domain
