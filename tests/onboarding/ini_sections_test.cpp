#include "onboarding/ini_sections.hpp"

#include <gtest/gtest.h>

namespace kith::onboarding {

namespace {

TEST(IniSectionsTest, ReadsSectionsOfBothKinds) {
    const auto sections =
        ini_sections("stray = 1\n[storage a b]\r\n# no\ntype = \"filesystem\" # yes\n"
                     "path=~/x # here\n [[ family ]] \n path = '~/a b'\n");
    ASSERT_EQ(sections.size(), 2U);
    EXPECT_EQ(sections[0].name, "storage a b");
    EXPECT_EQ(sections[0].depth, 1);
    EXPECT_EQ(sections[0].values.at("type"), "filesystem");
    EXPECT_EQ(sections[0].values.at("path"), "~/x");
    EXPECT_EQ(sections[1].name, "family");
    EXPECT_EQ(sections[1].depth, 2);
    EXPECT_EQ(sections[1].values.at("path"), "~/a b");
}

TEST(IniSectionsTest, TakesAnything) {
    for (const char* text :
         {"", "[", "[[", "=", "[a]\n=", "[a]\nb = \"", "]", "[a]\n\"", "\n\n", "[a]\nx ="}) {
        EXPECT_LE(ini_sections(text).size(), 1U) << text;
    }
}

} // namespace

} // namespace kith::onboarding
