#include "delivery/phrases.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

namespace kith::delivery {

using domain::DateKind;
using domain::InteractionKind;
using domain::Reason;
using domain::RuleKind;
using domain::Span;
using test::day;
using Unit = Span::Unit;

namespace {

const Phrases& english = Phrases::in("en");
const Phrases& german = Phrases::in("de");
const std::string anna = "Anna";

Reason cadence(Span every) {
    Reason reason;
    reason.kind = RuleKind::KeepInTouch;
    reason.anchor = day("2026-09-04");
    reason.every = every;
    return reason;
}

Reason occasion(DateKind kind, std::optional<int> turns = std::nullopt, int days_ahead = 0) {
    Reason reason;
    reason.kind = RuleKind::Occasion;
    reason.anchor = day("2026-11-27");
    reason.occasion = kind;
    reason.turns = turns;
    reason.days_ahead = days_ahead;
    return reason;
}

Reason custom(std::string label) {
    auto reason = occasion(DateKind::Custom);
    reason.label = std::move(label);
    return reason;
}

Reason follow_up(InteractionKind after) {
    Reason reason;
    reason.kind = RuleKind::FollowUp;
    reason.anchor = day("2026-11-16");
    reason.after = after;
    return reason;
}

Reason promise(std::string text) {
    Reason reason;
    reason.kind = RuleKind::Promise;
    reason.anchor = day("2026-11-16");
    reason.text = std::move(text);
    return reason;
}

/// "every 2 weeks" or "alle 2 Wochen", cut out of the sentence.
std::string rhythm(const Phrases& phrases, Span span) {
    const auto text = phrases.sentence(cadence(span), anna, std::nullopt);
    const auto begin = text.find(&phrases == &english ? "every" : "gewünscht");
    return text.substr(begin == std::string::npos ? 0 : begin);
}

/// What stands in the brackets for a day so far from the anchor.
std::string distance(const Phrases& phrases, int days) {
    const auto reason = follow_up(InteractionKind::Call);
    const auto text = phrases.sentence(reason, anna, domain::plus_days(reason.anchor, days));
    return text.substr(text.find('(') + 1, text.find(')') - text.find('(') - 1);
}

} // namespace

TEST(PhrasesTest, AnUnknownLanguageIsEnglish) {
    EXPECT_EQ(&Phrases::in("fr"), &english);
    EXPECT_EQ(&Phrases::in(""), &english);
    EXPECT_NE(&german, &english);
}

TEST(EnglishPhrasesTest, TitlesOfEachKind) {
    EXPECT_EQ(english.title(cadence({2, Unit::Months}), anna), "Anna: time to be in touch");
    EXPECT_EQ(english.title(follow_up(InteractionKind::Call), anna), "Anna: time to follow up");
    EXPECT_EQ(english.title(promise("send the book"), anna), "Anna: send the book");
    EXPECT_EQ(english.title(promise(""), anna), "Anna: a promise of yours");
    EXPECT_EQ(english.title(occasion(DateKind::Birthday, 40), anna), "Anna: birthday");
    EXPECT_EQ(english.title(occasion(DateKind::Birthday, 40, 7), anna),
              "Anna: birthday on 27 November");
}

TEST(EnglishPhrasesTest, CadenceTellsTheLastContactAndTheWish) {
    EXPECT_EQ(english.sentence(cadence({2, Unit::Months}), anna, day("2026-11-23")),
              "Last contact on 4 September 2026 (11 weeks ago); you like to be in touch every 2 "
              "months.");
    EXPECT_EQ(english.sentence(cadence({1, Unit::Weeks}), anna, std::nullopt),
              "Last contact on 4 September 2026; you like to be in touch every week.");
}

TEST(EnglishPhrasesTest, CadenceWithoutHistorySaysSo) {
    auto reason = cadence({2, Unit::Weeks});
    reason.no_history = true;
    EXPECT_EQ(english.sentence(reason, anna, day("2026-11-23")),
              "No contact recorded yet; you like to be in touch every 2 weeks.");
}

TEST(EnglishPhrasesTest, FollowUpTellsWhatHappened) {
    const auto said = [](InteractionKind kind) {
        return english.sentence(follow_up(kind), anna, std::nullopt);
    };
    EXPECT_EQ(said(InteractionKind::Call), "You spoke on 16 November.");
    EXPECT_EQ(said(InteractionKind::Meeting), "You met on 16 November.");
    EXPECT_EQ(said(InteractionKind::Message), "You exchanged messages on 16 November.");
    EXPECT_EQ(said(InteractionKind::Letter), "There was a letter on 16 November.");
    EXPECT_EQ(said(InteractionKind::Event), "You were at an event together on 16 November.");
}

TEST(EnglishPhrasesTest, PromiseTellsWhenAndWhat) {
    EXPECT_EQ(english.sentence(promise("send the book"), anna, day("2026-11-17")),
              "Promised on 16 November (yesterday): send the book");
    EXPECT_EQ(english.sentence(promise(""), anna, std::nullopt), "Promised on 16 November.");
}

TEST(EnglishPhrasesTest, BirthdayTellsTheAgeWhenTheYearIsKnown) {
    EXPECT_EQ(english.sentence(occasion(DateKind::Birthday, 40), anna, day("2026-11-27")),
              "Anna turns 40 on 27 November (today).");
    EXPECT_EQ(english.sentence(occasion(DateKind::Birthday), anna, day("2026-11-26")),
              "Birthday on 27 November (tomorrow).");
}

TEST(EnglishPhrasesTest, OtherOccasionsTellTheirYears) {
    const auto said = [](const Reason& reason) {
        return english.sentence(reason, anna, std::nullopt);
    };
    EXPECT_EQ(said(occasion(DateKind::Anniversary, 1)), "Anniversary on 27 November: 1 year.");
    EXPECT_EQ(said(occasion(DateKind::Anniversary, 25)), "Anniversary on 27 November: 25 years.");
    EXPECT_EQ(said(occasion(DateKind::NameDay)), "Name day on 27 November.");
    EXPECT_EQ(said(occasion(DateKind::Death, 3)), "Day of remembrance on 27 November: 3 years.");
    EXPECT_EQ(said(custom("founding day")), "Founding day on 27 November.");
    EXPECT_EQ(said(custom("")), "Special day on 27 November.");
}

TEST(EnglishPhrasesTest, RhythmsAreSingularAndPlural) {
    EXPECT_EQ(rhythm(english, {1, Unit::Days}), "every day.");
    EXPECT_EQ(rhythm(english, {1, Unit::Years}), "every year.");
    EXPECT_EQ(rhythm(english, {3, Unit::Weeks}), "every 3 weeks.");
}

TEST(EnglishPhrasesTest, DistancesAreInTheUnitOneThinksIn) {
    EXPECT_EQ(distance(english, 0), "today");
    EXPECT_EQ(distance(english, 1), "yesterday");
    EXPECT_EQ(distance(english, -1), "tomorrow");
    EXPECT_EQ(distance(english, 13), "13 days ago");
    EXPECT_EQ(distance(english, 14), "2 weeks ago");
    EXPECT_EQ(distance(english, -30), "in 4 weeks");
    EXPECT_EQ(distance(english, 100), "3 months ago");
    EXPECT_EQ(distance(english, 730), "2 years ago");
}

TEST(EnglishPhrasesTest, DigestTitleCountsPeople) {
    EXPECT_EQ(english.digest_title(1, false), "One person to be in touch with");
    EXPECT_EQ(english.digest_title(3, false), "3 people to be in touch with");
}

TEST(EnglishPhrasesTest, NoticesCountInSingularAndPlural) {
    EXPECT_EQ(english.channel_down_body("mail", "refused", 1),
              "The channel \"mail\" does not work: refused\n1 message waiting there; nothing is "
              "lost. `kith plugins` shows more.\n");
    EXPECT_NE(english.channel_down_body("mail", "x", 2).find("2 messages waiting"),
              std::string::npos);
    EXPECT_EQ(english.was_off_body("4 September 2026, 08:30", "5 September 2026, 09:00", 1),
              "From 4 September 2026, 08:30 to 5 September 2026, 09:00 nothing could be said. 1 "
              "reminder comes late.\n");
    EXPECT_NE(english.was_off_body("a", "b", 2).find("2 reminders come late"), std::string::npos);
    EXPECT_EQ(english.channel_back_body("mail", "a", "b", 3),
              "The channel \"mail\" did not work from a to b. 3 messages come late.\n");
    EXPECT_NE(english.channel_back_body("mail", "a", "b", 0).find("Nothing waited"),
              std::string::npos);
}

TEST(EnglishPhrasesTest, WaitingAndNotesAreDated) {
    EXPECT_EQ(english.due_since(day("2026-11-03")), "Waiting since 3 November.");
    EXPECT_EQ(english.last_note("moved to Bonn", day("2026-09-04")),
              "Last note (4 September 2026): moved to Bonn");
    EXPECT_EQ(english.last_note("likes tea", std::nullopt), "Last note: likes tea");
}

TEST(GermanPhrasesTest, TitlesOfEachKind) {
    EXPECT_EQ(german.title(cadence({2, Unit::Months}), anna), "Anna: Zeit, sich zu melden");
    EXPECT_EQ(german.title(follow_up(InteractionKind::Call), anna), "Anna: Zeit nachzufassen");
    EXPECT_EQ(german.title(promise(""), anna), "Anna: ein Versprechen");
    EXPECT_EQ(german.title(occasion(DateKind::Birthday, 40), anna), "Anna: Geburtstag");
    EXPECT_EQ(german.title(occasion(DateKind::Birthday, 40, 7), anna),
              "Anna: Geburtstag am 27. November");
}

TEST(GermanPhrasesTest, CadenceTellsTheLastContactAndTheWish) {
    EXPECT_EQ(german.sentence(cadence({2, Unit::Months}), anna, day("2026-11-23")),
              "Letzter Kontakt am 4. September 2026 (vor 11 Wochen), gewünscht alle 2 Monate.");
    auto first = cadence({2, Unit::Weeks});
    first.no_history = true;
    EXPECT_EQ(german.sentence(first, anna, std::nullopt),
              "Noch kein Kontakt verzeichnet, gewünscht alle 2 Wochen.");
}

TEST(GermanPhrasesTest, FollowUpTellsWhatHappened) {
    const auto said = [](InteractionKind kind) {
        return german.sentence(follow_up(kind), anna, std::nullopt);
    };
    EXPECT_EQ(said(InteractionKind::Call), "Gespräch am 16. November.");
    EXPECT_EQ(said(InteractionKind::Meeting), "Treffen am 16. November.");
    EXPECT_EQ(said(InteractionKind::Message), "Nachricht am 16. November.");
    EXPECT_EQ(said(InteractionKind::Letter), "Brief am 16. November.");
    EXPECT_EQ(said(InteractionKind::Event), "Veranstaltung am 16. November.");
}

TEST(GermanPhrasesTest, PromiseTellsWhenAndWhat) {
    EXPECT_EQ(german.sentence(promise("Buch schicken"), anna, day("2026-11-17")),
              "Versprochen am 16. November (gestern): Buch schicken");
    EXPECT_EQ(german.sentence(promise(""), anna, std::nullopt), "Versprochen am 16. November.");
}

TEST(GermanPhrasesTest, OccasionsTellTheirYearsWhenKnown) {
    const auto said = [](const Reason& reason) {
        return german.sentence(reason, anna, std::nullopt);
    };
    EXPECT_EQ(said(occasion(DateKind::Birthday, 40)), "Anna wird am 27. November 40.");
    EXPECT_EQ(said(occasion(DateKind::Birthday)), "Geburtstag am 27. November.");
    EXPECT_EQ(said(occasion(DateKind::Anniversary, 1)), "Jahrestag am 27. November: 1 Jahr.");
    EXPECT_EQ(said(occasion(DateKind::Anniversary, 25)), "Jahrestag am 27. November: 25 Jahre.");
    EXPECT_EQ(said(occasion(DateKind::NameDay)), "Namenstag am 27. November.");
    EXPECT_EQ(said(occasion(DateKind::Death, 3)), "Gedenktag am 27. November: 3 Jahre.");
    EXPECT_EQ(said(custom("Gründungsfest")), "Gründungsfest am 27. November.");
    EXPECT_EQ(said(custom("")), "Besonderer Tag am 27. November.");
}

TEST(GermanPhrasesTest, RhythmsHaveTheArticleOfTheirNoun) {
    EXPECT_EQ(rhythm(german, {1, Unit::Days}), "gewünscht jeden Tag.");
    EXPECT_EQ(rhythm(german, {1, Unit::Weeks}), "gewünscht jede Woche.");
    EXPECT_EQ(rhythm(german, {1, Unit::Months}), "gewünscht jeden Monat.");
    EXPECT_EQ(rhythm(german, {1, Unit::Years}), "gewünscht jedes Jahr.");
    EXPECT_EQ(rhythm(german, {3, Unit::Days}), "gewünscht alle 3 Tage.");
    EXPECT_EQ(rhythm(german, {2, Unit::Years}), "gewünscht alle 2 Jahre.");
}

TEST(GermanPhrasesTest, DistancesStandInTheDative) {
    EXPECT_EQ(distance(german, 0), "heute");
    EXPECT_EQ(distance(german, 1), "gestern");
    EXPECT_EQ(distance(german, -1), "morgen");
    EXPECT_EQ(distance(german, 3), "vor 3 Tagen");
    EXPECT_EQ(distance(german, -7), "in 7 Tagen");
    EXPECT_EQ(distance(german, -30), "in 4 Wochen");
    EXPECT_EQ(distance(german, 100), "vor 3 Monaten");
    EXPECT_EQ(distance(german, 730), "vor 2 Jahren");
}

TEST(GermanPhrasesTest, DigestTitleCountsPeople) {
    EXPECT_EQ(german.digest_title(1, false), "Ein Kontakt wartet auf ein Zeichen");
    EXPECT_EQ(german.digest_title(3, false), "3 Kontakte warten auf ein Zeichen");
}

TEST(GermanPhrasesTest, NoticesCountInSingularAndPlural) {
    EXPECT_EQ(german.channel_down_body("mail", "abgelehnt", 1),
              "Der Kanal „mail“ ist gestört: abgelehnt\nEine Nachricht wartet dort; verloren ist "
              "nichts. Mehr zeigt `kith plugins`.\n");
    EXPECT_NE(german.channel_down_body("mail", "x", 2).find("2 Nachrichten warten"),
              std::string::npos);
    EXPECT_NE(german.was_off_body("a", "b", 1).find("Eine Erinnerung kommt verspätet"),
              std::string::npos);
    EXPECT_EQ(german.channel_back_body("mail", "a", "b", 1),
              "Der Kanal „mail“ war vom a bis zum b gestört. Eine Nachricht kommt verspätet.\n");
    EXPECT_NE(german.was_off_body("a", "b", 2).find("2 Erinnerungen kommen verspätet"),
              std::string::npos);
}

TEST(GermanPhrasesTest, WaitingAndNotesAreDated) {
    EXPECT_EQ(german.due_since(day("2026-03-03")), "Wartet seit dem 3. März.");
    EXPECT_EQ(german.last_note("nach Bonn gezogen", day("2026-09-04")),
              "Letzte Notiz (4. September 2026): nach Bonn gezogen");
}

} // namespace kith::delivery
