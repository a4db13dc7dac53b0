#include "calendar/ics/feed.hpp"

#include "calendar/ics/writer.hpp"
#include "plugins/calendar/entries.hpp"
#include "plugins/calendar/ics/reading.hpp"
#include "plugins/calendar/ics/traits.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::ics {

using test::traits;

namespace {

using std::chrono::year;

constexpr domain::Date today = year(2026) / 11 / 23;

std::vector<std::string> uids(const Feed& feed, domain::Date day = today) {
    return test::values(feed.edition(day), "UID");
}

} // namespace

TEST(FeedTest, ReplacesAnEntryByItsUid) {
    Feed feed(traits());
    feed.put(test::whole_day("a"));
    auto moved = test::timed("a", year(2026) / 12 / 1);
    feed.put(moved);
    const std::vector only{moved};
    EXPECT_EQ(feed.edition(today), calendar_object(only, traits()));
}

TEST(FeedTest, DropsARemovedEntry) {
    Feed feed(traits());
    feed.put(test::whole_day("a"));
    feed.put(test::whole_day("b"));
    feed.remove("a");
    feed.remove("unknown");
    EXPECT_EQ(uids(feed), std::vector<std::string>{"b@k7f3"});
}

TEST(FeedTest, DropsAnEntryThatBecomesUnwritable) {
    Feed feed(traits());
    feed.put(test::whole_day("a"));
    feed.put(test::whole_day("a", year(2026) / 2 / 30));
    EXPECT_TRUE(uids(feed).empty());
}

TEST(FeedTest, ShowsThirtyDaysBackAndEighteenMonthsAhead) {
    Feed feed(traits());
    feed.put(test::whole_day("too-old", year(2026) / 10 / 23));
    feed.put(test::whole_day("oldest", year(2026) / 10 / 24));
    feed.put(test::whole_day("farthest", year(2028) / 5 / 23));
    feed.put(test::whole_day("too-far", year(2028) / 5 / 24));
    EXPECT_EQ(uids(feed), (std::vector<std::string>{"oldest@k7f3", "farthest@k7f3"}));
}

TEST(FeedTest, RollsItsWindowWithTheDay) {
    Feed feed(traits());
    feed.put(test::whole_day("old", year(2026) / 10 / 24));
    feed.put(test::whole_day("far", year(2028) / 5 / 24));
    EXPECT_EQ(uids(feed, year(2026) / 11 / 24), std::vector<std::string>{"far@k7f3"});
}

TEST(FeedTest, EndsItsWindowOnTheLastDayOfAShorterMonth) {
    Feed feed(traits());
    feed.put(test::whole_day("last", year(2028) / 2 / 29));
    feed.put(test::whole_day("next", year(2028) / 3 / 1));
    EXPECT_EQ(uids(feed, year(2026) / 8 / 31), std::vector<std::string>{"last@k7f3"});
}

TEST(FeedTest, LeavesOutTheFarthestWhenThereAreTooMany) {
    Feed feed(traits(), {.entries = 2});
    feed.put(test::whole_day("c", year(2027) / 3 / 1));
    feed.put(test::whole_day("b", year(2027) / 2 / 1));
    feed.put(test::whole_day("a", year(2027) / 1 / 1));
    EXPECT_EQ(uids(feed), (std::vector<std::string>{"a@k7f3", "b@k7f3"}));
}

TEST(FeedTest, NeverGrowsOverItsBytes) {
    Feed feed(traits());
    auto entry = test::whole_day();
    entry.reasons = {std::string(2000, 'x')};
    for (int i = 0; i < 600; ++i) {
        entry.uid = "u" + std::to_string(1000 + i);
        entry.date = domain::plus_days(today, i % 500);
        feed.put(entry);
    }
    const auto text = feed.edition(today);
    EXPECT_LE(text.size(), 1'000'000U);
    EXPECT_GT(text.size(), 990'000U);
    EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST(FeedTest, KeepsTwiceWhatItShowsOfALargeAgenda) {
    Feed feed(traits(), {.entries = 2});
    for (int i = 0; i < 100; ++i) {
        feed.put(test::whole_day("u" + std::to_string(100 + i), domain::plus_days(today, 100 - i)));
        feed.trim(today);
    }
    EXPECT_EQ(uids(feed), (std::vector<std::string>{"u199@k7f3", "u198@k7f3"}));
    feed.remove("u199");
    feed.remove("u198");
    EXPECT_TRUE(feed.reaches(today));
    EXPECT_EQ(uids(feed), (std::vector<std::string>{"u197@k7f3", "u196@k7f3"}));
    feed.remove("u197");
    EXPECT_FALSE(feed.reaches(today));
}

TEST(FeedTest, NeedsWhatItForgotWhenTheClockGoesBack) {
    Feed feed(traits());
    feed.put(test::whole_day("old", year(2026) / 10 / 24));
    feed.trim(year(2026) / 11 / 24);
    EXPECT_FALSE(feed.reaches(today));
    EXPECT_TRUE(feed.reaches(year(2026) / 11 / 24));
    EXPECT_TRUE(feed.reaches(year(2026) / 11 / 25));
}

TEST(FeedTest, IsAnEmptyCalendarWithoutEntries) {
    EXPECT_EQ(Feed(traits()).edition(today), calendar_object({}, traits()));
}

RC_GTEST_PROP(FeedTest, AlwaysEqualsACalendarWrittenAnew, ()) {
    Feed feed(traits());
    std::map<std::string, domain::AgendaEntry> model;
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3000));
    for (const int step : steps) {
        const std::string uid = "u" + std::to_string(step % 10);
        if (step % 3 == 0) {
            feed.remove(uid);
            model.erase(uid);
            continue;
        }
        const auto day = domain::plus_days(today, step % 70 - 20);
        model[uid] = step % 2 == 0 ? test::timed(uid, day) : test::whole_day(uid, day);
        feed.put(model[uid]);
    }
    std::vector<domain::AgendaEntry> left;
    for (const auto& [uid, entry] : model) {
        left.push_back(entry);
    }
    RC_ASSERT(feed.edition(today) == calendar_object(left, traits()));
}

RC_GTEST_PROP(FeedTest, LacksNothingOfALargeAgendaWhileItReaches, ()) {
    constexpr FeedLimits few{.entries = 3};
    std::map<std::string, domain::AgendaEntry> model;
    const auto full = [&] {
        Feed feed(traits(), few);
        for (const auto& [uid, entry] : model) {
            feed.put(entry);
        }
        return feed;
    };
    Feed feed(traits(), few);
    auto day = today;
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30000));
    for (const int step : steps) {
        const std::string uid = "u" + std::to_string(step % 20);
        if (step % 3 == 0) {
            feed.remove(uid);
            model.erase(uid);
        } else {
            const auto when = domain::plus_days(today, step % 700 - 40);
            model[uid] = step % 2 == 0 ? test::timed(uid, when) : test::whole_day(uid, when);
            feed.put(model[uid]);
        }
        day = domain::plus_days(day, step % 7 == 0 ? step % 5 - 1 : 0);
        feed.trim(day);
        if (!feed.reaches(day)) {
            feed = full();
            feed.trim(day);
            RC_ASSERT(feed.reaches(day));
        }
        RC_ASSERT(feed.edition(day) == full().edition(day));
    }
}

} // namespace kith::ics
