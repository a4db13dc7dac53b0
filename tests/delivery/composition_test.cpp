#include "delivery/bounds.hpp"
#include "delivery/composition.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {

using domain::DeliveryKind;
using domain::Message;
using domain::ReminderState;
using domain::RuleKind;
using test::day;
using test::instant;

namespace {

using Texts = std::vector<std::string>;

const auto today = day("2026-11-23");
const auto now = instant("2026-11-23T08:00:00Z");

Subject anna() {
    Subject subject;
    subject.contact.id = "anna";
    subject.contact.name = "Anna Berger";
    subject.contact.emails = {"anna@example.org"};
    subject.contact.phones = {"+4922812345"};
    subject.contact.networks = {"Chamber"};
    subject.contact.note = "from the card";
    auto& reminder = subject.reminder;
    reminder.key = "family/anna/2026-09-04";
    reminder.contact = "anna";
    reminder.date = day("2026-11-20");
    reminder.due_at = instant("2026-11-20T08:00:00Z");
    reminder.revised_at = instant("2026-11-01T00:00:00Z");
    reminder.sequence = 3;
    reminder.reasons.resize(1);
    reminder.reasons[0].anchor = day("2026-09-04");
    reminder.reasons[0].every = domain::Span{2, domain::Span::Unit::Months};
    return subject;
}

Subject with_note() {
    auto subject = anna();
    subject.last_note.emplace();
    subject.last_note->note = "moved to Bonn";
    subject.last_note->date = day("2026-09-04");
    return subject;
}

Subject ben(bool is_new) {
    Subject subject;
    subject.contact.id = "ben";
    subject.contact.name = "Ben Adler";
    auto& reminder = subject.reminder;
    reminder.key = "birthdays/ben/2026-11-23";
    reminder.date = today;
    reminder.reasons.resize(1);
    reminder.reasons[0].kind = RuleKind::Occasion;
    reminder.reasons[0].anchor = today;
    subject.is_new = is_new;
    return subject;
}

/// Dues of a network, told while the owner is away.
Subject chamber() {
    Subject subject;
    subject.contact.id = "network:Chamber";
    subject.contact.name = "Chamber";
    subject.contact.subject = domain::SubjectKind::Network;
    subject.contact.networks = {"Chamber"};
    auto& reminder = subject.reminder;
    reminder.key = "dues/network:Chamber/2026-12-07~14d";
    reminder.date = day("2026-11-16");
    reminder.reasons.resize(1);
    reminder.reasons[0].kind = RuleKind::Duty;
    reminder.reasons[0].duty = domain::MembershipDate::Dues;
    reminder.reasons[0].anchor = day("2026-12-07");
    reminder.reasons[0].days_ahead = 14;
    subject.deputy = "Frau Weber";
    subject.deputy_until = day("2027-01-06");
    return subject;
}

Message composed(DeliveryKind kind, const std::vector<Subject>& subjects,
                 const std::string& language = "en") {
    domain::Lease lease;
    lease.delivery.kind = kind;
    lease.delivery.key = "d-1";
    lease.delivery.round = 2;
    lease.delivery.uncertain = true;
    lease.delivery.title = "kith was off";
    lease.delivery.body = "for a day\n";
    lease.attempt = 4;
    return compose(lease, subjects, language, today, now);
}

} // namespace

TEST(CompositionTest, ASingleTellsWhyWhatWasLastAndHowToReach) {
    const auto message = composed(DeliveryKind::Single, {with_note()});
    EXPECT_EQ(message.kind, Message::Kind::Single);
    EXPECT_EQ(message.title, "Anna Berger: time to be in touch");
    EXPECT_EQ(message.body, "Last contact on 4 September 2026 (11 weeks ago); you like to be in "
                            "touch every 2 months.\n"
                            "Waiting since 20 November.\n"
                            "Last note (4 September 2026): moved to Bonn\n"
                            "anna@example.org, +4922812345\n");
}

TEST(CompositionTest, ASingleInGerman) {
    const auto message = composed(DeliveryKind::Single, {with_note()}, "de");
    EXPECT_EQ(message.language, "de");
    EXPECT_EQ(message.title, "Anna Berger: Zeit, sich zu melden");
    EXPECT_EQ(message.body,
              "Letzter Kontakt am 4. September 2026 (vor 11 Wochen), gewünscht alle 2 "
              "Monate.\n"
              "Wartet seit dem 20. November.\n"
              "Letzte Notiz (4. September 2026): moved to Bonn\n"
              "anna@example.org, +4922812345\n");
}

TEST(CompositionTest, TheAttemptIsTold) {
    const auto message = composed(DeliveryKind::Single, {anna()});
    EXPECT_EQ(message.key, "d-1");
    EXPECT_EQ(message.round, 2);
    EXPECT_EQ(message.attempt, 4);
    EXPECT_TRUE(message.uncertain);
    EXPECT_EQ(message.now, now);
}

TEST(CompositionTest, WithoutANoteFromATalkTheCardsNoteStands) {
    const auto item = message_item(anna(), "en", today);
    EXPECT_EQ(item.note, "from the card");
    EXPECT_EQ(item.note_date, std::nullopt);
}

TEST(CompositionTest, WhatIsNotLateDoesNotSaySince) {
    auto subject = anna();
    subject.reminder.date = day("2026-11-25");
    EXPECT_EQ(message_item(subject, "en", today).late_days, 0);
    EXPECT_EQ(composed(DeliveryKind::Single, {subject}).body.find("Waiting"), std::string::npos);
}

TEST(CompositionTest, LatenessIsCountedInDays) {
    EXPECT_EQ(message_item(anna(), "en", today).late_days, 3);
}

TEST(CompositionTest, ADigestHasTheNewFirstAndDoesNotHideTheOverdue) {
    auto late = anna();
    late.is_new = false;
    const auto message = composed(DeliveryKind::Digest, {ben(true), late});
    EXPECT_EQ(message.kind, Message::Kind::Digest);
    EXPECT_EQ(message.title, "2 people to be in touch with");
    EXPECT_EQ(message.body, "New\n\n"
                            "Ben Adler: birthday\n"
                            "  Birthday on 23 November (today).\n"
                            "\nStill open\n\n"
                            "Anna Berger: time to be in touch\n"
                            "  Last contact on 4 September 2026 (11 weeks ago); you like to be in "
                            "touch every 2 months.\n"
                            "  Waiting since 20 November.\n"
                            "  Last note: from the card\n"
                            "  anna@example.org, +4922812345\n");
}

TEST(CompositionTest, ADigestInGermanHasGermanHeadings) {
    const auto body = composed(DeliveryKind::Digest, {ben(true), ben(false)}, "de").body;
    EXPECT_EQ(body, "Neu\n\nBen Adler: Geburtstag\n  Geburtstag am 23. November (heute).\n"
                    "\nNoch offen\n\nBen Adler: Geburtstag\n"
                    "  Geburtstag am 23. November (heute).\n");
}

TEST(CompositionTest, ADigestWithoutAnythingNewHasNoEmptyHeading) {
    EXPECT_TRUE(composed(DeliveryKind::Digest, {ben(false)}).body.starts_with("Still open\n\nBen"));
}

TEST(CompositionTest, ADigestCountsPeopleAndNotReminders) {
    EXPECT_EQ(composed(DeliveryKind::Digest, {ben(true), ben(false)}).title,
              "One person to be in touch with");
}

// F24
TEST(CompositionTest, ADigestOfVeryManyTellsSomeAndCountsTheRest) {
    std::vector<Subject> subjects(150, ben(true));
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        subjects[i].contact.id += std::to_string(i);
    }
    const auto message = composed(DeliveryKind::Digest, subjects);
    EXPECT_EQ(message.items.size(), 100U);
    EXPECT_EQ(message.title, "150 people to be in touch with");
    EXPECT_TRUE(message.body.ends_with("\n... and 50 more; `kith` lists them all.\n"));
}

TEST(CompositionTest, ADigestOfLongNotesFitsALineToAPlugin) {
    auto talker = ben(true);
    talker.contact.note = std::string(100'000, '"');
    talker.contact.emails.assign(1000, std::string(2000, '\\') + "@example.org");
    const auto message = composed(DeliveryKind::Digest, {60, talker}, "de");
    std::size_t bytes = message.body.size();
    for (const auto& item : message.items) {
        bytes += weight(item);
    }
    EXPECT_GT(message.items.size(), 1U);
    EXPECT_LT(2 * bytes, std::size_t{900} << 10); // each byte may be escaped
    EXPECT_TRUE(message.body.ends_with("weitere; `kith` nennt sie alle.\n"));
}

TEST(CompositionTest, ALongNoteIsCutBetweenCharacters) {
    auto talker = anna();
    talker.contact.note += ":";
    for (int i = 0; i < 5000; ++i) {
        talker.contact.note += "ü";
    }
    const auto note = composed(DeliveryKind::Single, {talker}).items.at(0).note;
    EXPECT_EQ(note.size(), 4095U);
    EXPECT_TRUE(note.ends_with("ü..."));
}

TEST(CompositionTest, ANoticeBringsItsOwnWords) {
    const auto message = composed(DeliveryKind::Notice, {});
    EXPECT_EQ(message.kind, Message::Kind::Notice);
    EXPECT_EQ(message.title, "kith was off");
    EXPECT_EQ(message.body, "for a day\n");
}

TEST(AgendaEntryTest, ShowsTheReminder) {
    const auto entry = agenda_entry(with_note(), "en");
    EXPECT_EQ(entry.uid, domain::agenda_uid("family/anna/2026-09-04"));
    EXPECT_EQ(entry.date, day("2026-11-20"));
    EXPECT_EQ(entry.at, std::nullopt);
    EXPECT_EQ(entry.title, "Anna Berger: time to be in touch");
    EXPECT_EQ(entry.note, "moved to Bonn");
    EXPECT_EQ(entry.reach, (Texts{"mailto:anna@example.org", "tel:+4922812345"}));
    EXPECT_EQ(entry.categories, (Texts{"Chamber"}));
    EXPECT_EQ(entry.state, "planned");
    EXPECT_EQ(entry.sequence, 3);
    EXPECT_EQ(entry.revised_at, instant("2026-11-01T00:00:00Z"));
}

TEST(AgendaEntryTest, WithoutANoteFromATalkTheCardsNoteStands) {
    EXPECT_EQ(agenda_entry(anna(), "en").note, "from the card");
}

TEST(AgendaEntryTest, WhatCouldOnlyBeSaidLaterStandsOnThatDay) {
    auto subject = anna();
    subject.reminder.zone = "Europe/Berlin";
    subject.reminder.opened_at = instant("2026-11-22T23:30:00Z"); // after midnight in Berlin
    EXPECT_EQ(agenda_entry(subject, "en").date, day("2026-11-23"));
    subject.reminder.opened_at = subject.reminder.due_at;
    EXPECT_EQ(agenda_entry(subject, "en").date, day("2026-11-20"));
}

TEST(AgendaEntryTest, SaysNothingThatDependsOnToday) {
    for (const char* language : {"en", "de"}) {
        auto subject = anna();
        auto& reasons = subject.reminder.reasons;
        reasons.resize(4, reasons.front());
        reasons[1].kind = RuleKind::FollowUp;
        reasons[2].kind = RuleKind::Promise;
        reasons[3].kind = RuleKind::Occasion;
        const auto early = message_item(subject, language, day("2026-09-05"));
        const auto late = message_item(subject, language, day("2027-09-05"));
        EXPECT_EQ(early.entry, late.entry) << language;
        EXPECT_NE(early.reasons, late.reasons) << language; // the message does, and may
        for (const auto& sentence : early.entry.reasons) {
            EXPECT_EQ(sentence.find('('), std::string::npos) << sentence;
        }
    }
}

TEST(AgendaEntryTest, ASnoozedOneStandsAtItsMoment) {
    auto subject = anna();
    subject.reminder.state = ReminderState::Snoozed;
    const auto entry = agenda_entry(subject, "en");
    EXPECT_EQ(entry.at, subject.reminder.due_at);
    EXPECT_EQ(entry.state, "snoozed");
}

TEST(AgendaEntryTest, OnlyAnOccasionIsYearly) {
    EXPECT_TRUE(agenda_entry(ben(true), "en").yearly);
    EXPECT_FALSE(agenda_entry(anna(), "en").yearly);
}

TEST(AgendaEntryTest, KeepsItsUidWhenEverythingElseChanges) {
    auto moved = anna();
    moved.reminder.date = day("2027-01-01");
    moved.contact.name = "Anna Adler";
    moved.reminder.state = ReminderState::Open;
    EXPECT_EQ(agenda_entry(moved, "de").uid, agenda_entry(anna(), "en").uid);
}

TEST(CompositionTest, ADutyTellsItsDeadlineAndWhoStandsIn) {
    const auto message = composed(DeliveryKind::Single, {chamber()});
    EXPECT_EQ(message.title, "Chamber: dues by 7 December");
    EXPECT_EQ(message.body, "The dues are to be paid by 7 December (in 2 weeks).\n"
                            "Frau Weber stands in for you until 6 January.\n");
    EXPECT_EQ(message.items.at(0).late_days, 0);
}

TEST(CompositionTest, ADeputyIsNamedWithDutiesOnly) {
    auto subject = anna();
    subject.deputy = "Frau Weber";
    EXPECT_EQ(composed(DeliveryKind::Single, {subject}).body.find("Weber"), std::string::npos);
}

TEST(CompositionTest, AQuietCircleNamesWhomToCallAndHow) {
    auto subject = chamber();
    auto& reason = subject.reminder.reasons[0];
    reason.kind = RuleKind::Presence;
    reason.circle = domain::SubjectKind::Network;
    reason.anchor = day("2026-09-04");
    reason.people = {"Anna Berger", "Ben Adler"};
    subject.people = {anna().contact, ben(true).contact};
    const auto item = message_item(subject, "en", today);
    EXPECT_EQ(item.reasons, (Texts{"The last contact there was on 4 September 2026 (11 weeks ago). "
                                   "You could call Anna Berger or Ben Adler.",
                                   "Anna Berger: anna@example.org, +4922812345"}));
    EXPECT_EQ(item.entry.reach, (Texts{"mailto:anna@example.org", "tel:+4922812345"}));
}

TEST(CompositionTest, AQuestionBringsItsAnswersEachOnALineOfItsOwn) {
    auto subject = anna();
    subject.reminder.reasons[0].asks = true;
    const auto message = composed(DeliveryKind::Digest, {subject}, "de");
    EXPECT_EQ(message.body,
              "Neu\n\nAnna Berger: welcher Abstand wäre richtig?\n"
              "  Zuletzt hat es sich nicht ergeben, und das ist völlig in Ordnung. Lieber "
              "seltener, eine Pause oder gar nicht mehr?\n"
              "  Seltener: `kith pace anna longer`\n"
              "  Eine Pause: `kith pause anna --until 2027-02-23`\n"
              "  Gar nicht mehr: `kith pace anna never`\n"
              "  Letzte Notiz: from the card\n"
              "  anna@example.org, +4922812345\n");
}

TEST(CompositionTest, ADigestCountsNoNetworkAsAPerson) {
    EXPECT_EQ(composed(DeliveryKind::Digest, {chamber()}).title, "Something for your networks");
    EXPECT_EQ(composed(DeliveryKind::Digest, {chamber(), anna()}).title,
              "One person to be in touch with, and something for your networks");
}

TEST(AgendaEntryTest, ADutyStandsOnItsDayAndDoesNotComeBackByItself) {
    const auto entry = agenda_entry(chamber(), "en");
    EXPECT_EQ(entry.date, day("2026-11-16"));
    EXPECT_EQ(entry.at, std::nullopt);
    EXPECT_FALSE(entry.yearly);
    EXPECT_EQ(entry.title, "Chamber: dues by 7 December");
    EXPECT_EQ(entry.categories, (Texts{"Chamber"}));
}

TEST(AgendaEntryTest, AnAllianceIsACategory) {
    auto subject = chamber();
    subject.contact.subject = domain::SubjectKind::Alliance;
    subject.contact.name = "Housing first";
    subject.contact.networks.clear();
    EXPECT_EQ(agenda_entry(subject, "en").categories, (Texts{"Housing first"}));
}

} // namespace kith::delivery
