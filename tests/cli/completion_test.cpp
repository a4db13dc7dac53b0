#include "cli/completion.hpp"

#include <gtest/gtest.h>

namespace kith::cli {

namespace {

using Words = std::vector<std::string>;

/// Of an owner who knows two people.
class CompletionTest : public testing::Test {
protected:
    [[nodiscard]] Words complete(const Words& typed) const {
        const Known known{[](const std::string& begins) {
                              return begins.empty() || begins == "be"
                                         ? Words{"Anna Berger", "Bert Müller"}
                                         : Words();
                          },
                          [] {
                              return Words{"Ärztekammer", "Chamber", "Friends"};
                          },
                          [] {
                              return Words{"mail", "popup"};
                          }};
        return completions(command_.app, typed, known);
    }

    Command command_;
};

} // namespace

TEST_F(CompletionTest, BeginsWithTheVerbs) {
    EXPECT_EQ(complete({"agen"}), Words{"agenda"});
    EXPECT_EQ(complete({"pau"}), Words{"pause"});
}

TEST_F(CompletionTest, OffersTheOptionsOfAVerb) {
    EXPECT_EQ(complete({"add", "--net"}), Words{"--network"});
    EXPECT_TRUE(complete({"due", "--net"}).empty());
}

TEST_F(CompletionTest, OffersNamesWhereANameMayStand) {
    EXPECT_EQ(complete({"show", "be"}), (Words{"Anna Berger", "Bert Müller"}));
    EXPECT_TRUE(complete({"show", "anna", "be"}).empty());
    EXPECT_TRUE(complete({"status", "be"}).empty());
}

TEST_F(CompletionTest, OffersNetworksWhateverTheirCase) {
    EXPECT_EQ(complete({"add", "Anna", "--network", "f"}), Words{"Friends"});
    EXPECT_EQ(complete({"add", "Anna", "-n", "ä"}), Words{"Ärztekammer"});
    EXPECT_EQ(complete({"add", "Anna", "-n", ""}), (Words{"Ärztekammer", "Chamber", "Friends"}));
}

TEST_F(CompletionTest, OffersWhatAnOptionTakes) {
    EXPECT_EQ(complete({"add", "Anna", "--importance", "h"}), Words{"high"});
    EXPECT_EQ(complete({"review", "--send", ""}), (Words{"mail", "popup"}));
    EXPECT_EQ(complete({"log", "anna", "--date", ""}), (Words{"today", "yesterday"}));
}

} // namespace kith::cli
