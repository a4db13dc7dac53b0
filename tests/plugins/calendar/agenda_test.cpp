#include "calendar/agenda.hpp"

#include "plugins/calendar/entries.hpp"
#include "plugins/calendar/ics/reading.hpp"

#include <gtest/gtest.h>

namespace kith::calendar {

namespace {

constexpr domain::Date today = std::chrono::year(2026) / 11 / 23;

ics::CalendarTraits traits(ics::CalendarTraits::Component component) {
    ics::CalendarTraits traits;
    traits.instance = "k7f3";
    traits.component = component;
    return traits;
}

Agenda agenda() {
    return {traits(ics::CalendarTraits::Component::Event),
            traits(ics::CalendarTraits::Component::Task)};
}

sdk::AgendaPage page(std::int64_t revision, bool full, bool last,
                     const std::vector<std::string>& uids, std::vector<std::string> remove = {}) {
    sdk::AgendaPage result{revision, full, last, {}, std::move(remove)};
    for (const auto& uid : uids) {
        result.upsert.push_back(test::whole_day(uid));
    }
    return result;
}

std::vector<std::string> shown(const Agenda& agenda) {
    return test::values(agenda.events(today), "UID");
}

} // namespace

TEST(AgendaTest, ShowsEventsAndTasksApart) {
    auto both = agenda();
    EXPECT_TRUE(both.take(page(1, true, true, {"a"}), today));
    EXPECT_EQ(test::values(both.events(today), "BEGIN"),
              (std::vector<std::string>{"VCALENDAR", "VEVENT"}));
    EXPECT_EQ(test::values(both.tasks(today), "BEGIN"),
              (std::vector<std::string>{"VCALENDAR", "VTODO"}));
}

TEST(AgendaTest, ShowsNothingOfPagesBeforeTheLast) {
    auto full = agenda();
    full.take(page(1, true, true, {"old"}), today);
    EXPECT_FALSE(full.take(page(2, true, false, {"a"}), today));
    EXPECT_EQ(shown(full), std::vector<std::string>{"old@k7f3"});
    EXPECT_TRUE(full.take(page(2, true, true, {"b"}), today));
    EXPECT_EQ(shown(full), (std::vector<std::string>{"a@k7f3", "b@k7f3"}));
}

TEST(AgendaTest, AppliesChangesTogether) {
    auto changed = agenda();
    changed.take(page(1, true, true, {"a", "b"}), today);
    EXPECT_FALSE(changed.take(page(2, false, false, {"c"}, {"a"}), today));
    EXPECT_EQ(shown(changed), (std::vector<std::string>{"a@k7f3", "b@k7f3"}));
    EXPECT_TRUE(changed.take(page(2, false, true, {"d"}), today));
    EXPECT_EQ(shown(changed), (std::vector<std::string>{"b@k7f3", "c@k7f3", "d@k7f3"}));
}

TEST(AgendaTest, ForgetsAPublishThatNeverEnded) {
    auto broken = agenda();
    broken.take(page(1, true, true, {"a"}), today);
    broken.take(page(2, true, false, {"lost"}), today);
    EXPECT_TRUE(broken.take(page(3, true, true, {"b"}), today));
    EXPECT_EQ(shown(broken), std::vector<std::string>{"b@k7f3"});
    broken.take(page(4, false, false, {"lost"}), today);
    EXPECT_TRUE(broken.take(page(5, false, true, {"c"}), today));
    EXPECT_EQ(shown(broken), (std::vector<std::string>{"b@k7f3", "c@k7f3"}));
}

TEST(AgendaTest, TrustsNoChangesToAnAgendaItWasNeverTold) {
    auto unknown = agenda();
    EXPECT_FALSE(unknown.take(page(1, false, true, {"a"}), today));
    EXPECT_FALSE(unknown.known());
    EXPECT_TRUE(unknown.take(page(2, true, true, {"b"}), today));
    EXPECT_EQ(shown(unknown), std::vector<std::string>{"b@k7f3"});
}

} // namespace kith::calendar
