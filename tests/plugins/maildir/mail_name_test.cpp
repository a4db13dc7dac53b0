#include "maildir/mail_name.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

TEST(MailNameTest, StaysTheSameThroughFlagsAndFolders) {
    const auto arrived = read_mail_name("1732100000.M1P2.host,S=12");
    const auto read = read_mail_name("1732100000.M1P2.host,S=12:2,RS");
    ASSERT_TRUE(arrived && read);
    EXPECT_EQ(arrived->id, read->id);
    EXPECT_EQ(read->id, read_mail_name("1732100000.M1P2.host,S=12;2,")->id);
    EXPECT_EQ(read->id, read_mail_name("1732100000.M1P2.host,S=12!2,S")->id);
    EXPECT_NE(read->id, read_mail_name("1732100000.M1P3.host,S=12:2,RS")->id);
}

TEST(MailNameTest, KnowsTrashedAndDrafts) {
    EXPECT_TRUE(read_mail_name("1.a.b:2,ST")->is_passed_over);
    EXPECT_TRUE(read_mail_name("1.a.b:2,D")->is_passed_over);
    EXPECT_FALSE(read_mail_name("1.a.b:2,FPRS")->is_passed_over);
    EXPECT_FALSE(read_mail_name("1.TD.b")->is_passed_over);
    EXPECT_FALSE(read_mail_name("12,TD")->is_passed_over);
}

TEST(MailNameTest, ReadsTheTimeOfDelivery) {
    EXPECT_EQ(read_mail_name("1732100000.M1P2.host")->delivered,
              test::instant("2024-11-20T10:53:20Z"));
    for (const auto* name : {"17321.M1.host", "a1732100000.b", "1732100000", "-1732100000.x",
                             "99999999999999999999.x", "12345678901234.x", "letter.eml"}) {
        EXPECT_FALSE(read_mail_name(name)->delivered) << name;
    }
}

TEST(MailNameTest, LeavesHiddenFilesOut) {
    EXPECT_FALSE(read_mail_name(".uidvalidity"));
    EXPECT_FALSE(read_mail_name(""));
}

} // namespace
} // namespace kith::maildir
