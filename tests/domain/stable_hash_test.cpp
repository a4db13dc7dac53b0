#include "domain/stable_hash.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kith::domain {

TEST(StableHashTest, IsFnv1aOfPublishedVectors) {
    EXPECT_EQ(stable_hash(""), 0xcbf29ce484222325ULL);
    EXPECT_EQ(stable_hash("a"), 0xaf63dc4c8601ec8cULL);
    EXPECT_EQ(stable_hash("foobar"), 0x85944171f73967e8ULL);
}

TEST(StableHashTest, TakesBytesAboveAsciiAsUnsigned) {
    EXPECT_EQ(stable_hash("\xff"), (0xcbf29ce484222325ULL ^ 0xffULL) * 0x100000001b3ULL);
}

TEST(StableHexTest, IsThirtyTwoHexDigits) {
    const auto hex = stable_hex("family/anna/2026-11-23");
    EXPECT_EQ(hex.size(), 32);
    EXPECT_EQ(hex.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(StableHexTest, BeginsWithTheHash) {
    EXPECT_EQ(stable_hex("foobar").substr(0, 16), "85944171f73967e8");
}

TEST(StableHexTest, HalvesAreIndependent) {
    std::set<std::string> halves;
    for (int i = 0; i < 10'000; ++i) {
        const auto hex = stable_hex("contact-" + std::to_string(i));
        halves.insert(hex.substr(0, 16));
        halves.insert(hex.substr(16));
    }
    EXPECT_EQ(halves.size(), 20'000);
}

} // namespace kith::domain
