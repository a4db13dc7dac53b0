#include "desktop/popup.hpp"

#include <glib.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::desktop {
namespace {

using Kind = sdk::Delivery::Kind;

sdk::DeliveredReminder reminder(const std::string& name) {
    sdk::DeliveredReminder one;
    one.contact_name = name;
    one.title = name + ": Zeit, sich zu melden";
    one.reasons = {"Letzter Kontakt am 4. September 2026 (vor 11 Wochen); Abstand 6 Wochen."};
    one.note = "nach Bonn gezogen";
    one.note_date = "2026-09-04";
    return one;
}

sdk::Delivery single() {
    sdk::Delivery delivery;
    delivery.key = "d-1";
    delivery.language = "de";
    delivery.title = "Anna Berger: Zeit, sich zu melden";
    delivery.body = "not shown";
    delivery.reminders = {reminder("Anna Berger")};
    return delivery;
}

sdk::Delivery digest(int people) {
    sdk::Delivery delivery = single();
    delivery.kind = Kind::Digest;
    delivery.title = "Heute dran";
    delivery.reminders.clear();
    for (int i = 1; i <= people; ++i) {
        delivery.reminders.push_back(reminder("P" + std::to_string(i)));
    }
    return delivery;
}

std::vector<std::string> labels(const Popup& popup) {
    std::vector<std::string> labels;
    for (const Button& button : popup.buttons) {
        labels.push_back(button.label);
    }
    return labels;
}

TEST(PopupTest, SaysWhyAndWhatWasLastNoted) {
    const Popup popup = compose(single(), {});
    EXPECT_EQ(popup.summary, "Anna Berger: Zeit, sich zu melden");
    EXPECT_EQ(popup.body,
              "Letzter Kontakt am 4. September 2026 (vor 11 Wochen); Abstand 6 Wochen.\n"
              "Notiert am 4. September 2026: nach Bonn gezogen");
    EXPECT_EQ(popup.category, "x-kith.reminder");
    EXPECT_TRUE(popup.stays);
}

TEST(PopupTest, DatesANoteInEnglishAndLeavesAnUnknownDateOut) {
    sdk::Delivery delivery = single();
    delivery.language = "en";
    delivery.reminders[0].reasons.clear();
    EXPECT_EQ(compose(delivery, {}).body, "Noted on 4 September 2026: nach Bonn gezogen");
    delivery.reminders[0].note_date.clear();
    EXPECT_EQ(compose(delivery, {}).body, "Last note: nach Bonn gezogen");
}

TEST(PopupTest, HasThreeButtonsInTheLanguageOfTheDelivery) {
    sdk::Delivery delivery = single();
    EXPECT_EQ(labels(compose(delivery, {})),
              (std::vector<std::string>{"Erledigt", "Morgen", "Nächste Woche"}));
    delivery.language = "en";
    EXPECT_EQ(labels(compose(delivery, {})),
              (std::vector<std::string>{"Done", "Tomorrow", "Next week"}));
}

TEST(PopupTest, ADigestListsNewNamesFirstAndCannotBeDoneAtOnce) {
    sdk::Delivery delivery = digest(3);
    delivery.reminders[0].is_new = false;
    const Popup popup = compose(delivery, {});
    EXPECT_EQ(popup.body, "• P2: Zeit, sich zu melden\n• P3: Zeit, sich zu melden\n"
                          "• P1: Zeit, sich zu melden");
    EXPECT_EQ(labels(popup), (std::vector<std::string>{"Morgen", "Nächste Woche"}));
    EXPECT_EQ(popup.category, "x-kith.digest");
}

TEST(PopupTest, ADigestOfManySaysHowManyAreNotListed) {
    const std::string body = compose(digest(12), {}).body;
    EXPECT_NE(body.find("• P7"), std::string::npos);
    EXPECT_EQ(body.find("• P8"), std::string::npos);
    EXPECT_TRUE(body.ends_with("und 5 weitere")) << body;
}

TEST(PopupTest, ADigestOfOneIsAReminder) {
    const Popup popup = compose(digest(1), {});
    EXPECT_EQ(popup.buttons.size(), 3U);
    EXPECT_EQ(popup.category, "x-kith.reminder");
}

TEST(PopupTest, KithSpeakingOfItselfHasNoButtons) {
    sdk::Delivery delivery = single();
    delivery.kind = Kind::Notice;
    delivery.reminders.clear();
    delivery.body = "mail: no answer\nsince yesterday";
    const Popup popup = compose(delivery, {});
    EXPECT_EQ(popup.body, "mail: no answer\nsince yesterday");
    EXPECT_TRUE(popup.buttons.empty());
    EXPECT_EQ(popup.category, "x-kith.notice");
}

TEST(PopupTest, ShowsTheHeadingsAndPointsOfANotice) {
    auto review = single();
    review.kind = Kind::Notice;
    review.reminders.clear();
    review.body = "# Was war\n- Gespräch mit Anna\n\n# Was kommt\n- Heute: Ben\n";
    EXPECT_EQ(compose(review, {}).body, "Was war\n• Gespräch mit Anna\nWas kommt\n• Heute: Ben");
}

TEST(PopupTest, AQuestionShowsItsThreeAnswers) {
    auto question = single();
    question.reminders[0].note.clear();
    question.reminders[0].reasons = {"Lieber seltener?", "Seltener: `kith pace anna longer`",
                                     "Eine Pause: `kith pause anna --until 2027-02-23`",
                                     "Gar nicht mehr: `kith pace anna never`"};
    EXPECT_EQ(compose(question, {}).body, "Lieber seltener?\nSeltener: `kith pace anna longer`\n"
                                          "Eine Pause: `kith pause anna --until 2027-02-23`\n"
                                          "Gar nicht mehr: `kith pace anna never`");
}

TEST(PopupTest, ATestMayFade) {
    sdk::Delivery delivery = single();
    delivery.kind = Kind::Test;
    EXPECT_FALSE(compose(delivery, {}).stays);
    EXPECT_TRUE(compose(delivery, {}).buttons.empty());
}

TEST(PopupTest, DiscreetNamesNobody) {
    const Settings discreet{.sound = false, .discreet = true};
    sdk::Delivery delivery = single();
    const Popup german = compose(delivery, discreet);
    EXPECT_EQ(german.summary, "kith: Zeit, sich bei jemandem zu melden");
    EXPECT_EQ(german.body, "");
    EXPECT_EQ(german.buttons.size(), 3U);
    delivery.language = "en";
    EXPECT_EQ(compose(delivery, discreet).summary, "kith: someone is waiting to hear from you");
    delivery = digest(5);
    delivery.language = "en";
    EXPECT_EQ(compose(delivery, discreet).summary, "kith: 5 people are waiting to hear from you");
}

RC_GTEST_PROP(PopupTest, DiscreetNeverShowsAWordOfADelivery, ()) {
    sdk::Delivery delivery = digest(*rc::gen::inRange(0, 12));
    delivery.kind = *rc::gen::element(Kind::Single, Kind::Digest, Kind::Notice);
    delivery.language = *rc::gen::element<std::string>("de", "en", "fr");
    delivery.title = delivery.body = "SECRET";
    for (auto& one : delivery.reminders) {
        one.title = one.note = one.contact_name = "SECRET";
        one.reasons = {"SECRET"};
    }
    const Popup popup = compose(delivery, {.sound = false, .discreet = true});
    RC_ASSERT((popup.summary + popup.body).find("SECRET") == std::string::npos);
    RC_ASSERT(!popup.summary.empty());
}

RC_GTEST_PROP(PopupTest, StaysSmallWhateverIsDelivered, ()) {
    sdk::Delivery delivery = digest(*rc::gen::inRange(0, 40));
    delivery.kind = *rc::gen::element(Kind::Single, Kind::Digest, Kind::Notice, Kind::Test);
    delivery.title = delivery.body = std::string(5000, 'x') + std::string(300, '\n') + "y";
    for (auto& one : delivery.reminders) {
        one.title = one.note = delivery.title;
        one.reasons = std::vector<std::string>(20, delivery.title);
    }
    const Popup popup = compose(delivery, {});
    RC_ASSERT(popup.summary.size() <= 103U);
    RC_ASSERT(popup.body.size() <= 2100U);
    RC_ASSERT(std::count(popup.body.begin(), popup.body.end(), '\n') < 10);
}

TEST(PopupTest, HasASummaryEvenWhenNothingOfTheTitleIsLeft) {
    sdk::Delivery delivery = single();
    delivery.title = "\x01\u202e";
    EXPECT_EQ(compose(delivery, {}).summary, "kith");
}

TEST(PopupTest, EscapesOnlyForAServerThatReadsMarkup) {
    sdk::Delivery delivery = single();
    delivery.title = "A & B";
    delivery.reminders[0].reasons = {"<img src=x> & co"};
    delivery.reminders[0].note.clear();
    const Popup popup = compose(delivery, {});
    EXPECT_EQ(fit(popup, {"body"}).body, "<img src=x> & co");
    EXPECT_EQ(fit(popup, {"body", "body-markup"}).body, "&lt;img src=x&gt; &amp; co");
    EXPECT_EQ(fit(popup, {"body", "body-markup"}).summary, "A & B");
}

// F52: a strict parser of the same library that servers read markup with finds text and nothing
// else.
TEST(PopupTest, IsTextToAMarkupParserWhateverIsDelivered) {
    const GMarkupParser nothing_but_text{
        [](GMarkupParseContext*, const char* element, const char**, const char**, void* seen,
           GError**) { *static_cast<std::string*>(seen) += element; },
        nullptr, nullptr, nullptr, nullptr};
    std::vector<std::string> texts{
        "<b>x</b>", "<a href='x'>&amp;</a>", "&#0;&bogus;", "]]>",
        "<!--",     "\xED\xA0\x80",          "\xC0\xBC",    "\u202Ex\u2028y"};
    for (int byte = 0; byte < 256; ++byte) {
        texts.push_back(std::string("a") + static_cast<char>(byte) + "b<" +
                        static_cast<char>(byte));
    }
    for (const auto& text : texts) {
        sdk::Delivery delivery = single();
        delivery.title = delivery.reminders[0].title = delivery.reminders[0].contact_name = text;
        delivery.reminders[0].reasons = {text};
        delivery.reminders[0].note = text;
        const auto body = "<r>" + fit(compose(delivery, {}), {"body", "body-markup"}).body + "</r>";
        std::string elements;
        auto* parser = g_markup_parse_context_new(&nothing_but_text, G_MARKUP_DEFAULT_FLAGS,
                                                  &elements, nullptr);
        EXPECT_TRUE(g_markup_parse_context_parse(parser, body.data(),
                                                 static_cast<gssize>(body.size()), nullptr) != 0 &&
                    g_markup_parse_context_end_parse(parser, nullptr) != 0)
            << body;
        g_markup_parse_context_free(parser);
        EXPECT_EQ(elements, "r") << body;
    }
}

TEST(PopupTest, HasButtonsAndSoundOnlyWhereTheServerHas) {
    const Popup popup = compose(single(), {.sound = true, .discreet = false});
    EXPECT_TRUE(fit(popup, {"body"}).buttons.empty());
    EXPECT_FALSE(fit(popup, {"body"}).sound);
    EXPECT_EQ(fit(popup, {"actions", "sound"}).buttons.size(), 3U);
    EXPECT_TRUE(fit(popup, {"actions", "sound"}).sound);
}

TEST(PopupTest, EachButtonIsAnEvent) {
    const auto done = event_of("done", "d-1");
    const auto tomorrow = event_of("tomorrow", "d-1");
    const auto next_week = event_of("next-week", "d-1");
    ASSERT_TRUE(done && tomorrow && next_week);
    EXPECT_EQ(done->at("type").as_string(), "done");
    EXPECT_EQ(done->at("key").as_string(), "d-1");
    EXPECT_EQ(tomorrow->at("type").as_string(), "snooze");
    EXPECT_EQ(tomorrow->at("days").as_integer(), 1);
    EXPECT_EQ(next_week->at("days").as_integer(), 7);
}

TEST(PopupTest, AClickBesideTheButtonsIsNoEvent) { EXPECT_FALSE(event_of("default", "d-1")); }

} // namespace
} // namespace kith::desktop
