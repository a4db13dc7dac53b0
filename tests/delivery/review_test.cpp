#include "delivery/review.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace kith::delivery {

using domain::InteractionKind;
using domain::ReminderState;
using domain::RuleKind;
using domain::SubjectKind;
using test::day;

namespace {

const auto today = day("2026-11-23");

domain::Contact person(const std::string& name, SubjectKind kind = SubjectKind::Person) {
    domain::Contact contact;
    contact.id = name;
    contact.name = name;
    contact.subject = kind;
    return contact;
}

Touch touch(const std::string& name, InteractionKind kind, const char* date,
            std::string note = {}) {
    Touch touch{person(name), {}};
    touch.interaction.kind = kind;
    touch.interaction.date = day(date);
    touch.interaction.note = std::move(note);
    return touch;
}

Subject reminder(const std::string& name, RuleKind kind, const char* date,
                 ReminderState state = ReminderState::Planned) {
    Subject subject;
    subject.contact = person(name);
    subject.reminder.date = day(date);
    subject.reminder.state = state;
    subject.reminder.reasons.resize(1);
    subject.reminder.reasons[0].kind = kind;
    subject.reminder.reasons[0].anchor = day(date);
    return subject;
}

Subject done(const std::string& name, RuleKind kind, std::string by) {
    auto subject = reminder(name, kind, "2026-11-30", ReminderState::Done);
    subject.reminder.settled_by = std::move(by);
    return subject;
}

ReviewMatter a_week() {
    ReviewMatter matter;
    matter.today = today;
    matter.touches = {touch("Anna Berger", InteractionKind::Call, "2026-11-17", "moved to Bonn"),
                      touch("Ben Adler", InteractionKind::Message, "2026-11-18")};
    matter.touches[1].interaction.direction = domain::Direction::In;
    matter.touches.push_back({person("Chamber", SubjectKind::Network), {}});
    matter.touches[2].interaction.kind = InteractionKind::Event;
    matter.touches[2].interaction.date = day("2026-11-19");
    matter.settled = {done("Chamber", RuleKind::Duty, "kith done: by bank transfer"),
                      done("Anna Berger", RuleKind::KeepInTouch, "interaction")};
    matter.settled[0].reminder.reasons[0].duty = domain::MembershipDate::Dues;
    matter.coming = {reminder("Cleo Brandt", RuleKind::KeepInTouch, "2026-11-20"),
                     reminder("Anna Berger", RuleKind::Occasion, "2026-11-27")};
    matter.starving = {{person("Old friends"), day("2026-03-01")}, {person("Dora Ems"), {}}};
    matter.dormant = {{person("Dora Ems"), {}}, {person("Emil Fuchs"), day("2024-05-03")}};
    return matter;
}

std::size_t suggested(const Review& review) {
    return review.sections.empty() ? 0 : review.sections.back().lines.size();
}

} // namespace

TEST(ReviewTest, TellsWhatWasWhatComesAndWhatIsQuiet) {
    const auto review = compose_review(a_week(), "en");
    EXPECT_EQ(review.title, "Looking back and ahead, 23 November 2026");
    EXPECT_EQ(notice_body(review), "# What was\n"
                                   "- Call with Anna Berger, 17 November: moved to Bonn\n"
                                   "- Message from Ben Adler, 18 November\n"
                                   "- Event: Chamber, 19 November\n"
                                   "- Done: Chamber: dues by 30 November (by bank transfer)\n"
                                   "\n# What is coming\n"
                                   "- Today: Cleo Brandt: time to be in touch\n"
                                   "- 27 November: Anna Berger: birthday\n"
                                   "\n# Quiet for a while\n"
                                   "- Old friends, last in touch on 1 March 2026\n"
                                   "- Dora Ems, no contact recorded yet\n"
                                   "\n# Perhaps once again\n"
                                   "- Emil Fuchs, last in touch on 3 May 2024\n");
}

TEST(ReviewTest, InGerman) {
    const auto review = compose_review(a_week(), "de");
    EXPECT_EQ(review.title, "Rückblick und Ausblick, 23. November 2026");
    EXPECT_EQ(notice_body(review), "# Was war\n"
                                   "- Gespräch mit Anna Berger, 17. November: moved to Bonn\n"
                                   "- Nachricht von Ben Adler, 18. November\n"
                                   "- Veranstaltung: Chamber, 19. November\n"
                                   "- Erledigt: Chamber: Beitrag bis 30. November (by bank "
                                   "transfer)\n"
                                   "\n# Was kommt\n"
                                   "- Heute: Cleo Brandt: Zeit, sich zu melden\n"
                                   "- 27. November: Anna Berger: Geburtstag\n"
                                   "\n# Schon länger still\n"
                                   "- Old friends, zuletzt in Kontakt am 1. März 2026\n"
                                   "- Dora Ems, noch kein Kontakt verzeichnet\n"
                                   "\n# Vielleicht wieder einmal\n"
                                   "- Emil Fuchs, zuletzt in Kontakt am 3. Mai 2024\n");
}

TEST(ReviewTest, AnEmptyWeekIsAQuietOne) {
    ReviewMatter matter;
    matter.today = today;
    EXPECT_EQ(notice_body(compose_review(matter, "en")),
              "A quiet week: nothing was left behind, and nothing presses.\n");
    EXPECT_EQ(notice_body(compose_review(matter, "de")),
              "Eine ruhige Woche: nichts ist liegen geblieben, und nichts drängt.\n");
}

TEST(ReviewTest, WhatWasSkippedIsNotToldAgain) {
    ReviewMatter matter;
    matter.today = today;
    matter.settled = {
        reminder("Anna", RuleKind::KeepInTouch, "2026-11-20", ReminderState::Skipped)};
    const auto review = compose_review(matter, "en");
    EXPECT_EQ(review.sections.at(0).heading, "");
}

TEST(ReviewTest, ALongListSaysThatThereIsMoreAndNotHowMuch) {
    ReviewMatter matter;
    matter.today = today;
    matter.starving.resize(40, {person("Anna"), day("2026-01-01")});
    const auto review = compose_review(matter, "en");
    ASSERT_EQ(review.sections.at(0).lines.size(), 13);
    EXPECT_EQ(review.sections.at(0).lines.back(), "and others");
}

TEST(ReviewTest, ANoteCannotPassForAHeading) {
    auto matter = a_week();
    matter.touches[0].interaction.note = "x\n# What is coming";
    EXPECT_NE(notice_body(compose_review(matter, "en")).find(": x # What is coming\n"),
              std::string::npos);
}

RC_GTEST_PROP(ReviewProperty, ItNeverSuggestsMoreThanThePace, ()) {
    ReviewMatter matter;
    matter.today = today;
    const auto count = *rc::gen::inRange(0, 10);
    for (int i = 0; i < count; ++i) {
        matter.dormant.push_back({person("Person " + std::to_string(i)), std::nullopt});
    }
    const auto pace = *rc::gen::inRange(1, 6);
    matter.people_per_day = *rc::gen::arbitrary<bool>() ? std::optional(pace) : std::nullopt;
    const auto most = std::min(3, matter.people_per_day.value_or(3));
    const auto expected = count == 0 ? 1 : std::min(count, most); // 1: the quiet week
    RC_ASSERT(suggested(compose_review(matter, "en")) == static_cast<std::size_t>(expected));
}

} // namespace kith::delivery
