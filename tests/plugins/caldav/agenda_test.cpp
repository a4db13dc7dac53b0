#include "caldav/agenda.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::caldav {

namespace {

using domain::Span;
using Strings = std::vector<std::string>;

domain::AgendaEntry entry(const std::string& uid, const char* day = "2026-12-01") {
    domain::AgendaEntry made;
    made.uid = uid;
    made.date = test::day(day);
    return made;
}

Strings shown(const Agenda& agenda, Span ahead = {12, Span::Unit::Months}) {
    Strings uids;
    for (const auto& one : agenda.shown(test::day("2026-11-30"), ahead)) {
        uids.push_back(one.uid);
    }
    return uids;
}

} // namespace

TEST(AgendaTest, CountsWithItsLastPage) {
    Agenda agenda;
    EXPECT_FALSE(agenda.take({1, true, false, {entry("a")}, {}}));
    EXPECT_EQ(shown(agenda), Strings{});
    EXPECT_TRUE(agenda.take({1, true, true, {entry("b")}, {}}));
    EXPECT_EQ(shown(agenda), (Strings{"a", "b"}));
    EXPECT_TRUE(agenda.take({2, false, true, {entry("c")}, {"a"}}));
    EXPECT_EQ(shown(agenda), (Strings{"b", "c"}));
    EXPECT_TRUE(agenda.take({3, true, true, {entry("d")}, {}}));
    EXPECT_EQ(shown(agenda), Strings{"d"});
}

TEST(AgendaTest, DropsAPublicationThatNeverEnded) {
    Agenda agenda;
    EXPECT_FALSE(agenda.take({1, true, false, {entry("a")}, {}}));
    EXPECT_TRUE(agenda.take({2, true, true, {entry("b")}, {}}));
    EXPECT_EQ(shown(agenda), Strings{"b"});
}

TEST(AgendaTest, KnowsNothingFromChangesAlone) {
    Agenda agenda;
    EXPECT_FALSE(agenda.take({1, false, true, {entry("a")}, {}}));
    EXPECT_FALSE(agenda.known());
    EXPECT_EQ(shown(agenda), Strings{});
}

TEST(AgendaTest, ShowsAWindow) {
    Agenda agenda;
    agenda.take({1,
                 true,
                 true,
                 {entry("old", "2026-10-30"), entry("late", "2026-10-31"),
                  entry("far", "2027-03-01"), entry("near", "2027-02-28")},
                 {}});
    EXPECT_EQ(shown(agenda, {3, Span::Unit::Months}), (Strings{"late", "near"}));
}

TEST(AgendaTest, ShowsTheNearestOfTooMany) {
    Agenda agenda;
    std::vector<domain::AgendaEntry> entries{entry("a-far", "2027-01-01")};
    for (int i = 0; i < 2000; ++i) {
        entries.push_back(entry("r-" + std::to_string(i)));
    }
    agenda.take({1, true, true, entries, {}});
    const auto uids = shown(agenda);
    EXPECT_EQ(uids.size(), 2000U);
    EXPECT_EQ(std::count(uids.begin(), uids.end(), "a-far"), 0);
}

} // namespace kith::caldav
