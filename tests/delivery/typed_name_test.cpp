#include "delivery/typed_name.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::delivery {

namespace {

std::string typed(std::string id, std::string name) {
    domain::Contact contact;
    contact.id = std::move(id);
    contact.name = std::move(name);
    return typed_name(contact);
}

} // namespace

TEST(TypedNameTest, AShortPlainIdIsTypedAsItIs) {
    EXPECT_EQ(typed("anna", "Anna Berger"), "anna");
    EXPECT_EQ(typed("a.berger-2", "Anna Berger"), "a.berger-2");
}

TEST(TypedNameTest, AnAddressBooksIdGivesWayToTheQuotedName) {
    EXPECT_EQ(typed("4fbe8971-0bc3-424c-9c26-36c3e1eff6b1", "Anna Berger"), "'Anna Berger'");
    EXPECT_EQ(typed("urn:uuid:1", "Jürgen Größe"), "'Jürgen Größe'");
}

TEST(TypedNameTest, WhatNoShellTakesAsItIsIsNotOffered) {
    EXPECT_EQ(typed("", "Seán O'Brien"), "NAME");
    EXPECT_EQ(typed("", "x`id`"), "NAME");
    EXPECT_EQ(typed("", "-rf"), "NAME");
    EXPECT_EQ(typed("-rf", ""), "NAME");
    EXPECT_EQ(typed("", "a\nb"), "NAME");
    EXPECT_EQ(typed("", ""), "NAME");
}

// F54
RC_GTEST_PROP(TypedNameProperty, NothingInItEndsTheQuotesOrIsRun,
              (std::string id, std::string name)) {
    const auto text = typed(id, name);
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    const auto inside = quoted ? text.substr(1, text.size() - 2) : text;
    RC_ASSERT(!text.empty());
    RC_ASSERT(inside.find_first_of("'`\n\r\\") == std::string::npos);
    RC_ASSERT(quoted || inside.find_first_of(" $;&|<>()*?#~\"") == std::string::npos);
}

} // namespace kith::delivery
