#include "email/page.hpp"

#include "plugins/email/sample_delivery.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::email {

using test::sample_digest;
using test::sample_reminder;
using test::sample_single;

TEST(PageTest, PutsThePersonAboveTheMatter) {
    const Page page = make_page(sample_single());
    ASSERT_EQ(page.sections.size(), 1U);
    ASSERT_EQ(page.sections[0].cards.size(), 1U);
    EXPECT_EQ(page.sections[0].cards[0].heading, "Anna Berger");
    EXPECT_EQ(page.sections[0].cards[0].matter, "Zeit, sich zu melden");
    EXPECT_EQ(page.sections[0].heading, "");
    EXPECT_EQ(page.headline, "") << "one card says it all";
    EXPECT_EQ(page.title, "Anna Berger: Zeit, sich zu melden");
}

TEST(PageTest, GroupsADigestIntoNewAndStillOpen) {
    const Page page = make_page(sample_digest());
    ASSERT_EQ(page.sections.size(), 2U);
    EXPECT_EQ(page.sections[0].heading, "Neu");
    EXPECT_EQ(page.sections[0].cards.size(), 2U);
    EXPECT_EQ(page.sections[1].heading, "Noch offen");
    EXPECT_EQ(page.sections[1].cards.at(0).heading, "Marta Kovács");
}

TEST(PageTest, SaysLatenessKindlyAndOnlyWhenThereIsSome) {
    auto delivery = sample_digest();
    const Page german = make_page(delivery);
    EXPECT_EQ(german.sections[0].cards[0].late, "");
    EXPECT_EQ(german.sections[1].cards[0].late,
              "War für den 20. November 2026 gedacht; heute passt es genauso gut.");
    delivery.language = "en";
    EXPECT_EQ(make_page(delivery).sections[1].cards[0].late,
              "Meant for 20 November 2026; today is just as good.");
}

TEST(PageTest, DatesTheLastNote) {
    auto delivery = sample_single();
    EXPECT_EQ(make_page(delivery).sections[0].cards[0].note_name,
              "Zuletzt notiert (4. September 2026)");
    delivery.reminders[0].note_date = "sometime";
    EXPECT_EQ(make_page(delivery).sections[0].cards[0].note_name, "Zuletzt notiert");
}

TEST(PageTest, LinksOnlyWhatAProgramCanUse) {
    auto delivery = sample_single();
    delivery.reminders[0].emails = {"a%b?c&d@example.org", "Änna@example.org",
                                    "javascript:alert(1)"};
    delivery.reminders[0].phones = {"+49 (228) 12-34", "call 1-800-KITH", "0"};
    const auto links = make_page(delivery).sections[0].cards[0].links;
    ASSERT_EQ(links.size(), 6U);
    EXPECT_EQ(links[0].target, "mailto:a%25b%3Fc%26d@example.org");
    EXPECT_EQ(links[1].target, "");
    EXPECT_EQ(links[2].target, "");
    EXPECT_EQ(links[3].target, "tel:+492281234");
    EXPECT_EQ(links[4].target, "");
    EXPECT_EQ(links[5].target, "");
}

TEST(PageTest, ShowsTheWordsOfANotice) {
    sdk::Delivery notice;
    notice.kind = sdk::Delivery::Kind::Notice;
    notice.language = "en";
    notice.title = "The channel desktop is down";
    notice.body = "Since 8 o'clock.\n\nNothing is lost.";
    const Page page = make_page(notice);
    EXPECT_EQ(page.body, (std::vector<std::string>{"Since 8 o'clock.", "", "Nothing is lost."}));
    EXPECT_EQ(page.hint, "") << "there is nobody to have talked to";
    EXPECT_NE(html_part(page).find("<p>Since 8 o&#39;clock.</p>"), std::string::npos);
    EXPECT_NE(plain_part(page).find("Since 8 o'clock.\n\nNothing is lost.\n"), std::string::npos);
}

TEST(PageTest, NamesTheCommandThatCanBeTyped) {
    auto delivery = sample_single();
    EXPECT_EQ(make_page(delivery).command, "kith log anna call");
    delivery.reminders[0].contact_id = "urn:uuid:4fbe8971; rm -rf";
    EXPECT_EQ(make_page(delivery).command, "kith log NAME call");
}

TEST(PageTest, GivesANoticeItsHeadingsAndPoints) {
    sdk::Delivery review;
    review.kind = sdk::Delivery::Kind::Notice;
    review.language = "en";
    review.title = "Looking back";
    review.body =
        "In short:\n\n# What was\n- Call with Anna <3\n\n# What is coming\n- Today: Ben\n";
    const Page page = make_page(review);
    EXPECT_EQ(page.body, (std::vector<std::string>{"In short:"}));
    ASSERT_EQ(page.sections.size(), 2U);
    EXPECT_EQ(page.sections[1].heading, "What is coming");
    EXPECT_EQ(plain_part(page), "Looking back\n============\n\n"
                                "In short:\n\n"
                                "== What was ==\n\n* Call with Anna <3\n\n"
                                "== What is coming ==\n\n* Today: Ben\n\n"
                                "-- \nFrom kith, which keeps people in mind.\n");
    const std::string html = html_part(page);
    EXPECT_NE(html.find(">What was</h2>"), std::string::npos);
    EXPECT_NE(html.find("<li>Call with Anna &lt;3</li>"), std::string::npos);
}

TEST(PageTest, ShowsACommandAsOneAndKeepsItOnItsLine) {
    auto delivery = sample_single();
    const std::string answer = "Eine Pause: `kith pause 'Anna-Maria Berger-Schulze <a>' --until "
                               "2027-02-23`";
    delivery.reminders[0].reasons = {"Lieber seltener?", answer, "ein ` allein"};
    const Page page = make_page(delivery);
    EXPECT_NE(plain_part(page).find("* " + answer + "\n"), std::string::npos);
    const std::string html = html_part(page);
    EXPECT_NE(html.find("<li>Eine Pause: <code>kith pause &#39;Anna-Maria Berger-Schulze "
                        "&lt;a&gt;&#39; --until 2027-02-23</code></li>"),
              std::string::npos);
    EXPECT_NE(html.find("<li>ein ` allein</li>"), std::string::npos);
}

TEST(PageTest, ANetworkIsDoneWithAndNotTalkedTo) {
    auto delivery = sample_single();
    delivery.reminders[0].contact_id = "network:Berufsverband";
    delivery.reminders[0].contact_name = "Berufsverband";
    EXPECT_EQ(make_page(delivery).hint, "Erledigt? So ist es vermerkt:");
    EXPECT_EQ(make_page(delivery).command, "kith done Berufsverband");
    delivery.reminders[0].contact_name = "Alte Freunde";
    EXPECT_EQ(make_page(delivery).command, "kith done NAME");
    delivery.reminders.push_back(sample_reminder("anna", "Anna Berger"));
    EXPECT_EQ(make_page(delivery).command, "kith log NAME call");
}

TEST(PageTest, ReadsWellInATerminal) {
    EXPECT_EQ(plain_part(make_page(sample_single())),
              "Anna Berger\n"
              "-----------\n"
              "Zeit, sich zu melden\n"
              "* Letzter Kontakt am 4. September 2026 (vor 11 Wochen); Abstand 6\n"
              "  Wochen.\n"
              "  Zuletzt notiert (4. September 2026): nach Bonn gezogen, sucht einen\n"
              "  Chor\n"
              "  anna@example.org\n"
              "  +49 228 1234\n"
              "\n"
              "Gesprochen oder geschrieben? So ist es vermerkt:\n"
              "    kith log anna call\n"
              "\n"
              "-- \n"
              "Von kith, das an Menschen erinnert.\n");
}

// F49
TEST(PageTest, EscapesEverythingInHtml) {
    auto delivery = sample_digest();
    const std::string evil = "<script>alert('x')</script>\"&<img src=http://e.example/p.gif>";
    delivery.title = delivery.reminders[0].contact_name = delivery.reminders[0].title = evil;
    delivery.reminders[0].reasons = {evil};
    delivery.reminders[0].note = evil;
    delivery.reminders[0].emails = {evil};
    delivery.reminders[0].phones = {evil};
    const std::string html = html_part(make_page(delivery));
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("<img"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"),
              std::string::npos);
}

TEST(PageTest, FetchesNothing) {
    const std::string html = html_part(make_page(sample_digest()));
    for (const char* fetching : {"http:", "https:", "url(", "src=", "<link", "@import", "<img"}) {
        EXPECT_EQ(html.find(fetching), std::string::npos) << fetching;
    }
    EXPECT_NE(html.find("<html lang=\"de\">"), std::string::npos);
}

/// What a text part and an HTML part say, without their layout.
std::string words_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '=' && c != '-' && c != '*') {
            out += c;
        }
    }
    return out;
}

RC_GTEST_PROP(PageTest, NeverSaysInOnePartWhatTheOtherDoesNot, ()) {
    const auto word =
        rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', '{')));
    auto delivery = sample_digest();
    for (auto& reminder : delivery.reminders) {
        reminder.contact_name = *word;
        reminder.note = *word;
        reminder.reasons = *rc::gen::container<std::vector<std::string>>(word);
        reminder.is_new = *rc::gen::arbitrary<bool>();
        reminder.late_days = *rc::gen::inRange(0, 3);
    }
    const Page page = make_page(delivery);
    const std::string plain = words_of(plain_part(page));
    std::string html;
    bool in_tag = false;
    const std::string source = html_part(page);
    for (const char c : source.substr(source.find("<body"))) {
        in_tag = in_tag || c == '<';
        if (!in_tag) {
            html += c;
        }
        in_tag = in_tag && c != '>';
    }
    RC_ASSERT(words_of(html) == plain);
}

} // namespace kith::email
