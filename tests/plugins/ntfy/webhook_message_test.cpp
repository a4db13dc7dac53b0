#include "ntfy/webhook_message.hpp"

#include "plugins/ntfy/sample.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::ntfy {

namespace {

using domain::Value;

Value message(const sdk::Delivery& delivery, const Settings& settings = sample_hook(),
              std::size_t most = webhook_limit) {
    return wire::parse_json(webhook_message(delivery, sample_session(), settings, most));
}

} // namespace

// The shape is a promise (README.md): whoever changes it raises the version.
TEST(WebhookMessageTest, HasTheShapeOfVersionOne) {
    EXPECT_EQ(
        webhook_message(sample_single(), sample_session(), sample_hook()),
        R"({"channel":"phone","count":1,"event":"deliver","instance":"k7f3qz5m2x9w4c8v",)"
        R"("key":"d-5kq0c3m7w1","kind":"single","language":"de","left_out":0,"reminders":[)"
        R"({"contact":{"emails":["anna@example.org"],"id":"anna","name":"Anna Berger",)"
        R"("phones":["+49 228 1234"]},"date":"2026-11-23",)"
        R"("key":"old-friends/anna/2026-11-20","late_days":3,"new":true,)"
        R"("note":"nach Bonn gezogen","note_date":"2026-09-04",)"
        R"("reasons":["Letzter Kontakt am 4. September 2026."],)"
        R"("title":"Anna Berger: Zeit, sich zu melden"}],"round":1,)"
        R"("text":"Letzter Kontakt am 4. September 2026.\nZuletzt notiert: nach Bonn gezogen",)"
        R"("title":"Anna Berger: Zeit, sich zu melden","version":1})");
    EXPECT_EQ(webhook_withdrawal("d-1", sample_session()),
              R"({"channel":"phone","event":"withdraw","instance":"k7f3qz5m2x9w4c8v",)"
              R"("key":"d-1","version":1})");
}

TEST(WebhookMessageTest, IsTheSameAtEveryAttempt) {
    sdk::Delivery again = sample_single();
    again.attempt = 7;
    again.uncertain = true;
    again.now += std::chrono::hours(1);
    EXPECT_EQ(message(again), message(sample_single()));
}

TEST(WebhookMessageTest, NamesNobodyWhenItIsDiscreet) {
    Settings settings = sample_hook();
    settings.discreet = true;
    const std::string sent = webhook_message(sample_digest(3), sample_session(), settings);
    for (const char* told : {"Jörg", "p0", "Bonn", "228", "friends"}) {
        EXPECT_EQ(sent.find(told), std::string::npos) << told << " in " << sent;
    }
    EXPECT_EQ(message(sample_digest(3), settings).at("count").as_integer(), 3);
}

TEST(WebhookMessageTest, LeavesOutWhatDoesNotFitAndSaysHowMany) {
    const sdk::Delivery delivery = sample_digest(900);
    for (const std::size_t most : {std::size_t{4096}, std::size_t{1} << 16, webhook_limit}) {
        const std::string whole = webhook_message(delivery, sample_session(), sample_hook(), most);
        EXPECT_LE(whole.size(), most);
        const Value sent = wire::parse_json(whole);
        EXPECT_EQ(sent.at("left_out").as_integer() +
                      static_cast<std::int64_t>(sent.at("reminders").as_array().size()),
                  900);
        EXPECT_GT(sent.at("reminders").as_array().size(), 2U);
    }
}

TEST(WebhookMessageTest, HoldsNoControlCharacterOfOthers) {
    sdk::Delivery delivery = sample_single();
    std::string bytes;
    for (int value = 1; value < 256; ++value) {
        bytes += static_cast<char>(value);
    }
    delivery.title = bytes;
    delivery.reminders[0].contact_name = bytes;
    delivery.reminders[0].note = bytes;
    const Value sent = message(delivery);
    for (const char letter : sent.at("title").as_string()) {
        const auto byte = static_cast<unsigned char>(letter);
        EXPECT_TRUE(byte >= 0x20 && byte != 0x7F) << int{byte};
    }
}

} // namespace kith::ntfy
