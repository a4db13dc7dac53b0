#include "planning/deal.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kith::planning {

using domain::Date;
using test::day;

namespace {

const auto today = day("2026-11-25"); // a Wednesday

using Waiting = Deal::Waiting;

Waiting waiting(const std::string& id, std::string_view wanted, std::string_view at_worst,
                std::string_view date) {
    return {"often/" + id,  id, day(wanted), day(at_worst), day(date), domain::TimeOfDay(540),
            "Europe/Berlin"};
}

Attention paced(std::optional<int> people, const std::vector<Waiting>& all,
                std::vector<domain::Pause> pauses = {}) {
    domain::Pace pace;
    pace.people_per_day = people;
    pace.days = domain::Weekdays::workdays();
    Attention attention(pace, std::move(pauses), {});
    for (const auto& one : all) {
        attention.take(one.date);
    }
    return attention;
}

/// Where the deal puts whom it moves.
std::map<std::string, Date> dealt(Attention& attention, const std::vector<Waiting>& all,
                                  const Deal::AwakeFrom& awake_from = {}, Date date = today) {
    Deal deal(attention, date, awake_from);
    for (const auto& one : all) {
        deal.offer(one);
    }
    std::map<std::string, Date> days;
    for (const auto& move : deal.moves()) {
        days[move.key.substr(6)] = move.date;
    }
    return days;
}

using Days = std::map<std::string, Date>;

} // namespace

TEST(DealTest, GivesTodayToTheOneWhoseWindowIsUsedUpMost) {
    const std::vector all{waiting("anna", "2026-11-20", "2026-12-20", "2026-11-25"),
                          waiting("ben", "2026-11-23", "2026-11-27", "2026-11-26")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all), (Days{{"ben", today}, {"anna", day("2026-11-26")}}));
    EXPECT_EQ(attention.load(today), 1);
    EXPECT_EQ(attention.load(day("2026-11-26")), 1);
}

TEST(DealTest, PutsThoseWhoseWindowIsOverFirstTheOldestBeforeTheOthers) {
    const std::vector all{waiting("anna", "2026-11-20", "2026-11-25", "2026-11-25"),
                          waiting("ben", "2026-01-01", "2026-11-24", "2026-11-26"),
                          waiting("cem", "2026-11-01", "2026-11-23", "2026-11-27")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all), (Days{{"cem", today}, {"anna", day("2026-11-27")}}));
}

TEST(DealTest, DecidesAmongEqualsByContact) {
    const std::vector all{waiting("ben", "2026-11-24", "2026-12-24", "2026-11-27"),
                          waiting("anna", "2026-11-24", "2026-12-24", "2026-11-26")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all), (Days{{"anna", today}}));
}

TEST(DealTest, LeavesAloneWhatIsRightAlready) {
    const std::vector all{waiting("anna", "2026-11-01", "2026-11-30", "2026-11-25"),
                          waiting("ben", "2026-11-24", "2026-12-24", "2026-11-26")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all), Days{});
}

TEST(DealTest, CountsWhoHasOpenedTodayAlready) {
    const std::vector all{waiting("anna", "2026-11-20", "2026-12-20", "2026-11-26"),
                          waiting("ben", "2026-11-20", "2026-12-20", "2026-11-27")};
    auto attention = paced(2, all);
    attention.take(today);
    EXPECT_EQ(dealt(attention, all), (Days{{"anna", today}}));
}

TEST(DealTest, BringsThoseLeftOnPastDaysToDaysWithRoom) {
    const std::vector all{waiting("anna", "2026-11-01", "2026-12-20", "2026-11-10"),
                          waiting("ben", "2026-11-02", "2026-12-20", "2026-11-11"),
                          waiting("cem", "2026-11-03", "2026-12-20", "2026-11-12")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all),
              (Days{{"anna", today}, {"ben", day("2026-11-26")}, {"cem", day("2026-11-27")}}));
}

TEST(DealTest, GivesNothingToADayOff) {
    const std::vector all{waiting("anna", "2026-11-20", "2026-12-20", "2026-11-28"),
                          waiting("ben", "2026-11-20", "2026-12-20", "2026-11-30")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all, {}, day("2026-11-28")), (Days{{"anna", day("2026-12-01")}}));
}

TEST(DealTest, PutsOffWhoRests) {
    const std::vector all{waiting("anna", "2026-11-01", "2026-11-20", "2026-11-25"),
                          waiting("ben", "2026-11-24", "2026-12-24", "2026-11-30")};
    auto attention = paced(1, all);
    const auto awake_from = [](const domain::ContactId& id, Date from) {
        return id == "anna" ? std::max(from, day("2026-12-03")) : from;
    };
    EXPECT_EQ(dealt(attention, all, awake_from),
              (Days{{"ben", today}, {"anna", day("2026-12-03")}}));
}

TEST(DealTest, AsksEverybodyOfAnOwnerWithoutAPace) {
    const std::vector all{waiting("anna", "2026-11-20", "2026-12-20", "2026-11-25"),
                          waiting("ben", "2026-11-20", "2026-12-20", "2026-11-30"),
                          waiting("cem", "2026-11-20", "2026-12-20", "2026-11-20")};
    auto attention = paced({}, all);
    EXPECT_EQ(dealt(attention, all), (Days{{"ben", today}}));
}

TEST(DealTest, TakesBackWhatALowerPaceNoLongerAllows) {
    const std::vector all{waiting("anna", "2026-11-20", "2026-12-20", "2026-11-25"),
                          waiting("ben", "2026-11-21", "2026-12-20", "2026-11-25"),
                          waiting("cem", "2026-11-22", "2026-12-20", "2026-11-25")};
    auto attention = paced(1, all);
    EXPECT_EQ(dealt(attention, all),
              (Days{{"ben", day("2026-11-26")}, {"cem", day("2026-11-27")}}));
}

TEST(DealTest, DerivesTheMomentInTheZoneOfTheReminder) {
    auto one = waiting("anna", "2026-11-20", "2026-12-20", "2026-11-26");
    one.zone = "America/New_York";
    auto attention = paced(1, {one});
    Deal deal(attention, today);
    deal.offer(one);
    const auto moves = deal.moves();
    ASSERT_EQ(moves.size(), 1U);
    EXPECT_EQ(moves[0].due_at, test::instant("2026-11-25T14:00:00Z"));
}

} // namespace kith::planning
