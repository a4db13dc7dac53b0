#include "email/smtp_transport.hpp"

#include "calendar/ics/writer.hpp"
#include "email/letter.hpp"
#include "plugins/email/mail_server.hpp"
#include "plugins/email/sample_delivery.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

namespace kith::email {

namespace {

using domain::Outcome;
using test::MailServer;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr const char* password = "correct horse battery";

/// A transport to a server of this test, with its password file and state.
class SmtpTransportTest : public ::testing::Test {
protected:
    SmtpSettings settings(const MailServer& server, Tls tls = Tls::StartTls) const {
        SmtpSettings made;
        made.host = "localhost";
        made.port = server.port();
        made.tls = tls;
        made.ca_file = tls == Tls::None ? "" : test::localhost_certificate().pem.string();
        return made;
    }

    SmtpSettings with_login(SmtpSettings made, const std::string& secret) const {
        made.user = "me";
        made.password.file = directory_.write("password", secret + "\n");
        ::chmod(made.password.file.c_str(), 0600);
        return made;
    }

    std::unique_ptr<SmtpTransport> transport(const SmtpSettings& made,
                                             std::chrono::seconds patience = 20s) {
        return std::make_unique<SmtpTransport>(
            made, "kith@example.org", patience, RefusedLogin(directory_.path() / "refused", "me"),
            [](const std::string& text) { ADD_FAILURE() << text; });
    }

    Outcome send(const SmtpSettings& made, const std::string& to = "me@example.org",
                 std::chrono::seconds patience = 20s, std::chrono::milliseconds time = 60s) {
        return transport(made, patience)->send(to, message_, steady_clock::now() + time, stop_);
    }

    test::TemporaryDirectory directory_;
    StopSignal stop_;
    std::string message_ = compose(test::sample_digest(), test::sample_session(),
                                   {"kith@example.org", {"me@example.org", "us@example.net"}});
};

/// Commands without what differs each time.
std::vector<std::string> script(const MailServer& server) {
    std::vector<std::string> lines;
    for (std::string line : server.commands()) {
        if (line.starts_with("AUTH PLAIN ")) {
            line = "AUTH PLAIN (secret)\r\n";
        }
        if (const auto size = line.find(" SIZE="); size != std::string::npos) {
            line = line.substr(0, size) + "\r\n";
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_F(SmtpTransportTest, SaysExactlyTheseCommands) {
    MailServer server({.password = password});
    const Outcome outcome = send(with_login(settings(server), password));
    EXPECT_EQ(outcome.result, Outcome::Result::Delivered) << outcome.text;
    EXPECT_EQ(outcome.code, "250 2.0.0");
    server.await_command("QUIT");
    server.finish();
    const std::vector<std::string> expected{"EHLO [127.0.0.1]\r\n",
                                            "STARTTLS\r\n",
                                            "EHLO [127.0.0.1]\r\n",
                                            "AUTH PLAIN (secret)\r\n",
                                            "MAIL FROM:<kith@example.org>\r\n",
                                            "RCPT TO:<me@example.org>\r\n",
                                            "DATA\r\n",
                                            "QUIT\r\n"};
    EXPECT_EQ(script(server), expected);
}

TEST_F(SmtpTransportTest, CarriesTheMessageByteForByte) {
    // Dots at line begins, in every place where libcurl may cut its buffers (F51).
    message_ += "\r\n";
    for (int i = 0; i < 20'000; ++i) {
        message_ += std::string(static_cast<std::size_t>(i % 7), '.') + "\r\n";
    }
    MailServer server({});
    EXPECT_EQ(send(settings(server)).result, Outcome::Result::Delivered);
    server.finish();
    ASSERT_EQ(server.mails().size(), 1U);
    EXPECT_TRUE(server.mails()[0].clean);
    EXPECT_TRUE(server.mails()[0].bytes == message_);
    EXPECT_EQ(server.mails()[0].to, std::vector<std::string>{"me@example.org"});
}

TEST_F(SmtpTransportTest, IsReadWithoutDefectByPython) {
    MailServer server({});
    EXPECT_EQ(send(settings(server)).result, Outcome::Result::Delivered);
    server.finish();
    ASSERT_EQ(server.mails().size(), 1U);
    const auto mail = wire::parse_json(test::output_of(
        {"/usr/bin/python3", KITH_TEST_SOURCES "/read_mail.py"}, server.mails()[0].bytes));
    EXPECT_TRUE(mail.at("defects").as_array().empty()) << wire::dump_json(mail.at("defects"));
    EXPECT_EQ(
        wire::dump_json(mail.at("structure")),
        R"(["multipart/mixed","multipart/alternative","text/plain","text/html","text/calendar"])");
    EXPECT_EQ(wire::dump_json(mail.at("to")), R"(["me@example.org","us@example.net"])");
    EXPECT_EQ(mail.at("date").as_string(), "2026-11-23T08:30:00+01:00");
    const auto& header = mail.at("header");
    EXPECT_EQ(header.at("subject").as_string(), "Drei Menschen für heute");
    EXPECT_EQ(header.at("from").as_string(), "kith <kith@example.org>");
    EXPECT_EQ(header.at("message-id").as_string(), "<d-8x2m4n6p0q@k7f3qz5m2x9w4c8v.kith.local>");
    EXPECT_EQ(header.at("in-reply-to").as_string(), header.at("references").as_string());
    EXPECT_EQ(header.at("auto-submitted").as_string(), "auto-generated");
    EXPECT_EQ(header.at("x-auto-response-suppress").as_string(), "All");
    EXPECT_EQ(header.find("list-unsubscribe"), nullptr);
    for (const char* part : {"plain", "html"}) {
        for (const char* said :
             {"Jörg Özdemir", "Marta Kovács", "Noch offen", "14. Oktober 2026"}) {
            EXPECT_NE(mail.at(part).as_string().find(said), std::string::npos)
                << part << ' ' << said;
        }
    }
}

TEST_F(SmtpTransportTest, AttachesWhatTheFeedWriterWrites) {
    MailServer server({});
    EXPECT_EQ(send(settings(server)).result, Outcome::Result::Delivered);
    server.finish();
    ASSERT_EQ(server.mails().size(), 1U);
    const auto mail = wire::parse_json(test::output_of(
        {"/usr/bin/python3", KITH_TEST_SOURCES "/read_mail.py"}, server.mails()[0].bytes));
    std::vector<domain::AgendaEntry> entries;
    for (const auto& reminder : test::sample_digest().reminders) {
        entries.push_back(reminder.entry);
    }
    ics::CalendarTraits traits;
    traits.instance = test::sample_session().instance;
    const auto& attachment = mail.at("attachment");
    EXPECT_EQ(test::base64_decoded(attachment.at("bytes").as_string()),
              ics::calendar_object(entries, traits));
    EXPECT_EQ(attachment.at("name").as_string(), "reminder.ics");
    EXPECT_EQ(attachment.at("disposition").as_string(), "attachment");
    EXPECT_EQ(wire::dump_json(attachment.at("parameters")),
              R"({"charset":"utf-8","name":"reminder.ics"})");
}

TEST_F(SmtpTransportTest, LogsInOverImplicitTls) {
    MailServer server({.tls = "tls", .password = password});
    const Outcome outcome = send(with_login(settings(server, Tls::Implicit), password));
    EXPECT_EQ(outcome.result, Outcome::Result::Delivered) << outcome.text;
    server.finish();
    EXPECT_EQ(server.count("STARTTLS"), 0U);
    EXPECT_EQ(server.mails().size(), 1U);
}

TEST_F(SmtpTransportTest, SendsPlainToThisMachineWhenTold) {
    MailServer server({.tls = "none"});
    EXPECT_EQ(send(settings(server, Tls::None)).result, Outcome::Result::Delivered);
    server.finish();
    EXPECT_EQ(server.mails().size(), 1U);
}

TEST_F(SmtpTransportTest, SendsNothingWhenStartTlsIsStripped) {
    MailServer server({.password = password, .faults = {"no-starttls"}});
    const Outcome outcome = send(with_login(settings(server), password));
    EXPECT_EQ(outcome.result, Outcome::Result::Unavailable) << outcome.text;
    server.finish();
    EXPECT_EQ(server.count("AUTH"), 0U);
    EXPECT_EQ(server.count("MAIL"), 0U);
    EXPECT_TRUE(server.mails().empty());
}

TEST_F(SmtpTransportTest, SendsNothingToAServerNobodyVouchesFor) {
    MailServer server({.password = password});
    auto made = with_login(settings(server), password);
    made.ca_file.clear(); // the system's authorities do not know this certificate
    const Outcome outcome = send(made);
    EXPECT_EQ(outcome.result, Outcome::Result::Unavailable) << outcome.text;
    EXPECT_NE(outcome.text.find("certificate"), std::string::npos) << outcome.text;
    server.finish();
    EXPECT_EQ(server.count("AUTH"), 0U);
    EXPECT_EQ(server.count("MAIL"), 0U);
}

TEST_F(SmtpTransportTest, SendsNothingToAServerOfAnotherName) {
    MailServer server({});
    auto made = settings(server);
    made.host = "127.0.0.2"; // answers as well; the certificate is for localhost and 127.0.0.1
    EXPECT_EQ(send(made).result, Outcome::Result::Unavailable);
    server.finish();
    EXPECT_EQ(server.count("MAIL"), 0U);
}

TEST_F(SmtpTransportTest, TriesARefusedPasswordOnce) {
    MailServer server({.password = password});
    const auto made = with_login(settings(server), "a wrong one");
    const Outcome first = send(made);
    EXPECT_EQ(first.result, Outcome::Result::Permanent) << first.text;
    EXPECT_EQ(first.scope, Outcome::Scope::Channel);
    EXPECT_TRUE(first.code.starts_with("535")) << first.code;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(send(made).result, Outcome::Result::Unavailable); // another process each time
    }
    EXPECT_NE(transport(made)->check(steady_clock::now() + 20s, stop_).result,
              Outcome::Result::Delivered);
    EXPECT_EQ(send(with_login(settings(server), password)).result, Outcome::Result::Delivered);
    server.finish();
    EXPECT_EQ(server.count("AUTH"), 2U) << "once the wrong one, once the right one";
}

TEST_F(SmtpTransportTest, WaitsWhenTheServerCannotJudgeAPassword) {
    MailServer server(
        {.password = password, .faults = {"auth=454 4.7.0 Temporary authentication failure"}});
    const auto made = with_login(settings(server), password);
    EXPECT_EQ(send(made).result, Outcome::Result::Unavailable);
    EXPECT_EQ(send(made).result, Outcome::Result::Unavailable);
    server.finish();
    EXPECT_EQ(server.count("AUTH"), 2U) << "it was not the password's fault";
}

TEST_F(SmtpTransportTest, ChecksWithoutSending) {
    MailServer server({.password = password});
    const auto made = with_login(settings(server), password);
    const Outcome outcome = transport(made)->check(steady_clock::now() + 20s, stop_);
    EXPECT_EQ(outcome.result, Outcome::Result::Delivered) << outcome.text;
    EXPECT_EQ(outcome.text, "logged in to localhost as me");
    server.await_command("QUIT");
    server.finish();
    const std::vector<std::string> expected{
        "EHLO [127.0.0.1]\r\n",    "STARTTLS\r\n", "EHLO [127.0.0.1]\r\n",
        "AUTH PLAIN (secret)\r\n", "NOOP\r\n",     "QUIT\r\n"};
    EXPECT_EQ(script(server), expected);
}

TEST_F(SmtpTransportTest, FindsOutWhenAServerKnowsNoLogin) {
    MailServer server({});
    const auto made = with_login(settings(server), password);
    const Outcome outcome = transport(made)->check(steady_clock::now() + 20s, stop_);
    EXPECT_EQ(outcome.result, Outcome::Result::Permanent) << outcome.text;
    EXPECT_EQ(outcome.scope, Outcome::Scope::Channel);
}

/// One fault of the server and what must come of it.
struct FaultCase {
    const char* fault;
    Outcome::Result result;
    Outcome::Scope scope = Outcome::Scope::Message;
    const char* code = "";
    std::optional<std::chrono::seconds> after = std::nullopt;
};

TEST_F(SmtpTransportTest, MapsEveryAnswer) {
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

TEST_F(SmtpTransportTest, SaysThatALostAnswerMayBeADelivery) {
    MailServer server({.faults = {"dot-drop"}});
    const Outcome outcome = send(settings(server));
    EXPECT_EQ(outcome.result, Outcome::Result::Retry);
    EXPECT_NE(outcome.text.find("may have been delivered"), std::string::npos) << outcome.text;
    server.finish();
    EXPECT_EQ(server.mails().size(), 1U);
}

TEST_F(SmtpTransportTest, GivesUpOnAServerThatFallsSilent) {
    for (const char* verb : {"EHLO", "MAIL", "RCPT", "DATA"}) {
        MailServer server({.tls = "none", .faults = {std::string("stall:") + verb}});
        const auto begin = steady_clock::now();
        EXPECT_EQ(send(settings(server, Tls::None), "me@example.org", 1s).result,
                  Outcome::Result::Unavailable)
            << verb;
        EXPECT_LT(steady_clock::now() - begin, 10s) << verb;
    }
}

TEST_F(SmtpTransportTest, WaitsForTheLastAnswerUpToTheDeadline) {
    MailServer server({.faults = {"stall-dot"}});
    const auto begin = steady_clock::now();
    const Outcome outcome = send(settings(server), "me@example.org", 1s, 4s);
    EXPECT_GT(steady_clock::now() - begin, 3s) << "patience does not count after the final dot";
    EXPECT_LT(steady_clock::now() - begin, 15s);
    EXPECT_EQ(outcome.result, Outcome::Result::Retry);
    EXPECT_NE(outcome.text.find("may have been delivered"), std::string::npos) << outcome.text;
}

TEST_F(SmtpTransportTest, GivesATricklingServerNoMoreThanTheDeadline) {
    MailServer server({.tls = "none", .faults = {"trickle"}});
    const auto begin = steady_clock::now();
    EXPECT_EQ(send(settings(server, Tls::None), "me@example.org", 60s, 3s).result,
              Outcome::Result::Unavailable);
    EXPECT_LT(steady_clock::now() - begin, 10s);
}

TEST_F(SmtpTransportTest, DoesNotWaitForTheAnswerToQuit) {
    for (const char* fault : {"rcpt:other@example.org=550 no", "rcpt:me@example.org=550 no"}) {
        MailServer server({.tls = "none", .faults = {fault, "stall:QUIT"}});
        const auto begin = steady_clock::now();
        (void)send(settings(server, Tls::None));
        EXPECT_LT(steady_clock::now() - begin, 5s) << fault;
        server.await_command("QUIT");
    }
}

TEST_F(SmtpTransportTest, StopsWhenAsked) {
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

TEST_F(SmtpTransportTest, FindsNobodyThere) {
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

TEST_F(SmtpTransportTest, WaitsForAPasswordThatCannotBeHad) {
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
