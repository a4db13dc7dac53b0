#include "wire/interaction_codec.hpp"

#include "generators.hpp"
#include "wire/members.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::Interaction;

std::string fault(std::string_view text) {
    try {
        (void)interaction_from(parse_json(text));
    } catch (const MemberError& error) {
        return error.what();
    }
    return "none";
}

TEST(InteractionCodecTest, TakesAnAddressInsteadOfAContact) {
    const auto report = interaction_from(
        parse_json(R"({"email":"anna@example.org","date":"2026-11-23","kind":"meeting"})"));
    EXPECT_EQ(report.email, "anna@example.org");
    EXPECT_EQ(report.interaction.contact, "");
    EXPECT_EQ(report.interaction.kind, domain::InteractionKind::Meeting);
    EXPECT_EQ(report.interaction.direction, domain::Direction::Out);
}

TEST(InteractionCodecTest, NamesTheMemberAtFault) {
    EXPECT_EQ(fault(R"({"date":"2026-11-23","kind":"call"})"),
              "contact: expected one of contact and email");
    EXPECT_EQ(fault(R"({"contact":"a","email":"b","date":"2026-11-23","kind":"call"})"),
              "contact: expected one of contact and email");
    EXPECT_EQ(fault(R"({"contact":"a","kind":"call"})"), "date: is missing");
    EXPECT_EQ(fault(R"({"contact":"a","date":"2026-11-23","kind":"phone"})"),
              "kind: expected one of call, meeting, message, letter, event");
    EXPECT_EQ(fault(R"({"contact":"a","date":"2026-11-23","kind":"call","direction":"up"})"),
              "direction: expected one of out, in");
    EXPECT_EQ(fault(R"({"contact":"a","date":"2026-11-23","kind":"call","balance":"even"})"),
              "balance: expected one of none, gave, received, mutual");
}

RC_GTEST_PROP(InteractionCodecTest, IsAlwaysReadBackTheSame, ()) {
    Interaction interaction;
    interaction.id = *rc::gen::inRange<std::int64_t>(0, 1'000'000);
    interaction.contact = *test::filled_plain_text();
    interaction.date = *test::any_date();
    interaction.kind = static_cast<domain::InteractionKind>(*rc::gen::inRange(0, 5));
    interaction.direction = static_cast<domain::Direction>(*rc::gen::inRange(0, 2));
    interaction.balance = static_cast<domain::Balance>(*rc::gen::inRange(0, 4));
    interaction.note = *test::plain_text();
    interaction.source = *test::plain_text();
    const auto report = interaction_from(parse_json(dump_json(to_value(interaction))));
    RC_ASSERT(report == (ReportedInteraction{interaction, ""}));
}

} // namespace
} // namespace kith::wire
