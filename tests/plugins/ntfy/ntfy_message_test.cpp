#include "ntfy/ntfy_message.hpp"

#include "plugins/ntfy/sample.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::ntfy {

namespace {

using domain::Value;

Value message(const sdk::Delivery& delivery, const Settings& settings = sample_settings(),
              std::size_t most = ntfy_message_limit) {
    return wire::parse_json(ntfy_message(delivery, settings, most));
}

} // namespace

TEST(NtfyMessageTest, SaysWhatTheDeliverySays) {
    const Value sent = message(sample_single());
    EXPECT_EQ(sent.at("topic").as_string(), "kith-x7");
    EXPECT_EQ(sent.at("title").as_string(), "Anna Berger: Zeit, sich zu melden");
    EXPECT_EQ(sent.at("message").as_string(),
              "Letzter Kontakt am 4. September 2026.\nZuletzt notiert: nach Bonn gezogen");
    EXPECT_EQ(sent.at("priority").as_integer(), 3);
    EXPECT_EQ(sent.at("sequence_id").as_string(), "d-5kq0c3m7w1");
    EXPECT_EQ(sent.find("tags"), nullptr);
    EXPECT_EQ(sent.find("click"), nullptr);
}

TEST(NtfyMessageTest, WearsWhatTheSettingsSay) {
    Settings settings = sample_settings();
    settings.priority = 5;
    settings.tags = {"bust_in_silhouette", "kith"};
    settings.click = "https://example.org/kith";
    const Value sent = message(sample_single(), settings);
    EXPECT_EQ(sent.at("priority").as_integer(), 5);
    EXPECT_EQ(sent.at("tags").as_array().size(), 2U);
    EXPECT_EQ(sent.at("click").as_string(), "https://example.org/kith");
}

TEST(NtfyMessageTest, HasButtonsToReachOnePerson) {
    const Value sent = message(sample_single());
    const auto& actions = sent.at("actions").as_array();
    ASSERT_EQ(actions.size(), 2U);
    EXPECT_EQ(actions[0].at("action").as_string(), "view");
    EXPECT_EQ(actions[0].at("label").as_string(), "Anrufen");
    EXPECT_EQ(actions[0].at("url").as_string(), "tel:+492281234");
    EXPECT_EQ(actions[1].at("label").as_string(), "Schreiben");
    EXPECT_EQ(actions[1].at("url").as_string(), "mailto:anna@example.org");
    EXPECT_EQ(message(sample_digest(2)).find("actions"), nullptr);
    Settings without = sample_settings();
    without.actions = false;
    EXPECT_EQ(message(sample_single(), without).find("actions"), nullptr);
}

TEST(NtfyMessageTest, OffersNoAddressThatIsMoreThanOne) {
    sdk::Delivery delivery = sample_single();
    delivery.reminders[0].entry.reach = {
        "javascript:alert(1)",    "tel:",
        "mailto:a b@example.org", "mailto:ä@example.org",
        "https://example.org/",   "tel:+4922" + std::string(400, '1')};
    EXPECT_EQ(message(delivery).find("actions"), nullptr);
}

TEST(NtfyMessageTest, IsNeverEmpty) {
    sdk::Delivery delivery = sample_single();
    delivery.body = "\n \n";
    EXPECT_EQ(message(delivery).at("message").as_string(), delivery.title);
    delivery.title.clear();
    EXPECT_EQ(message(delivery).at("message").as_string(), "kith");
}

TEST(NtfyMessageTest, NamesNobodyWhenItIsDiscreet) {
    Settings settings = sample_settings();
    settings.discreet = true;
    for (const sdk::Delivery& delivery : {sample_single(), sample_digest(3)}) {
        const std::string sent = ntfy_message(delivery, settings);
        for (const char* told : {"Anna", "anna", "Jörg", "Bonn", "228", "friends", "p0"}) {
            EXPECT_EQ(sent.find(told), std::string::npos) << told << " in " << sent;
        }
    }
    EXPECT_EQ(message(sample_digest(3), settings).at("message").as_string(),
              "Zeit, sich bei 3 Menschen zu melden");
    sdk::Delivery notice = sample_single();
    notice.kind = sdk::Delivery::Kind::Notice;
    notice.language = "en";
    notice.reminders.clear();
    EXPECT_EQ(message(notice, settings).at("message").as_string(),
              "A message about kith itself; read it with: kith history");
}

TEST(NtfyMessageTest, CutsALongDigestAtALine) {
    const sdk::Delivery delivery = sample_digest(200);
    ASSERT_GT(delivery.body.size(), 2 * ntfy_message_limit);
    const std::string text = message(delivery).at("message").as_string();
    EXPECT_LE(text.size(), ntfy_message_limit);
    EXPECT_GT(text.size(), ntfy_message_limit - 100);
    EXPECT_TRUE(text.ends_with("September.\n…")) << text.substr(text.size() - 30);
}

TEST(NtfyMessageTest, TurnsAKeyIntoASequenceId) {
    EXPECT_EQ(sequence_id("d-5kq0c3m7w1"), "d-5kq0c3m7w1");
    EXPECT_EQ(sequence_id("a.b"), "a_b");
    EXPECT_EQ(sequence_id(std::string(70, 'k')), std::string(64, 'k'));
}

// What ntfy refuses or makes an attachment of: over 4096 bytes of text, over 8192 of JSON.
RC_GTEST_PROP(NtfyMessageTest, AlwaysFitsAndIsOneWholeJson, (const std::string& text)) {
    sdk::Delivery delivery = sample_single();
    for (std::size_t i = 0; i < 9; ++i) {
        delivery.body += text + "\"\\\t€𝄞" + std::string(i * 90, '"') + '\n';
    }
    delivery.title = text + "\r\nX-Evil: 1" + text;
    const std::size_t most = *rc::gen::element<std::size_t>(512, 1024, 4096);
    const std::string whole = ntfy_message(delivery, sample_settings(), most);
    RC_ASSERT(whole.size() <= 2 * most);
    const Value sent = wire::parse_json(whole);
    RC_ASSERT(sent.at("message").as_string().size() <= most);
    RC_ASSERT(sent.at("title").as_string().find_first_of("\r\n") == std::string::npos);
}

} // namespace kith::ntfy
