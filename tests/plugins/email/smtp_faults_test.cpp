#include "plugins/email/smtp_fixture.hpp"

#include <optional>
#include <thread>
#include <vector>

namespace kith::email {

namespace {

using domain::Outcome;
using test::MailServer;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr const char* password = "correct horse battery";

using SmtpFaultsTest = SmtpFixture;

/// One fault of the server and what must come of it.
struct FaultCase {
    const char* fault;
    Outcome::Result result;
    Outcome::Scope scope = Outcome::Scope::Message;
    const char* code = "";
    std::optional<std::chrono::seconds> after = std::nullopt;
};

} // namespace

// F74 F75 F76
TEST_F(SmtpFaultsTest, MapsEveryAnswer) {
    using Result = Outcome::Result;
    using Scope = Outcome::Scope;
    const std::vector<FaultCase> cases{
        {"rcpt:me@example.org=450 4.2.0 Greylisted", Result::Retry, Scope::Message, "450 4.2.0",
         300s},
        {"rcpt:me@example.org=452 4.2.2 Mailbox full", Result::Retry, Scope::Message, "452 4.2.2"},
        {"rcpt:me@example.org=550 5.1.1 No such user", Result::Permanent, Scope::Recipient,
         "550 5.1.1"},
        {"rcpt:me@example.org=421 4.3.2 Closing", Result::Unavailable, Scope::Message, "421 4.3.2"},
        {"mail=451 4.3.0 Try later", Result::Retry, Scope::Message, "451 4.3.0", 300s},
        {"mail=550 5.7.1 Not your address", Result::Permanent, Scope::Channel, "550 5.7.1"},
        {"mail=552 5.3.4 Too big", Result::Permanent, Scope::Message, "552 5.3.4"},
        {"data=451 4.3.0 Try later", Result::Retry, Scope::Message, "451 4.3.0", 300s},
        {"data=554 5.5.1 No valid recipients", Result::Permanent, Scope::Message, "554 5.5.1"},
        {"dot=452 4.3.1 Disk full", Result::Retry, Scope::Message, "452 4.3.1"},
        {"dot=554 5.7.1 Spam", Result::Permanent, Scope::Message, "554 5.7.1"},
        {"greeting=421 4.3.2 Too busy", Result::Unavailable, Scope::Message, "421 4.3.2"},
        {"greeting=554 5.7.1 You are listed", Result::Unavailable, Scope::Message, "554 5.7.1"},
        {"drop:EHLO", Result::Unavailable},
        {"drop:MAIL", Result::Unavailable},
        {"drop:RCPT", Result::Unavailable},
        {"drop:DATA", Result::Unavailable},
    };
    for (const FaultCase& expected : cases) {
        MailServer server({.tls = "none", .faults = {expected.fault}});
        const Outcome outcome = send(settings(server, Tls::None));
        EXPECT_EQ(outcome.result, expected.result) << expected.fault << ": " << outcome.text;
        EXPECT_EQ(outcome.scope, expected.scope) << expected.fault;
        EXPECT_EQ(outcome.after, expected.after) << expected.fault;
        if (*expected.code != '\0') {
            EXPECT_EQ(outcome.code, expected.code) << expected.fault;
        }
        server.finish();
        EXPECT_TRUE(server.mails().empty()) << expected.fault;
    }
}

// F78
TEST_F(SmtpFaultsTest, SaysThatALostAnswerMayBeADelivery) {
    MailServer server({.faults = {"dot-drop"}});
    const Outcome outcome = send(settings(server));
    EXPECT_EQ(outcome.result, Outcome::Result::Retry);
    EXPECT_TRUE(outcome.uncertain);
    EXPECT_NE(outcome.text.find("may have been delivered"), std::string::npos) << outcome.text;
    server.finish();
    EXPECT_EQ(server.mails().size(), 1U);
}

// F76
TEST_F(SmtpFaultsTest, GivesUpOnAServerThatFallsSilent) {
    for (const char* verb : {"EHLO", "MAIL", "RCPT", "DATA"}) {
        MailServer server({.tls = "none", .faults = {std::string("stall:") + verb}});
        const auto begin = steady_clock::now();
        EXPECT_EQ(send(settings(server, Tls::None), "me@example.org", 1s).result,
                  Outcome::Result::Unavailable)
            << verb;
        EXPECT_LT(steady_clock::now() - begin, 10s) << verb;
    }
}

// F76
TEST_F(SmtpFaultsTest, GivesUpOnAServerThatFallsSilentOverTlsOrLogin) {
    for (const char* verb : {"STARTTLS", "AUTH"}) {
        MailServer server({.password = password, .faults = {std::string("stall:") + verb}});
        const auto begin = steady_clock::now();
        const auto outcome = send(with_login(settings(server), password), "me@example.org", 1s, 4s);
        EXPECT_EQ(outcome.result, Outcome::Result::Unavailable) << verb;
        EXPECT_FALSE(outcome.uncertain) << verb;
        EXPECT_LT(steady_clock::now() - begin, 10s) << verb;
    }
}

// F76 F78
TEST_F(SmtpFaultsTest, WaitsForTheLastAnswerUpToTheDeadline) {
    MailServer server({.faults = {"stall-dot"}});
    const auto begin = steady_clock::now();
    const Outcome outcome = send(settings(server), "me@example.org", 1s, 4s);
    EXPECT_GT(steady_clock::now() - begin, 3s) << "patience does not count after the final dot";
    EXPECT_LT(steady_clock::now() - begin, 15s);
    EXPECT_EQ(outcome.result, Outcome::Result::Retry);
    EXPECT_NE(outcome.text.find("may have been delivered"), std::string::npos) << outcome.text;
}

// F77
TEST_F(SmtpFaultsTest, GivesATricklingServerNoMoreThanTheDeadline) {
    MailServer server({.tls = "none", .faults = {"trickle"}});
    const auto begin = steady_clock::now();
    EXPECT_EQ(send(settings(server, Tls::None), "me@example.org", 60s, 3s).result,
              Outcome::Result::Unavailable);
    EXPECT_LT(steady_clock::now() - begin, 10s);
}

TEST_F(SmtpFaultsTest, DoesNotWaitForTheAnswerToQuit) {
    for (const char* fault : {"rcpt:other@example.org=550 no", "rcpt:me@example.org=550 no"}) {
        MailServer server({.tls = "none", .faults = {fault, "stall:QUIT"}});
        const auto begin = steady_clock::now();
        (void)send(settings(server, Tls::None));
        EXPECT_LT(steady_clock::now() - begin, 5s) << fault;
        server.await_command("QUIT");
    }
}

TEST_F(SmtpFaultsTest, StopsWhenAsked) {
    MailServer server({.tls = "none", .faults = {"stall:RCPT"}});
    std::thread asker([&] {
        server.await_command("RCPT");
        stop_.raise();
    });
    const auto begin = steady_clock::now();
    const Outcome outcome = send(settings(server, Tls::None), "me@example.org", 60s);
    asker.join();
    EXPECT_EQ(outcome.result, Outcome::Result::Unavailable);
    EXPECT_NE(outcome.text.find("stopped"), std::string::npos) << outcome.text;
    EXPECT_LT(steady_clock::now() - begin, 10s);
}

// F76
TEST_F(SmtpFaultsTest, FindsNobodyThere) {
    SmtpSettings made;
    made.host = "localhost";
    made.tls = Tls::None;
    {
        MailServer server({.tls = "none"});
        made.port = server.port();
    }
    EXPECT_EQ(send(made).result, Outcome::Result::Unavailable);
    made.host = "no-such-host.invalid";
    EXPECT_EQ(send(made).result, Outcome::Result::Unavailable);
}

TEST_F(SmtpFaultsTest, WaitsForAPasswordThatCannotBeHad) {
    MailServer server({.password = password});
    auto made = with_login(settings(server), password);
    ::chmod(made.password.file.c_str(), 0644);
    const Outcome outcome = send(made);
    EXPECT_EQ(outcome.result, Outcome::Result::Unavailable);
    EXPECT_NE(outcome.text.find("chmod 600"), std::string::npos) << outcome.text;
    server.finish();
    EXPECT_TRUE(server.commands().empty());
}

} // namespace kith::email
