#include "email/mailing.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <map>

namespace kith::email {

namespace {

using domain::Outcome;
using Result = Outcome::Result;
using Scope = Outcome::Scope;
using namespace std::chrono_literals;

/// Answers as told, once a call; delivered without being told.
class FakeTransport final : public Transport {
public:
    Outcome send(const std::string& recipient, const std::string&, Deadline,
                 const remote::StopSignal&) override {
        sent.push_back(recipient);
        return answers[recipient];
    }
    Outcome check(Deadline, const remote::StopSignal&) override { return {}; }

    std::map<std::string, Outcome> answers;
    std::vector<std::string> sent;
};

Outcome made(Result result, Scope scope = Scope::Message, const std::string& text = "") {
    Outcome outcome;
    outcome.result = result;
    outcome.scope = scope;
    outcome.text = text;
    return outcome;
}

class MailingTest : public ::testing::Test {
protected:
    Outcome send(std::chrono::milliseconds time = 60s) {
        transport_.sent.clear();
        Receipts receipts(directory_.path() / "receipts",
                          [](const std::string&) {}); // a new process
        return send_mailing({"m@x",
                             "message",
                             {"a@x.org", "b@x.org", "c@x.org"},
                             std::chrono::steady_clock::now() + time},
                            transport_, receipts, stop_,
                            [this](const std::string& text) { warnings_.push_back(text); });
    }
    using Names = std::vector<std::string>;

    test::TemporaryDirectory directory_;
    FakeTransport transport_;
    remote::StopSignal stop_;
    std::vector<std::string> warnings_;
};

} // namespace

TEST_F(MailingTest, IsDeliveredWhenAllHaveIt) {
    const Outcome outcome = send();
    EXPECT_EQ(outcome.result, Result::Delivered);
    EXPECT_EQ(outcome.text, "3 of 3 delivered");
}

TEST_F(MailingTest, MailsNobodyTwice) {
    transport_.answers["b@x.org"] = made(Result::Retry, Scope::Message, "greylisted");
    const Outcome first = send();
    EXPECT_EQ(first.result, Result::Retry);
    EXPECT_EQ(first.text, "2 of 3 delivered; b@x.org: greylisted");
    transport_.answers["b@x.org"] = {};
    EXPECT_EQ(send().result, Result::Delivered);
    EXPECT_EQ(transport_.sent, Names{"b@x.org"});
    EXPECT_EQ(send().result, Result::Delivered) << "the daemon died before it knew";
    EXPECT_EQ(transport_.sent, Names{});
}

TEST_F(MailingTest, ReportsARefusalOnceNobodyIsLeftToTry) {
    transport_.answers["a@x.org"] = made(Result::Permanent, Scope::Recipient, "no such user");
    transport_.answers["b@x.org"] = made(Result::Retry, Scope::Message, "later");
    EXPECT_EQ(send().result, Result::Retry);
    transport_.answers["b@x.org"] = {};
    const Outcome outcome = send();
    EXPECT_EQ(transport_.sent, Names{"b@x.org"}) << "a refused recipient is not asked again";
    EXPECT_EQ(outcome.result, Result::Permanent);
    EXPECT_EQ(outcome.scope, Scope::Recipient);
    EXPECT_EQ(outcome.text, "2 of 3 delivered; a@x.org: no such user");
}

TEST_F(MailingTest, EndsTheRoundWhenTheChannelIsDown) {
    transport_.answers["b@x.org"] = made(Result::Unavailable, Scope::Message, "421");
    EXPECT_EQ(send().result, Result::Unavailable);
    EXPECT_EQ(transport_.sent, (Names{"a@x.org", "b@x.org"}));
    transport_.answers["b@x.org"] = made(Result::Permanent, Scope::Channel, "535");
    EXPECT_EQ(send().scope, Scope::Channel);
    EXPECT_EQ(transport_.sent, Names{"b@x.org"});
}

TEST_F(MailingTest, AsksForTheLongestWait) {
    transport_.answers["a@x.org"] = made(Result::Retry);
    transport_.answers["a@x.org"].after = 60s;
    transport_.answers["b@x.org"] = made(Result::Retry);
    transport_.answers["b@x.org"].after = 300s;
    EXPECT_EQ(send().after, 300s);
}

TEST_F(MailingTest, LeavesOutRecipientsThereIsNoTimeFor) {
    const Outcome outcome = send(500ms);
    EXPECT_EQ(transport_.sent, Names{"a@x.org"});
    EXPECT_EQ(outcome.result, Result::Retry);
    EXPECT_EQ(send().result, Result::Delivered);
    EXPECT_EQ(transport_.sent, (Names{"b@x.org", "c@x.org"}));
}

} // namespace kith::email
