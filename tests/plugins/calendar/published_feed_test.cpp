#include "calendar/published_feed.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kith::calendar {

namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

const std::string calendar = "BEGIN:VCALENDAR\r\nX:1\r\nEND:VCALENDAR\r\n";
const std::string other = "BEGIN:VCALENDAR\r\nX:2\r\nEND:VCALENDAR\r\n";

class PublishedFeedTest : public testing::Test {
protected:
    test::TemporaryDirectory directory_;
    std::filesystem::path kept_ = directory_.path() / "kept.ics";
    std::filesystem::path target_ = directory_.path() / "target.ics";
};

} // namespace

TEST_F(PublishedFeedTest, StartsWithNothing) {
    const PublishedFeed feed(kept_, target_);
    EXPECT_FALSE(feed.snapshot());
    EXPECT_EQ(feed.fault(), "");
}

TEST_F(PublishedFeedTest, SurvivesARestartWithItsTagAndTime) {
    PublishedFeed before(kept_, {});
    before.offer(calendar, sys_seconds(seconds(1000)));
    EXPECT_FALSE(std::filesystem::exists(kept_)) << "a change costs no file";
    before.keep();
    PublishedFeed after(kept_, {});
    ASSERT_TRUE(after.snapshot());
    EXPECT_EQ(*after.snapshot()->bytes, calendar);
    EXPECT_EQ(after.snapshot()->etag, before.snapshot()->etag);
    EXPECT_EQ(after.snapshot()->modified, sys_seconds(seconds(1000)));
    after.offer(calendar, sys_seconds(seconds(5000)));
    EXPECT_EQ(after.snapshot()->modified, sys_seconds(seconds(1000)));
}

TEST_F(PublishedFeedTest, ATagTellsEveryByteApart) {
    const std::string head = "BEGIN:VCALENDAR\r\n";
    const std::string tail = "\r\nEND:VCALENDAR\r\n";
    std::set<std::string> tags;
    for (std::size_t at = 0; at < 100; ++at) {
        std::string text(100, 'a');
        text[at] = 'b';
        PublishedFeed feed(kept_, {});
        feed.offer(head + text + tail, sys_seconds(seconds(1000)));
        tags.insert(feed.snapshot()->etag);
    }
    EXPECT_EQ(tags.size(), 100U);
}

TEST_F(PublishedFeedTest, ChangesTagAndTimeWithItsBytes) {
    PublishedFeed feed(kept_, {});
    feed.offer(calendar, sys_seconds(seconds(1000)));
    const auto first = *feed.snapshot();
    feed.offer(other, sys_seconds(seconds(1000)));
    EXPECT_NE(feed.snapshot()->etag, first.etag);
    EXPECT_EQ(feed.snapshot()->modified, sys_seconds(seconds(1001)));
    feed.offer(calendar, sys_seconds(seconds(10)));
    EXPECT_EQ(feed.snapshot()->etag, first.etag);
    EXPECT_EQ(feed.snapshot()->modified, sys_seconds(seconds(1002)));
}

TEST_F(PublishedFeedTest, TakesNothingBrokenOver) {
    for (const std::string& broken :
         {calendar.substr(0, calendar.size() - 3), std::string(), "x" + calendar,
          calendar.substr(0, 20) + '\0' + calendar.substr(20)}) {
        directory_.write("kept.ics", broken);
        EXPECT_FALSE(PublishedFeed(kept_, {}).snapshot());
    }
}

TEST_F(PublishedFeedTest, WritesTheUsersFile) {
    PublishedFeed feed(kept_, target_);
    feed.offer(calendar, sys_seconds(seconds(1000)));
    EXPECT_EQ(std::filesystem::file_size(target_), calendar.size());
    std::filesystem::remove(target_);
    feed.offer(calendar, sys_seconds(seconds(1001)));
    EXPECT_TRUE(std::filesystem::exists(target_));
}

TEST_F(PublishedFeedTest, GoesOnWithoutAFileThatRefuses) {
    std::filesystem::create_symlink("/dev/null", target_);
    PublishedFeed feed(kept_, target_);
    feed.offer(calendar, sys_seconds(seconds(1000)));
    EXPECT_NE(feed.fault().find("symbolic link"), std::string::npos);
    EXPECT_EQ(*feed.snapshot()->bytes, calendar);
    std::filesystem::remove(target_);
    feed.offer(calendar, sys_seconds(seconds(1000)));
    EXPECT_EQ(feed.fault(), "");
}

} // namespace kith::calendar
