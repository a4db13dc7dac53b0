#include "email/smtp_verdict.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::email {

namespace {

using domain::Outcome;
using Cause = SmtpEnd::Cause;

SmtpEnd end_of(Cause cause, const std::vector<std::string>& said) {
    SmtpEnd end;
    end.cause = cause;
    end.host = "mail.example.org";
    end.fault = "Connection refused";
    for (const std::string& line : said) {
        if (line == "<body>") {
            end.dialogue.on_body_end();
        } else if (line.front() >= '0' && line.front() <= '9') {
            end.dialogue.on_reply(line);
        } else {
            end.dialogue.on_command(line);
        }
    }
    return end;
}

} // namespace

TEST(SmtpVerdictTest, QuotesTheServer) {
    const Outcome outcome =
        smtp_verdict(end_of(Cause::Refused, {"RCPT TO:<a@b.org>\r\n", "550-5.1.1 no such\r\n",
                                             "550 5.1.1 user\x1b[2J\r\n"}));
    EXPECT_EQ(outcome.code, "550 5.1.1");
    EXPECT_EQ(outcome.text, "mail.example.org: 550 5.1.1 no such user [2J");
}

TEST(SmtpVerdictTest, CallsALostAnswerAfterTheBodyUncertain) {
    for (const Cause cause : {Cause::Broken, Cause::TimedOut, Cause::Stopped, Cause::Refused}) {
        const Outcome outcome = smtp_verdict(end_of(cause, {"DATA\r\n", "354 go\r\n", "<body>"}));
        EXPECT_EQ(outcome.result, Outcome::Result::Retry);
        EXPECT_NE(outcome.text.find("may have been delivered"), std::string::npos);
    }
    EXPECT_EQ(smtp_verdict(end_of(Cause::Broken, {"DATA\r\n", "354 go\r\n"})).result,
              Outcome::Result::Unavailable);
}

TEST(SmtpVerdictTest, HearsTheLastWordBeforeALostConnection) {
    const Outcome outcome = smtp_verdict(
        end_of(Cause::Broken, {"DATA\r\n", "354 go\r\n", "<body>", "554 5.7.1 Spam\r\n"}));
    EXPECT_EQ(outcome.result, Outcome::Result::Permanent);
}

TEST(SmtpVerdictTest, BlamesThePasswordForItsRefusalOnly) {
    EXPECT_TRUE(login_refused(end_of(Cause::Refused, {"AUTH PLAIN\r\n", "535 5.7.8 no\r\n"})));
    EXPECT_FALSE(login_refused(end_of(Cause::Refused, {"AUTH PLAIN\r\n", "454 4.7.0 later\r\n"})));
    EXPECT_FALSE(
        login_refused(end_of(Cause::Refused, {"MAIL FROM:<a@b>\r\n", "530 5.7.0 log in\r\n"})));
    EXPECT_FALSE(login_refused(end_of(Cause::Broken, {"AUTH PLAIN\r\n"})));
}

TEST(SmtpVerdictTest, KeepsNothingOfALogin) {
    Dialogue dialogue;
    dialogue.on_command("AUTH PLAIN AGNhbmFyeQ==\r\n");
    dialogue.on_command("Y2FuYXJ5\r\n"); // an answer within the login
    EXPECT_EQ(dialogue.step(), Dialogue::Step::Login);
    dialogue.on_reply("535 5.7.8 refused\r\n");
    EXPECT_EQ(dialogue.words(), "refused");
}

TEST(SmtpVerdictTest, IgnoresWhatFollowsQuit) {
    const Outcome outcome = smtp_verdict(
        end_of(Cause::Refused, {"RCPT TO:<a@b>\r\n", "550 no\r\n", "QUIT\r\n", "421 bye\r\n"}));
    EXPECT_EQ(outcome.result, Outcome::Result::Permanent);
    EXPECT_EQ(outcome.scope, Outcome::Scope::Recipient);
}

// G1: what the server says may be anything; only a complete session is a delivery.
RC_GTEST_PROP(SmtpVerdictTest, NeverTakesAFailureForADelivery,
              (const std::vector<std::string>& noise)) {
    const auto cause = *rc::gen::element(Cause::Refused, Cause::Broken, Cause::TimedOut,
                                         Cause::Stopped, Cause::NoLogin, Cause::Unusable);
    std::vector<std::string> said;
    for (const std::string& line : noise) {
        said.push_back(*rc::gen::element<std::string>("250 ", "354-", "550 ", "421 ", "MAIL ",
                                                      "DATA\r\n", "x") +
                       line);
        if (*rc::gen::inRange(0, 4) == 0) {
            said.emplace_back("<body>");
        }
    }
    const Outcome outcome = smtp_verdict(end_of(cause, said));
    RC_ASSERT(outcome.result != Outcome::Result::Delivered);
    RC_ASSERT(outcome.text.find('\n') == std::string::npos);
    RC_ASSERT(outcome.text.size() < 2000U);
}

} // namespace kith::email
