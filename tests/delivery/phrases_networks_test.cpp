#include "delivery/phrases.hpp"

#include "support/dates.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <optional>

namespace kith::delivery {

using domain::MembershipDate;
using domain::NetworkType;
using domain::Reason;
using domain::RuleKind;
using domain::SubjectKind;
using test::day;

namespace {

const Phrases& english = Phrases::in("en");
const Phrases& german = Phrases::in("de");
const auto today = day("2026-11-23");

Reason reason(RuleKind kind, const std::function<void(Reason&)>& change = {}) {
    Reason reason;
    reason.kind = kind;
    reason.anchor = day("2026-12-07");
    if (change) {
        change(reason);
    }
    return reason;
}

Reason duty(std::optional<MembershipDate> which, std::string text = {}) {
    return reason(RuleKind::Duty, [&](Reason& duty) {
        duty.duty = which;
        duty.text = std::move(text);
        duty.circle = SubjectKind::Network;
    });
}

Reason presence(SubjectKind circle, int at_least, std::vector<std::string> people = {}) {
    return reason(RuleKind::Presence, [&](Reason& presence) {
        presence.anchor = day("2026-09-04");
        presence.circle = circle;
        presence.at_least = at_least;
        presence.people = std::move(people);
    });
}

/// What one reason says in one language. The names are the ones the table is about.
struct Said {
    const char* title;
    const char* sentence;
};

struct Row {
    const char* what;
    Reason reason;
    const char* name;
    Said in_english;
    Said in_german;
};

std::vector<Row> duties() {
    return {
        {"duty of one's own",
         reason(RuleKind::Duty,
                [](Reason& duty) {
                    duty.circle = SubjectKind::Portfolio;
                    duty.text = "Bericht abgeben";
                }),
         "Meine Netzwerke",
         {"Bericht abgeben by 7 December", "To be done by 7 December (in 2 weeks)."},
         {"Bericht abgeben bis 7. Dezember", "Zu erledigen bis 7. Dezember (in 2 Wochen)."}},
        {"duty without a text",
         duty(std::nullopt),
         "Chamber",
         {"Chamber: something to be done by 7 December", "To be done by 7 December (in 2 weeks)."},
         {"Chamber: etwas zu erledigen bis 7. Dezember",
          "Zu erledigen bis 7. Dezember (in 2 Wochen)."}},
        {"dues",
         duty(MembershipDate::Dues),
         "Chamber",
         {"Chamber: dues by 7 December", "The dues are to be paid by 7 December (in 2 weeks)."},
         {"Chamber: Beitrag bis 7. Dezember",
          "Der Beitrag ist zu zahlen bis 7. Dezember (in 2 Wochen)."}},
        {"assembly",
         duty(MembershipDate::Assembly, "Motions"),
         "Chamber",
         {"Chamber: Motions by 7 December",
          "For the assembly, to be done by 7 December (in 2 weeks)."},
         {"Chamber: Motions bis 7. Dezember",
          "Für die Versammlung zu erledigen bis 7. Dezember (in 2 Wochen)."}},
        {"notice",
         duty(MembershipDate::Notice),
         "Chamber",
         {"Chamber: decide to stay or to leave by 7 December",
          "Staying or leaving: to be decided by 7 December (in 2 weeks)."},
         {"Chamber: bleiben oder kündigen bis 7. Dezember",
          "Bleiben oder kündigen: zu entscheiden bis 7. Dezember (in 2 Wochen)."}},
        {"benefit",
         duty(MembershipDate::Benefit),
         "Chamber",
         {"Chamber: use what the membership offers by 7 December",
          "The membership offers it, to be used by 7 December (in 2 weeks)."},
         {"Chamber: Angebot der Mitgliedschaft nutzen bis 7. Dezember",
          "Die Mitgliedschaft bietet es an, zu nutzen bis 7. Dezember (in 2 Wochen)."}},
    };
}

std::vector<Row> circles() {
    return {
        {"quiet network",
         presence(SubjectKind::Network, 1, {"Anna", "Ben", "Cleo"}),
         "Chamber",
         {"Chamber: it has grown quiet",
          "The last contact there was on 4 September 2026 (11 weeks ago). You could call Anna, "
          "Ben or Cleo."},
         {"Chamber: es ist still geworden",
          "Der letzte Kontakt dort war am 4. September 2026 (vor 11 Wochen). Sie könnten sich "
          "melden bei Anna, Ben oder Cleo."}},
        {"alliance on few shoulders",
         presence(SubjectKind::Alliance, 3, {"Anna"}),
         "Housing first",
         {"Housing first: it has grown quiet", "Lately the connection has rested on few shoulders; "
                                               "another voice would do it good. You could call "
                                               "Anna."},
         {"Housing first: es ist still geworden",
          "Zuletzt hing die Verbindung an wenigen Schultern; eine weitere Stimme täte gut. Sie "
          "könnten sich "
          "melden bei Anna."}},
        {"alliance that hangs on one person",
         presence(SubjectKind::Alliance, 2),
         "Housing first",
         {"Housing first: it has grown quiet", "Lately the connection has rested on one person at "
                                               "most; another voice would do it good."},
         {"Housing first: es ist still geworden",
          "Zuletzt hing die Verbindung an höchstens einer Person; eine weitere Stimme täte gut."}},
        {"portfolio",
         presence(SubjectKind::Portfolio, 2, {"Informal networks", "Professional networks"}),
         "My networks",
         {"My networks: one side has grown quiet",
          "Lately you were at home in few kinds of networks; another one would do good. Worth a "
          "look: Informal networks or Professional networks."},
         {"My networks: eine Seite ist still geworden",
          "Zuletzt waren Sie in wenigen Arten von Netzwerken zu Hause; eine weitere täte gut. "
          "Einen Blick wert: Informal networks oder Professional networks."}},
    };
}

std::vector<Row> people() {
    return {
        {"balance",
         reason(RuleKind::Balance),
         "Anna",
         {"Anna: a good moment to offer something",
          "Anna has been there for you lately; perhaps there is something that would help them or "
          "please them."},
         {"Anna: ein guter Moment, etwas anzubieten",
          "Anna war in letzter Zeit für Sie da; vielleicht gibt es etwas, das hilft oder Freude "
          "macht."}},
        {"introduction",
         reason(RuleKind::Introduction,
                [](Reason& introduction) {
                    introduction.anchor = day("2026-11-22");
                    introduction.people = {"Ben"};
                    introduction.text = "Ben";
                }),
         "Anna",
         {"Introduce Anna to Ben", "Promised on 22 November (yesterday)."},
         {"Anna mit Ben bekannt machen", "Versprochen am 22. November (gestern)."}},
        {"introduction to nobody known",
         reason(RuleKind::Introduction),
         "Anna",
         {"Anna: an introduction you promised", "Promised on 7 December (in 2 weeks)."},
         {"Anna: jemanden bekannt machen, wie versprochen",
          "Versprochen am 7. Dezember (in 2 Wochen)."}},
        {"appointment",
         reason(RuleKind::Appointment,
                [](Reason& appointment) {
                    appointment.anchor = day("2026-11-24");
                    appointment.meets_at = std::chrono::minutes(14 * 60);
                    appointment.text = "Budget";
                }),
         "Anna",
         {"Anna: prepare to meet on 24 November at 14:00",
          "You meet on 24 November (tomorrow) at 14:00: Budget"},
         {"Anna: Vorbereitung auf das Treffen am 24. November um 14:00 Uhr",
          "Sie treffen sich am 24. November (morgen) um 14:00 Uhr: Budget"}},
        {"question",
         reason(RuleKind::KeepInTouch, [](Reason& question) { question.asks = true; }),
         "Anna",
         {"Anna: which rhythm would be right?",
          "It has not worked out lately, and that is quite all right. More rarely, a pause, or not "
          "any more?"},
         {"Anna: welcher Abstand wäre richtig?",
          "Zuletzt hat es sich nicht ergeben, und das ist völlig in Ordnung. Lieber seltener, eine "
          "Pause oder gar nicht mehr?"}},
        {"day of remembrance",
         reason(RuleKind::Occasion,
                [](Reason& death) {
                    death.occasion = domain::DateKind::Death;
                    death.days_ahead = 7;
                    death.turns = 3;
                }),
         "Anna",
         {"Anna: day of remembrance on 7 December",
          "Day of remembrance on 7 December (in 2 weeks): 3 years."},
         {"Anna: Gedenktag am 7. Dezember", "Gedenktag am 7. Dezember (in 2 Wochen): 3 Jahre."}},
    };
}

std::vector<Row> table() {
    auto rows = duties();
    for (auto& more : {circles(), people()}) {
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

/// Every sentence there is besides those of reasons, by name, in one language.
std::vector<std::pair<std::string, std::string>> other_texts(const Phrases& say) {
    std::vector<std::pair<std::string, std::string>> texts{
        {"my networks", say.circle_name(SubjectKind::Portfolio, NetworkType::Informal)},
        {"asks after", say.asks_after_introduction("Ben")},
        {"stands in until", say.stands_in("Frau Weber", day("2027-01-06"))},
        {"stands in", say.stands_in("Frau Weber", std::nullopt)},
        {"fresh start", say.fresh_start_title()},
        {"fresh start body", say.fresh_start_body()},
        {"pause over", say.pause_over_title()},
        {"pause over body", say.pause_over_body()},
        {"digest of circles", say.digest_title(0, true)},
        {"digest of both", say.digest_title(2, true)},
        {"never heard of", say.sentence(reason(RuleKind::Presence,
                                               [](Reason& never) {
                                                   never.at_least = 1;
                                                   never.no_history = true;
                                               }),
                                        "Chamber", today)},
    };
    for (const auto type :
         {NetworkType::Informal, NetworkType::Institutional, NetworkType::Professional}) {
        texts.emplace_back(to_text(type), say.circle_name(SubjectKind::NetworkType, type));
    }
    for (const auto& answer : say.answers("anna", day("2027-02-23"))) {
        texts.emplace_back("answer", answer);
    }
    return texts;
}

} // namespace

TEST(NetworkPhrasesTest, SaysEveryKindInBothLanguages) {
    for (const auto& row : table()) {
        EXPECT_EQ(english.title(row.reason, row.name), row.in_english.title) << row.what;
        EXPECT_EQ(english.sentence(row.reason, row.name, today), row.in_english.sentence)
            << row.what;
        EXPECT_EQ(german.title(row.reason, row.name), row.in_german.title) << row.what;
        EXPECT_EQ(german.sentence(row.reason, row.name, today), row.in_german.sentence) << row.what;
    }
}

TEST(NetworkPhrasesTest, EveryTextIsTranslated) {
    const auto english_texts = other_texts(english);
    const auto german_texts = other_texts(german);
    ASSERT_EQ(english_texts.size(), german_texts.size());
    for (std::size_t i = 0; i < english_texts.size(); ++i) {
        EXPECT_FALSE(english_texts[i].second.empty()) << english_texts[i].first;
        EXPECT_NE(english_texts[i].second, german_texts[i].second) << english_texts[i].first;
    }
    for (const auto& row : table()) {
        EXPECT_NE(english.title(row.reason, "X"), german.title(row.reason, "X")) << row.what;
        EXPECT_NE(english.sentence(row.reason, "X", today), german.sentence(row.reason, "X", today))
            << row.what;
    }
}

TEST(NetworkPhrasesTest, ADutyWhoseDayHasGoneByStaysWithoutReproach) {
    const auto dues = duty(MembershipDate::Dues);
    EXPECT_EQ(english.sentence(dues, "Chamber", day("2026-12-08")),
              "The day for it was 7 December (yesterday); it stays here until it is done.");
    EXPECT_EQ(german.sentence(dues, "Chamber", day("2026-12-08")),
              "Der Tag dafür war der 7. Dezember (gestern); es bleibt hier stehen, bis es erledigt "
              "ist.");
    EXPECT_EQ(english.sentence(dues, "Chamber", day("2026-12-07")),
              "The dues are to be paid by 7 December (today).");
}

TEST(NetworkPhrasesTest, AnAppointmentMayHaveNoHourAndNoTitle) {
    const auto bare = reason(RuleKind::Appointment);
    EXPECT_EQ(english.title(bare, "Anna"), "Anna: prepare to meet on 7 December");
    EXPECT_EQ(english.sentence(bare, "Anna", std::nullopt), "You meet on 7 December.");
}

TEST(NetworkPhrasesTest, WhomToIntroduceMayBeForgotten) {
    const auto nameless = reason(RuleKind::Introduction, [](Reason& one) { one.people = {""}; });
    EXPECT_EQ(english.title(nameless, "Anna"), "Anna: an introduction you promised");
    EXPECT_EQ(english.sentence(nameless, "Anna", std::nullopt), "Promised on 7 December.");
}

TEST(NetworkPhrasesTest, AnAnswerIsACommandToCopy) {
    EXPECT_EQ(english.answers("anna", day("2027-02-23")),
              (std::vector<std::string>{"More rarely: `kith pace anna longer`",
                                        "A pause: `kith pause anna --until 2027-02-23`",
                                        "Not any more: `kith pace anna never`"}));
    EXPECT_EQ(german.answers("anna", day("2027-02-23")).at(2),
              "Gar nicht mehr: `kith pace anna never`");
}

TEST(NetworkPhrasesTest, OnlyCirclesThatKithMadeUpGetTheirNameHere) {
    EXPECT_EQ(english.circle_name(SubjectKind::NetworkType, NetworkType::Informal),
              "Informal networks");
    EXPECT_EQ(german.circle_name(SubjectKind::NetworkType, NetworkType::Professional),
              "Professionelle Netzwerke");
    EXPECT_EQ(german.circle_name(SubjectKind::Portfolio, NetworkType::Informal), "Meine Netzwerke");
    EXPECT_EQ(english.circle_name(SubjectKind::Network, NetworkType::Informal), "");
}

TEST(NetworkPhrasesTest, TheDeputyIsNamedWithTheDayTheOwnerIsBack) {
    EXPECT_EQ(english.stands_in("Frau Weber", day("2027-01-06")),
              "Frau Weber stands in for you until 6 January.");
    EXPECT_EQ(german.stands_in("Frau Weber", std::nullopt), "Frau Weber vertritt Sie.");
}

TEST(NetworkPhrasesTest, ADigestOfDutiesAloneCountsNobody) {
    EXPECT_EQ(english.digest_title(0, true), "Something for your networks");
    EXPECT_EQ(german.digest_title(1, true),
              "Ein Kontakt wartet auf ein Zeichen, und etwas für Ihre Netzwerke");
}

} // namespace kith::delivery
