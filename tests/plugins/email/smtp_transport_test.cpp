#include "calendar/ics/writer.hpp"
#include "plugins/email/smtp_fixture.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <vector>

namespace kith::email {

namespace {

using domain::Outcome;
using test::MailServer;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr const char* password = "correct horse battery";

using SmtpTransportTest = SmtpFixture;

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

// F50
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

// F51
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

// F80
TEST_F(SmtpTransportTest, SendsNothingWhenStartTlsIsStripped) {
    MailServer server({.password = password, .faults = {"no-starttls"}});
    const Outcome outcome = send(with_login(settings(server), password));
    EXPECT_EQ(outcome.result, Outcome::Result::Unavailable) << outcome.text;
    server.finish();
    EXPECT_EQ(server.count("AUTH"), 0U);
    EXPECT_EQ(server.count("MAIL"), 0U);
    EXPECT_TRUE(server.mails().empty());
}

// F80
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

// F80
TEST_F(SmtpTransportTest, SendsNothingToAServerOfAnotherName) {
    MailServer server({});
    auto made = settings(server);
    made.host = "127.0.0.2"; // answers as well; the certificate is for localhost and 127.0.0.1
    EXPECT_EQ(send(made).result, Outcome::Result::Unavailable);
    server.finish();
    EXPECT_EQ(server.count("MAIL"), 0U);
}

// F79
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

} // namespace kith::email
