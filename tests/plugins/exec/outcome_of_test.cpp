#include "exec/outcome_of.hpp"

#include <gtest/gtest.h>

namespace kith::exec {
namespace {

using How = Ending::How;
using Result = domain::Outcome::Result;

TEST(OutcomeOfTest, FollowsTheExitCode) {
    EXPECT_EQ(outcome_of({How::Exited, 0, ""}).result, Result::Delivered);
    EXPECT_EQ(outcome_of({How::Exited, 69, ""}).result, Result::Unavailable);
    EXPECT_EQ(outcome_of({How::Exited, 75, ""}).result, Result::Retry);
    for (const int code : {1, 2, 64, 70, 126, 127, 255}) {
        EXPECT_EQ(outcome_of({How::Exited, code, ""}).result, Result::Permanent) << code;
    }
}

TEST(OutcomeOfTest, RetriesWhatWasKilled) {
    EXPECT_EQ(outcome_of({How::Signalled, 9, ""}).code, "signal 9");
    for (const How how : {How::Signalled, How::TimedOut, How::Cancelled}) {
        EXPECT_EQ(outcome_of({how, 0, ""}).result, Result::Retry);
        EXPECT_TRUE(outcome_of({how, 0, ""}).uncertain);
    }
}

TEST(OutcomeOfTest, TakesTheFirstLineOfStandardErrorCleaned) {
    EXPECT_EQ(outcome_of({How::Exited, 1, "\x1b[31mno \xff\tway"}).text, "[31mno \uFFFD way");
    EXPECT_EQ(outcome_of({How::Exited, 0, "a note"}).text, "a note");
    EXPECT_LE(outcome_of({How::Exited, 1, std::string(512, '\xff')}).text.size(), 512U);
}

TEST(OutcomeOfTest, SaysHowItEndedWhenTheCommandSaysNothing) {
    EXPECT_EQ(outcome_of({How::Exited, 3, " "}).text, "the command ended with exit 3");
    EXPECT_EQ(outcome_of({How::TimedOut, 15, ""}).text, "the command ended with timeout");
    EXPECT_EQ(outcome_of({How::Exited, 0, ""}).text, "");
}

} // namespace
} // namespace kith::exec
