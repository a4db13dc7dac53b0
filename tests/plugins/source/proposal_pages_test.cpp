#include "source/proposal_pages.hpp"

#include "support/dates.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::source {
namespace {

Proposal proposal(const std::string& key) {
    Proposal made;
    made.key = key;
    made.email = "anna@example.org";
    made.name = "Anna Berger";
    made.date = test::day("2026-11-20");
    made.direction = domain::Direction::In;
    made.evidence = "Mail: Re: Pflegetag";
    return made;
}

TEST(ProposalPagesTest, SayWhatTheProtocolAsksFor) {
    ProposalPages pages;
    EXPECT_TRUE(pages.idle());
    EXPECT_FALSE(pages.next());
    pages.propose(proposal("m:1"));
    pages.remove("m:2");
    const auto page = pages.next();
    ASSERT_TRUE(page);
    EXPECT_EQ(wire::dump_json(*page),
              R"({"items":[{"date":"2026-11-20","direction":"in","email":"anna@example.org",)"
              R"("evidence":"Mail: Re: Pflegetag","key":"m:1","kind":"message",)"
              R"("name":"Anna Berger","what":"interaction"}],"remove":["m:2"],)"
              R"("type":"proposals"})");
    EXPECT_TRUE(pages.idle());
}

TEST(ProposalPagesTest, NameAKeyOnceInAPage) {
    ProposalPages pages;
    pages.propose(proposal("m:1"));
    pages.remove("m:1");
    pages.propose(proposal("m:1"));
    EXPECT_EQ(pages.next()->at("items").as_array().size(), 1u);
    EXPECT_EQ(pages.next()->at("remove").as_array().size(), 1u);
    EXPECT_EQ(pages.next()->at("items").as_array().size(), 1u);
    EXPECT_TRUE(pages.idle());
}

TEST(ProposalPagesTest, StayFarBelowTheLineLimit) {
    ProposalPages pages;
    auto large = proposal("");
    large.evidence = std::string(100'000, '"');
    large.name = std::string(100'000, '\x01');
    for (int i = 0; i < 1000; ++i) {
        large.key = "m:" + std::to_string(i);
        pages.propose(large);
    }
    std::size_t items = 0;
    while (const auto page = pages.next()) {
        EXPECT_LT(wire::dump_json(*page).size(), std::size_t{1} << 19);
        items += page->at("items").as_array().size();
    }
    EXPECT_EQ(items, 1000u);
}

TEST(ProposalPagesTest, CutATextBetweenCharacters) {
    ProposalPages pages;
    auto long_one = proposal("m:1");
    long_one.evidence = "a\n";
    for (int i = 0; i < 300; ++i) {
        long_one.evidence += "ü";
    }
    pages.propose(long_one);
    std::string expected = "a ";
    for (int i = 0; i < 197; ++i) {
        expected += "ü";
    }
    EXPECT_EQ(pages.next()->at("items").as_array()[0].at("evidence").as_string(), expected + "…");
}

} // namespace
} // namespace kith::source
