#include "recurrence/ical_calendar_reader.hpp"

#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace kith::recurrence {

namespace {

using test::day;

class HolidaysTest : public testing::Test {
protected:
    /// The days of a calendar that holds these lines, from 2026 to 2028.
    std::vector<std::string> days(const std::string& lines) {
        return days_of("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + lines + "END:VCALENDAR\r\n");
    }
    std::vector<std::string> days_of(const std::string& text) {
        directory_.write("holidays.ics", text);
        std::vector<std::string> found;
        for (const auto date : reader_.days(directory_.path() / "holidays.ics", day("2026-01-01"),
                                            day("2028-12-31"))) {
            found.push_back(domain::format_date(date));
        }
        return found;
    }
    std::string refusal(const std::string& text) {
        try {
            days_of(text);
            return "";
        } catch (const std::runtime_error& fault) {
            return fault.what();
        }
    }
    static std::string event(const std::string& lines) {
        return "BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n";
    }

    test::TemporaryDirectory directory_;
    IcalCalendarReader reader_;
};

using Days = std::vector<std::string>;

TEST_F(HolidaysTest, AreTheAllDayEvents) {
    EXPECT_EQ(days(event("DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\n"
                         "SUMMARY:Weihnachten\r\n") +
                   event("DTSTART;VALUE=DATE:20260501\r\n") +
                   event("DTSTART:20260601T100000Z\r\nDTEND:20260601T110000Z\r\n")),
              (Days{"2026-05-01", "2026-12-25", "2026-12-26"}));
}

TEST_F(HolidaysTest, ReturnEachYear) {
    EXPECT_EQ(days(event("DTSTART;VALUE=DATE:20201003\r\nRRULE:FREQ=YEARLY\r\n")),
              (Days{"2026-10-03", "2027-10-03", "2028-10-03"}));
}

TEST_F(HolidaysTest, ReturnWithTheirWholeLength) {
    EXPECT_EQ(
        days(event("DTSTART;VALUE=DATE:20201231\r\nDURATION:P2D\r\nRRULE:FREQ=YEARLY\r\n")),
        (Days{"2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01", "2028-12-31"}));
}

TEST_F(HolidaysTest, TakeWhatIsAddedAndLeaveWhatIsTakenOut) {
    EXPECT_EQ(days(event("DTSTART;VALUE=DATE:20201003\r\nRRULE:FREQ=YEARLY\r\n"
                         "EXDATE;VALUE=DATE:20271003\r\nRDATE;VALUE=DATE:20260717,20270717\r\n")),
              (Days{"2026-07-17", "2026-10-03", "2027-07-17", "2028-10-03"}));
}

TEST_F(HolidaysTest, MoveWithAnEventThatReplacesOne) {
    EXPECT_EQ(days(event("UID:a\r\nDTSTART;VALUE=DATE:20201003\r\nRRULE:FREQ=YEARLY\r\n") +
                   event("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20261003\r\n"
                         "DTSTART;VALUE=DATE:20261005\r\n") +
                   event("UID:a\r\nRECURRENCE-ID;VALUE=DATE:20271003\r\n"
                         "DTSTART;VALUE=DATE:20271003\r\nSTATUS:CANCELLED\r\n")),
              (Days{"2026-10-05", "2028-10-03"}));
}

TEST_F(HolidaysTest, AreReadFromFoldedLinesAndAroundAlarms) {
    EXPECT_EQ(days(event("DTSTART;VALUE=\r\n DATE:2026\r\n\t0501\r\nBEGIN:VALARM\r\n"
                         "DURATION:P9D\r\nDTSTART;VALUE=DATE:20260201\r\nEND:VALARM\r\n") +
                   "BEGIN:VTIMEZONE\r\nDTSTART;VALUE=DATE:20260301\r\nEND:VTIMEZONE\r\n"),
              (Days{"2026-05-01"}));
}

TEST_F(HolidaysTest, AreReadWithBareNewlinesAndAByteOrderMark) {
    EXPECT_EQ(days_of("\xEF\xBB\xBF"
                      "begin:vcalendar\nBEGIN:VEVENT\nDTSTART:20260501\nEND:VEVENT\nEND:VCALENDAR"),
              (Days{"2026-05-01"}));
}

TEST_F(HolidaysTest, SayWhyAFileIsRefused) {
    EXPECT_EQ(refusal("<html>not found</html>"), "is no iCalendar file");
    EXPECT_EQ(refusal(""), "is no iCalendar file");
    EXPECT_EQ(refusal(std::string(4 * 1024 * 1024 + 1, ' ')), "is larger than 4 MiB");
    EXPECT_THROW(
        static_cast<void>(reader_.days("/nowhere.ics", day("2026-01-01"), day("2027-01-01"))),
        std::runtime_error);
    const auto pipe = directory_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THROW(static_cast<void>(reader_.days(pipe, day("2026-01-01"), day("2027-01-01"))),
                 std::runtime_error);
}

TEST_F(HolidaysTest, SayWhichEventCannotBeRead) {
    const auto calendar = [](const std::string& lines) {
        return "BEGIN:VCALENDAR\r\n" + event(lines) + "END:VCALENDAR\r\n";
    };
    EXPECT_EQ(
        refusal(calendar("SUMMARY:Tea\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=HOURLY\r\n")),
        "holds \"Tea\", whose recurrence cannot be read: FREQ=HOURLY is finer than a day");
    EXPECT_EQ(refusal(calendar("SUMMARY:Age\r\nDTSTART;VALUE=DATE:20260101\r\n"
                               "DTEND;VALUE=DATE:20990101\r\n")),
              "holds \"Age\", which is longer than a year");
}

// F46
TEST_F(HolidaysTest, NeverNameMoreDaysThanACalendarHas) {
    std::string many = "BEGIN:VCALENDAR\r\n";
    for (int i = 0; i < 30'000; ++i) {
        many += event("DTSTART;VALUE=DATE:19700101\r\nRRULE:FREQ=DAILY\r\n");
    }
    EXPECT_EQ(refusal(many), "names more days than a calendar of holidays has");
}

TEST_F(HolidaysTest, SurviveComponentsWithoutEnd) {
    std::string nested = "BEGIN:VCALENDAR\r\n";
    for (int i = 0; i < 200'000; ++i) {
        nested += "BEGIN:VEVENT\r\n";
    }
    EXPECT_EQ(days_of(nested), Days{});
}

// F45
TEST_F(HolidaysTest, NeverCrashOnWhatAFileHolds) {
    const std::string good = "BEGIN:VCALENDAR\r\n" +
                             event("UID:a\r\nDTSTART;VALUE=DATE:20201003\r\nDURATION:P2D\r\n"
                                   "RRULE:FREQ=YEARLY;BYMONTH=10\r\nEXDATE:20221003\r\n") +
                             "END:VCALENDAR\r\n";
    EXPECT_TRUE(rc::check("a mutated file is read or refused", [&] {
        auto text = good;
        const auto changes = *rc::gen::inRange(1, 6);
        for (int i = 0; i < changes; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            text.replace(at, *rc::gen::inRange<std::size_t>(0, 5),
                         *rc::gen::element<std::string>(
                             ":", ";", "\"", "\n", "\r\n ", "0", "-", "DURATION:P99999D",
                             "RRULE:", "BEGIN:VEVENT", "END:VEVENT\n", "\xff", std::string(1, '\0'),
                             "=", "99999999", ","));
        }
        for (const auto& date : [&]() -> std::vector<std::string> {
                 try {
                     return days_of(text);
                 } catch (const std::runtime_error& fault) {
                     RC_ASSERT(std::string(fault.what()).size() > 5U);
                     return {};
                 }
             }()) {
            RC_ASSERT(date >= "2026-01-01" && date <= "2028-12-31");
        }
    }));
}

} // namespace

} // namespace kith::recurrence
