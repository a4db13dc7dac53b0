#include "planning/attention.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace kith::planning {

using domain::Date;
using domain::plus_days;

namespace {

const auto begin = test::day("2026-01-01");

Date any_day(int days = 60) { return plus_days(begin, *rc::gen::inRange(0, days)); }

domain::DateRange any_range() {
    const auto from = any_day();
    return {from, plus_days(from, *rc::gen::inRange(0, 12))};
}

domain::Pace any_pace() {
    domain::Pace pace;
    pace.people_per_day = *rc::gen::inRange(1, 4);
    pace.days = {};
    for (const auto weekday :
         *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 7U))) {
        pace.days.insert(std::chrono::weekday(weekday));
    }
    if (pace.days.empty()) {
        pace.days = domain::Weekdays::workdays();
    }
    for (int i = 0; i < 60; ++i) {
        if (*rc::gen::inRange(0, 12) == 0) {
            pace.holidays.push_back(plus_days(begin, i));
        }
    }
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        pace.quiet.push_back(any_range());
    }
    return pace;
}

/// Says the same as Attention by looking at each day.
struct Naive {
    domain::Pace pace;
    std::vector<domain::Pause> pauses;
    std::map<Date, int> load;

    [[nodiscard]] bool works_on(Date date) const {
        const auto holds = [&](const domain::DateRange& range) { return range.contains(date); };
        return pace.days.contains(date) &&
               std::count(pace.holidays.begin(), pace.holidays.end(), date) == 0 &&
               std::none_of(pace.quiet.begin(), pace.quiet.end(), holds) &&
               std::none_of(pauses.begin(), pauses.end(),
                            [&](const auto& pause) { return holds(pause.days); });
    }
    [[nodiscard]] Date room_from(Date date) {
        while (!works_on(date) || load[date] >= *pace.people_per_day) {
            date = plus_days(date, 1);
        }
        return date;
    }
};

} // namespace

RC_GTEST_PROP(AttentionPropertyTest, FindsTheSameRoomAsLookingAtEachDay, ()) {
    Naive naive{any_pace(), {}, {}};
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        naive.pauses.push_back({0, "", any_range(), ""});
    }
    Attention attention(naive.pace, naive.pauses, {});
    for (int i = *rc::gen::inRange(0, 200); i > 0; --i) {
        const auto date = any_day();
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            attention.give_back(date);
            naive.load[date] = std::max(naive.load[date] - 1, 0);
            break;
        case 1: {
            const int people = *rc::gen::inRange(1, 4);
            attention.take(date, people);
            naive.load[date] += people;
            break;
        }
        default:
            RC_ASSERT(attention.room_from(date) == naive.room_from(date));
            attention.take(naive.room_from(date));
            ++naive.load[naive.room_from(date)];
        }
        RC_ASSERT(attention.load(date) == naive.load[date]);
        RC_ASSERT(attention.works_on(date) == naive.works_on(date));
    }
    for (int i = -3; i < 70; ++i) {
        RC_ASSERT(attention.room_from(plus_days(begin, i)) == naive.room_from(plus_days(begin, i)));
    }
}

} // namespace kith::planning
