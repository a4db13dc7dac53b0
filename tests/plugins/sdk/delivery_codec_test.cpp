#include "sdk/delivery_codec.hpp"

#include "wire/json.hpp"
#include "wire/members.hpp"

#include <gtest/gtest.h>

namespace kith::sdk {
namespace {

/// The example of PROTOCOL.md.
const char* const example =
    R"({"key":"d-5kq0c3m7w1","kind":"digest","round":2,"attempt":3,"uncertain":true,"deadline_ms":660000,
        "language":"de","now":"2026-11-23T07:30:00Z","message":{"title":"T","body":"B\n"},
        "reminders":[{"key":"old-friends/anna/2026-11-20","contact":{"id":"anna","name":"Anna Berger",
            "emails":["anna@example.org"],"phones":["+49 228 1234"]},"title":"Anna","reasons":["r"],
            "note":"moved to Bonn","note_date":"2026-09-04","date":"2026-11-20","late_days":3,"new":false,
            "entry":{"uid":"r-9f2c1","date":"2026-11-20","title":"t","state":"open",
                     "revised_at":"2026-11-20T08:00:00Z","sequence":1}}]})";

std::string fault(const domain::Value& params) {
    try {
        (void)delivery_from(params);
    } catch (const wire::MemberError& error) {
        return error.what();
    }
    return "none";
}

TEST(DeliveryCodecTest, ReadsTheDeliveryOfTheProtocol) {
    const Delivery delivery = delivery_from(wire::parse_json(example));
    EXPECT_EQ(delivery.kind, Delivery::Kind::Digest);
    EXPECT_EQ(delivery.round, 2);
    EXPECT_EQ(delivery.attempt, 3);
    EXPECT_TRUE(delivery.uncertain);
    EXPECT_EQ(delivery.deadline, std::chrono::minutes(11));
    EXPECT_EQ(delivery.body, "B\n");
    ASSERT_EQ(delivery.reminders.size(), 1U);
    const DeliveredReminder& reminder = delivery.reminders[0];
    EXPECT_EQ(reminder.contact_name, "Anna Berger");
    EXPECT_EQ(reminder.emails, std::vector<std::string>{"anna@example.org"});
    EXPECT_EQ(reminder.late_days, 3);
    EXPECT_FALSE(reminder.is_new);
    EXPECT_EQ(reminder.entry.uid, "r-9f2c1");
}

TEST(DeliveryCodecTest, NamesTheMemberAtFault) {
    auto params = wire::parse_json(example);
    params["key"] = "d/1";
    EXPECT_EQ(fault(params), "key: expected 1 to 64 characters of A-Z a-z 0-9 . _ -");
    params["key"] = "d-1";
    params["kind"] = "urgent";
    EXPECT_EQ(fault(params), "kind: expected one of single, digest, notice, test");
    params["kind"] = "single";
    params["reminders"] = domain::Value::Array{domain::Value::Object{{"key", "k"}}};
    EXPECT_EQ(fault(params), "reminders[0].contact: is missing");
}

TEST(DeliveryCodecTest, ReadsAPageOfTheAgenda) {
    const AgendaPage page = agenda_page_from(wire::parse_json(
        R"({"revision":17,"full":true,"last":false,"remove":["r-1"],"upsert":[{"uid":"r-2",
            "date":"2026-11-27","title":"t","state":"planned","revised_at":"2026-11-01T06:00:00Z"}]})"));
    EXPECT_EQ(page.revision, 17);
    EXPECT_TRUE(page.full);
    EXPECT_FALSE(page.last);
    EXPECT_EQ(page.remove, std::vector<std::string>{"r-1"});
    ASSERT_EQ(page.upsert.size(), 1U);
    EXPECT_EQ(page.upsert[0].uid, "r-2");
}

} // namespace
} // namespace kith::sdk
