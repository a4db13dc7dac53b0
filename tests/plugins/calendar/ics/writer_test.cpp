#include "calendar/ics/writer.hpp"

#include "plugins/calendar/entries.hpp"
#include "plugins/calendar/ics/reading.hpp"
#include "plugins/calendar/ics/traits.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <rapidcheck/gtest.h>

namespace kith::ics {

using test::traits;

namespace {

std::vector<domain::AgendaEntry> some_entries(int count) {
    std::vector<domain::AgendaEntry> entries;
    for (int i = 0; i < count; ++i) {
        const auto day = domain::plus_days(std::chrono::year(2026) / 11 / 27, i / 3);
        const std::string uid = "r-" + std::to_string(100000 - i);
        entries.push_back(i % 2 == 0 ? test::whole_day(uid, day) : test::timed(uid, day));
    }
    return entries;
}

} // namespace

TEST(WriterTest, WritesAWholeCalendar) {
    const std::vector entries{test::whole_day()};
    const auto text = calendar_object(entries, traits());
    EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
}

TEST(WriterTest, GivesAnEmptyCalendarItsOneComponent) {
    const auto text = calendar_object({}, traits());
    EXPECT_EQ(test::values(text, "BEGIN"),
              (std::vector<std::string>{"VCALENDAR", "VTIMEZONE", "STANDARD"}));
    EXPECT_EQ(test::values(text, "TZID"), std::vector<std::string>{"UTC"});
}

TEST(WriterTest, SortsByStartAndThenUid) {
    const std::vector entries{test::timed("b"), test::whole_day("z"), test::timed("a"),
                              test::whole_day("y", std::chrono::year(2026) / 11 / 28)};
    const auto uids = test::values(calendar_object(entries, traits()), "UID");
    EXPECT_EQ(uids, (std::vector<std::string>{"z@k7f3", "a@k7f3", "b@k7f3", "y@k7f3"}));
}

RC_GTEST_PROP(WriterTest, AlwaysWritesTheSameBytesInAnyOrder, ()) {
    auto entries = some_entries(*rc::gen::inRange(0, 200));
    const auto text = calendar_object(entries, traits());
    RC_ASSERT(text == calendar_object(entries, traits()));
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    std::shuffle(entries.begin(), entries.end(), std::minstd_rand(seed));
    RC_ASSERT(text == calendar_object(entries, traits()));
}

// F53
RC_GTEST_PROP(WriterTest, NeverLetsAFieldAddAComponentOrProperty, ()) {
    auto entry = test::whole_day();
    const auto names = [](const domain::AgendaEntry& e) {
        std::vector<std::string> found;
        const std::vector one{e};
        for (const auto& line : test::content_lines(calendar_object(one, traits()))) {
            found.push_back(line.substr(0, line.find_first_of(":;")));
        }
        return found;
    };
    const auto before = names(entry);
    const auto hostile = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const std::string text = "x" + hostile + "\r\nEND:VEVENT\nBEGIN:VALARM\x85" + hostile + "x";
    entry.uid = entry.title = entry.note = text;
    entry.reasons = entry.categories = entry.reach = {text, text};
    RC_ASSERT(names(entry) == before);
}

} // namespace kith::ics
