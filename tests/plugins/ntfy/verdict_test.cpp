#include "ntfy/verdict.hpp"

#include <gtest/gtest.h>

namespace kith::ntfy {

namespace {

using domain::Outcome;
using remote::HttpAnswer;
using remote::Secret;
using Result = Outcome::Result;
using Scope = Outcome::Scope;

HttpAnswer answered(int status, const std::string& body = "") {
    HttpAnswer answer;
    answer.cause = HttpAnswer::Cause::Answered;
    answer.status = status;
    answer.body = body;
    answer.whole = true;
    answer.place = "ntfy.example";
    return answer;
}

} // namespace

// F87
TEST(VerdictTest, MapsEveryStatus) {
    struct Case {
        int status;
        Result result;
        Scope scope = Scope::Message;
        bool uncertain = false;
    };
    for (const Case& expected : std::vector<Case>{
             {200, Result::Delivered},
             {201, Result::Delivered},
             {202, Result::Delivered},
             {204, Result::Delivered},
             {301, Result::Permanent, Scope::Channel},
             {307, Result::Permanent, Scope::Channel},
             {400, Result::Permanent},
             {401, Result::Permanent, Scope::Channel},
             {403, Result::Permanent, Scope::Channel},
             {404, Result::Permanent, Scope::Channel},
             {405, Result::Permanent, Scope::Channel},
             {408, Result::Retry},
             {410, Result::Permanent, Scope::Channel},
             {413, Result::Permanent},
             {422, Result::Permanent},
             {425, Result::Retry},
             {429, Result::Retry},
             {500, Result::Retry},
             {502, Result::Retry, Scope::Message, true},
             {503, Result::Unavailable},
             {504, Result::Retry, Scope::Message, true},
             {507, Result::Retry},
             {999, Result::Retry},
         }) {
        const Outcome outcome = verdict(answered(expected.status));
        EXPECT_EQ(outcome.result, expected.result) << expected.status;
        EXPECT_EQ(outcome.scope, expected.scope) << expected.status;
        EXPECT_EQ(outcome.uncertain, expected.uncertain) << expected.status;
        if (outcome.result != Result::Delivered) {
            EXPECT_EQ(outcome.code, std::to_string(expected.status));
            EXPECT_TRUE(outcome.text.starts_with("ntfy.example ")) << outcome.text;
        }
    }
}

TEST(VerdictTest, PassesOnWhatNtfySays) {
    auto answer = answered(429, R"({"code":42908,"http":429,"error":"daily quota reached"})");
    answer.retry_after = std::chrono::seconds(90);
    const Outcome outcome = verdict(answer);
    EXPECT_EQ(outcome.code, "429 42908");
    EXPECT_EQ(outcome.after, std::chrono::seconds(90));
    EXPECT_NE(outcome.text.find("daily quota reached"), std::string::npos);
}

// A server that says our token back must not bring it into the log.
TEST(VerdictTest, NeverRepeatsTheSecret) {
    const Secret secret("tk_canary");
    for (const char* body : {R"({"error":"bad token tk_canary"})", "bad token tk_canary"}) {
        auto answer = answered(401, body);
        answer.headers["content-type"] = "text/plain";
        EXPECT_EQ(verdict(answer, &secret).text.find("tk_canary"), std::string::npos);
        EXPECT_NE(verdict(answer).text.find("bad token"), std::string::npos);
    }
}

TEST(VerdictTest, TellsALostAnswerFromARequestThatNeverLeft) {
    HttpAnswer answer;
    answer.place = "ntfy.example";
    answer.fault = "connection refused";
    EXPECT_EQ(verdict(answer).result, Result::Unavailable);
    EXPECT_FALSE(verdict(answer).uncertain);
    answer.cause = HttpAnswer::Cause::Lost;
    EXPECT_EQ(verdict(answer).result, Result::Retry);
    EXPECT_TRUE(verdict(answer).uncertain);
    answer.cause = HttpAnswer::Cause::Stopped;
    EXPECT_EQ(verdict(answer).result, Result::Unavailable);
}

TEST(VerdictTest, ReadsNoRubbish) {
    for (const char* body :
         {"", "{", "[1]", "\"x\"", R"({"error":7,"code":"x"})", "\xFF\x00\r\n"}) {
        EXPECT_EQ(verdict(answered(400, body)).code, "400") << body;
    }
}

} // namespace kith::ntfy
