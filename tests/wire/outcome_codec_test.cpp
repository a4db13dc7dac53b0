#include "wire/outcome_codec.hpp"

#include "generators.hpp"
#include "wire/members.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::Outcome;

std::string fault(std::string_view text) {
    try {
        (void)outcome_from(parse_json(text));
    } catch (const MemberError& error) {
        return error.what();
    }
    return "none";
}

TEST(OutcomeCodecTest, WritesTheWordsOfTheProtocol) {
    EXPECT_EQ(dump_json(to_value(Outcome{
                  Outcome::Result::Retry, {}, std::chrono::seconds(90), "451", "greylisted"})),
              R"({"after_s":90,"code":"451","outcome":"retry","text":"greylisted"})");
    EXPECT_EQ(dump_json(to_value(
                  Outcome{Outcome::Result::Permanent, Outcome::Scope::Recipient, {}, "", ""})),
              R"({"outcome":"permanent","scope":"recipient"})");
}

// F78
TEST(OutcomeCodecTest, SaysThatItMayHaveGotThrough) {
    Outcome lost;
    lost.result = Outcome::Result::Retry;
    lost.uncertain = true;
    EXPECT_EQ(dump_json(to_value(lost)), R"({"outcome":"retry","uncertain":true})");
    EXPECT_EQ(outcome_from(to_value(lost)), lost);
    EXPECT_FALSE(outcome_from(parse_json(R"({"outcome":"delivered","uncertain":true})")).uncertain);
}

TEST(OutcomeCodecTest, NamesTheMemberAtFault) {
    EXPECT_EQ(fault("{}"), "outcome: is missing");
    EXPECT_EQ(fault(R"({"outcome":"ok"})"),
              "outcome: expected one of delivered, retry, permanent, unavailable");
    EXPECT_EQ(fault(R"({"outcome":"permanent","scope":"all"})"),
              "scope: expected one of message, recipient, channel");
    EXPECT_EQ(fault(R"({"outcome":"retry","after_s":-1})"),
              "after_s: expected an integer from 0 to 9007199254740992");
    EXPECT_EQ(fault(R"({"outcome":"retry","text":7})"), "text: expected a string, found integer");
}

TEST(OutcomeCodecTest, CutsAWaitToAYear) {
    EXPECT_EQ(outcome_from(parse_json(R"({"outcome":"retry","after_s":9007199254740992})")).after,
              max_retry_after);
}

RC_GTEST_PROP(OutcomeCodecTest, IsAlwaysReadBackTheSame, ()) {
    Outcome outcome;
    outcome.result = static_cast<Outcome::Result>(*rc::gen::inRange(0, 4));
    if (outcome.result == Outcome::Result::Permanent) {
        outcome.scope = static_cast<Outcome::Scope>(*rc::gen::inRange(0, 3));
    }
    if (*rc::gen::arbitrary<bool>()) {
        outcome.after = std::chrono::seconds(*rc::gen::inRange(0, 31'000'000));
    }
    outcome.code = *test::utf8_text();
    outcome.text = *test::utf8_text();
    RC_ASSERT(outcome_from(parse_json(dump_json(to_value(outcome)))) == outcome);
}

} // namespace
} // namespace kith::wire
