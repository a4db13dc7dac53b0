#include "email/sendmail_transport.hpp"

#include "email/letter.hpp"
#include "plugins/email/sample_delivery.hpp"
#include "support/temporary_directory.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace kith::email {

namespace {

using domain::Outcome;
using Result = Outcome::Result;
using Scope = Outcome::Scope;
using namespace std::chrono_literals;

/// A sendmail program as a script that keeps what it got.
class SendmailTransportTest : public ::testing::Test {
protected:
    Outcome send(const std::string& script, const std::string& message,
                 std::chrono::milliseconds time = 20s) {
        const auto program = directory_.write(
            "sendmail", "#!/bin/sh\ncd '" + directory_.path().string() + "'\n" + script);
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        SendmailTransport transport({program, "-oi"}, "kith@example.org");
        return transport.send("me@example.org", message, std::chrono::steady_clock::now() + time,
                              stop_);
    }
    std::string got(const std::string& name) const {
        std::ifstream file(directory_.path() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    test::TemporaryDirectory directory_;
    remote::StopSignal stop_;
};

} // namespace

TEST_F(SendmailTransportTest, GivesTheMessageWithUnixLineEnds) {
    std::string message = compose(test::sample_digest(), test::sample_session(),
                                  {"kith@example.org", {"me@example.org"}});
    const Outcome outcome = send("printf '%s\\n' \"$@\" > arguments; cat > mail", message);
    EXPECT_EQ(outcome.result, Result::Delivered) << outcome.text;
    EXPECT_EQ(got("arguments"), "-oi\n-f\nkith@example.org\n--\nme@example.org\n");
    std::erase(message, '\r');
    EXPECT_EQ(got("mail"), message);
}

TEST_F(SendmailTransportTest, MapsExitCodes) {
    struct Case {
        int code;
        Result result;
        Scope scope;
    };
    for (const auto& [code, result, scope] :
         {Case{75, Result::Retry, Scope::Message}, Case{1, Result::Retry, Scope::Message},
          Case{67, Result::Permanent, Scope::Recipient},
          Case{68, Result::Permanent, Scope::Recipient},
          Case{65, Result::Permanent, Scope::Message}, Case{78, Result::Permanent, Scope::Channel},
          Case{77, Result::Permanent, Scope::Channel}, Case{64, Result::Permanent, Scope::Channel},
          Case{69, Result::Unavailable, Scope::Message},
          Case{71, Result::Unavailable, Scope::Message},
          Case{74, Result::Unavailable, Scope::Message}}) {
        const Outcome outcome = send("echo reason >&2; exit " + std::to_string(code), "m");
        EXPECT_EQ(outcome.result, result) << code;
        EXPECT_EQ(outcome.scope, scope) << code;
        EXPECT_EQ(outcome.code, "exit " + std::to_string(code));
        EXPECT_NE(outcome.text.find("reason"), std::string::npos) << outcome.text;
    }
}

TEST_F(SendmailTransportTest, IsUncertainAboutAProgramThatDoesNotEnd) {
    const Outcome outcome = send("cat > mail; sleep 600", "m", 500ms);
    EXPECT_EQ(outcome.result, Result::Retry);
    EXPECT_TRUE(outcome.uncertain);
    EXPECT_NE(outcome.text.find("may have been delivered"), std::string::npos);
}

TEST_F(SendmailTransportTest, ChecksThatTheProgramIsThere) {
    SendmailTransport there({"/bin/true"}, "kith@example.org");
    EXPECT_EQ(there.check({}, stop_).result, Result::Delivered);
    SendmailTransport gone({"/nowhere/sendmail"}, "kith@example.org");
    EXPECT_EQ(gone.check({}, stop_).scope, Scope::Channel);
    EXPECT_EQ(gone.send("me@example.org", "m", std::chrono::steady_clock::now() + 5s, stop_).result,
              Result::Permanent);
}

} // namespace kith::email
