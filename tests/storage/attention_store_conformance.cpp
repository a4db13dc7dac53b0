#include "storage/store_conformance.hpp"

namespace kith::test {

namespace {

using domain::Appointment;
using domain::Arrangement;
using domain::Pause;
using domain::Span;

Pause rest(std::string subject, int from, int to, std::string deputy = "") {
    return {0, std::move(subject), {day(from), day(to)}, std::move(deputy)};
}

Appointment meeting(int days_from_today, std::optional<domain::TimeOfDay> at,
                    std::vector<domain::ContactId> contacts) {
    return {0, day(days_from_today), at, "Lunch", std::move(contacts), "kith meet"};
}

} // namespace

TEST_P(StoreConformance, WhatWasArrangedIsKeptUntilItIsReplaced) {
    put({person("anna", "Anna")});
    EXPECT_EQ(store().arrangement("anna"), Arrangement{});
    const Arrangement slow{domain::Cadence{{3, Span::Unit::Months}, Span{1, Span::Unit::Years}},
                           false};
    store().arrange("anna", slow, noon);
    EXPECT_EQ(store().arrangement("anna"), slow);
    EXPECT_EQ(store().facts("anna", today)->arrangement, slow);
    const Arrangement slower{domain::Cadence{{6, Span::Unit::Months}, std::nullopt}, false};
    store().arrange("anna", slower, noon);
    EXPECT_EQ(store().arrangement("anna"), slower);
    const Arrangement never{std::nullopt, true};
    store().arrange("anna", never, noon);
    EXPECT_EQ(store().arrangement("anna"), never);
    EXPECT_EQ(store().newest_record(), noon);
    store().arrange("anna", {}, noon + 1h);
    EXPECT_EQ(store().arrangement("anna"), Arrangement{});
    EXPECT_EQ(store().newest_record(), noon + 1h);
}

TEST_P(StoreConformance, AnArrangementOutlivesTheContactsDescription) {
    put({person("anna", "Anna")});
    store().arrange("anna", {std::nullopt, true}, noon);
    store().put_contacts("config", {}, std::vector<std::string>{"anna"}, "", noon, today);
    put({person("anna", "Anna")});
    EXPECT_TRUE(store().facts("anna", today)->arrangement.never);
}

TEST_P(StoreConformance, PausesAreThoseThatAreNotOver) {
    auto later = rest("", 10, 20, "Ben");
    auto now = rest("anna", -5, 0);
    const auto over = rest("", -9, -1);
    later.id = store().add_pause(later, noon);
    store().add_pause(over, noon);
    now.id = store().add_pause(now, noon);
    EXPECT_EQ(store().pauses(today), (std::vector<Pause>{now, later}));
    EXPECT_EQ(store().pauses(day(20)), std::vector<Pause>{later});
    EXPECT_TRUE(store().pauses(day(21)).empty());
}

TEST_P(StoreConformance, APauseThatHasBegunEndsTheDayBeforeAndOneToComeIsRemoved) {
    auto begun = rest("", -5, 5);
    auto begins = rest("", 0, 9);
    auto to_come = rest("", 20, 30);
    auto of_anna = rest("anna", -5, 5);
    const auto over = rest("", -9, -1);
    begun.id = store().add_pause(begun, noon);
    begins.id = store().add_pause(begins, noon);
    to_come.id = store().add_pause(to_come, noon);
    of_anna.id = store().add_pause(of_anna, noon);
    const auto over_id = store().add_pause(over, noon);
    EXPECT_EQ(store().end_pauses("", today, noon), (std::vector<Pause>{begun, begins, to_come}));
    EXPECT_EQ(store().pauses(today), std::vector<Pause>{of_anna});
    const auto all = store().pauses(day(-9));
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].id, over_id);
    EXPECT_EQ(all[0].days, over.days);
    EXPECT_EQ(all[1].days, (domain::DateRange{day(-5), day(-1)}));
    EXPECT_TRUE(store().end_pauses("", today, noon).empty());
    EXPECT_EQ(store().end_pauses("anna", today, noon), std::vector<Pause>{of_anna});
}

TEST_P(StoreConformance, AppointmentsComeByDateAndTime) {
    auto late = meeting(3, 15h, {"anna"});
    auto early = meeting(3, 9h, {"ben", "anna"});
    auto some_time = meeting(3, std::nullopt, {});
    auto next_week = meeting(7, std::nullopt, {"anna"});
    for (auto* one : {&late, &early, &some_time, &next_week}) {
        one->id = store().add_appointment(*one, noon);
    }
    EXPECT_EQ(store().appointments(day(3), day(7)),
              (std::vector<Appointment>{some_time, early, late, next_week}));
    EXPECT_EQ(store().appointments(day(4), day(6)), std::vector<Appointment>{});
    EXPECT_EQ(store().remove_appointment(early.id, noon), early);
    EXPECT_EQ(store().remove_appointment(early.id, noon), std::nullopt);
    EXPECT_EQ(store().appointments(day(3), day(3)), (std::vector<Appointment>{some_time, late}));
}

TEST_P(StoreConformance, FactsKnowTheAppointmentsFromYesterdayOn) {
    put({person("anna", "Anna"), person("ben", "Ben")});
    auto yesterday = meeting(-1, std::nullopt, {"anna"});
    auto soon = meeting(5, 9h, {"ben", "anna"});
    const auto before = meeting(-2, std::nullopt, {"anna"});
    const auto of_ben = meeting(5, 9h, {"ben"});
    soon.id = store().add_appointment(soon, noon);
    yesterday.id = store().add_appointment(yesterday, noon);
    store().add_appointment(before, noon);
    store().add_appointment(of_ben, noon);
    EXPECT_EQ(store().facts("anna", today)->appointments,
              (std::vector<Appointment>{yesterday, soon}));
    store().remove_appointment(soon.id, noon);
    EXPECT_EQ(store().facts("anna", today)->appointments, std::vector<Appointment>{yesterday});
}

TEST_P(StoreConformance, WhoIsNamedTwiceComesOnce) {
    const auto id = store().add_appointment(meeting(1, 9h, {"ben", "anna", "ben"}), noon);
    EXPECT_EQ(store().remove_appointment(id, noon)->contacts,
              (std::vector<domain::ContactId>{"ben", "anna"}));
}

} // namespace kith::test
