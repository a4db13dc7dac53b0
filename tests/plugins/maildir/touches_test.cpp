#include "maildir/touches.hpp"

#include <gtest/gtest.h>

namespace kith::maildir {
namespace {

using domain::Direction;

/// A header in pieces.
class TouchesTest : public testing::Test {
protected:
    TouchesTest() {
        who_.me = Addresses({"me@example.org", "@mine.example"});
        who_.ignored = Addresses({"shop@example.org", "@ads.example"});
    }
    static std::vector<Mailbox> people(const std::vector<const char*>& written) {
        std::vector<Mailbox> made;
        for (const auto* each : written) {
            made.push_back(mailbox_of(each).value());
        }
        return made;
    }
    void from(const std::vector<const char*>& written) { header_.from = people(written); }
    void to(const std::vector<const char*>& written) {
        header_.to = people(written);
        header_.recipients = written.size();
    }
    /// "out anna@x in ben@y".
    std::string found() const {
        std::string all;
        for (const auto& touch : touches_of(header_, who_)) {
            all += (all.empty() ? "" : " ") + std::string(domain::to_text(touch.direction)) + ' ' +
                   touch.person.address;
        }
        return all;
    }
    MailHeader header_;
    Acquaintance who_;
};

TEST_F(TouchesTest, GoOutToEachWhomIWroteTo) {
    from({"me@example.org"});
    to({"anna@example.org", "ben@example.org", "ANNA@example.org", "me@mine.example"});
    EXPECT_EQ(found(), "out anna@example.org out ben@example.org");
}

TEST_F(TouchesTest, ComeInFromWhoWroteToMe) {
    from({"anna@example.org"});
    to({"ben@example.org", "me+kith@example.org"});
    EXPECT_EQ(found(), "in anna@example.org");
}

TEST_F(TouchesTest, AreNoneWhenIAmNotNamed) {
    from({"anna@example.org"});
    to({"ben@example.org"});
    EXPECT_EQ(found(), "");
    to({});
    EXPECT_EQ(found(), "");
    from({});
    to({"me@example.org"});
    EXPECT_EQ(found(), "");
}

TEST_F(TouchesTest, AreNoneFromMeToMe) {
    from({"me@example.org"});
    to({"other@mine.example"});
    EXPECT_EQ(found(), "");
}

TEST_F(TouchesTest, AreNoneInACrowd) {
    from({"me@example.org"});
    to({"a@example.org", "b@example.org", "c@example.org"});
    who_.most_recipients = 3;
    EXPECT_NE(found(), "");
    who_.most_recipients = 2;
    EXPECT_EQ(found(), "");
}

TEST_F(TouchesTest, AreNoneForWhatIsAutomatic) {
    from({"anna@example.org"});
    to({"me@example.org"});
    header_.is_automatic = true;
    EXPECT_EQ(found(), "");
    header_.is_automatic = false;
    header_.sender = people({"friends-bounces@lists.example.org"});
    EXPECT_EQ(found(), "");
    header_.sender = people({"secretary@example.org"});
    EXPECT_EQ(found(), "in anna@example.org");
}

TEST_F(TouchesTest, LeaveOutMachinesAndTheIgnored) {
    from({"me@example.org"});
    to({"no-reply@example.org", "shop@example.org", "x@mail.ads.example", "anna@example.org"});
    EXPECT_EQ(found(), "out anna@example.org");
    from({"shop@example.org"});
    to({"me@example.org"});
    EXPECT_EQ(found(), "");
}

} // namespace
} // namespace kith::maildir
