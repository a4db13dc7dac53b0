#include "agenda/false_friends.hpp"

#include <gtest/gtest.h>

namespace kith::agenda {
namespace {

TEST(FalseFriendsTest, KnowNoReply) {
    for (const char* address :
         {"noreply@example.org", "no-reply@example.org", "no_reply@example.org",
          "do-not-reply@example.org", "noreply-calendar@example.org", "no.reply+7@example.org",
          "mailer-daemon@example.org", "calendar-notification@google.com"}) {
        EXPECT_TRUE(is_nobody(address)) << address;
    }
}

TEST(FalseFriendsTest, KnowMailingLists) {
    for (const char* address :
         {"choir@lists.example.org", "choir@list.example.org", "choir-request@example.org",
          "choir-owner@example.org", "choir@googlegroups.com", "choir@groups.io",
          "choir@sub.groups.io"}) {
        EXPECT_TRUE(is_nobody(address)) << address;
    }
}

TEST(FalseFriendsTest, KnowRoomsAndCalendarsOfGoogle) {
    EXPECT_TRUE(is_nobody("c_18@resource.calendar.google.com"));
    EXPECT_TRUE(is_nobody("abc@group.calendar.google.com"));
}

TEST(FalseFriendsTest, LeavePeopleAlone) {
    for (const char* address :
         {"anna@example.org", "reply@example.org", "norbert.reply@example.org",
          "lister@example.org", "anna@listening.example.org", "info@example.org",
          "anna@mygroups.io.example.org", "anna@notgroups.io"}) {
        EXPECT_FALSE(is_nobody(address)) << address;
    }
}

} // namespace
} // namespace kith::agenda
