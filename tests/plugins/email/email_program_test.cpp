#include "plugins/email/mail_server.hpp"
#include "support/program.hpp"
#include "support/text_of_file.hpp"
#include "wire/json.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::test {

namespace {

using domain::Value;
using namespace std::chrono_literals;

constexpr const char* canary = "canary-tr0ub4dor";

/// The plugin as kithd runs it: JSON lines in and out, its own directory.
class EmailProgramTest : public ::testing::Test {
protected:
    EmailProgramTest() {
        std::filesystem::create_directory(state_);
        std::filesystem::permissions(state_, std::filesystem::perms::owner_all);
    }

    Value settings(const MailServer& server) const {
        const auto password = directory_.write("password", std::string(canary) + "\n");
        ::chmod(password.c_str(), 0600);
        return Value::Object{{"to", Value::Array{"me@example.org", "us@example.net"}},
                             {"from", "kith@example.org"},
                             {"host", "localhost"},
                             {"port", server.port()},
                             {"tls", "starttls"},
                             {"timeout_s", 60},
                             {"user", "me"},
                             {"password_file", password.string()},
                             {"ca_file", localhost_certificate().pem.string()}};
    }

    static std::string request(const Value& id, const char* method, const Value& params) {
        Value::Object line{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}};
        if (!id.is_null()) {
            line.emplace("id", id);
        }
        return wire::dump_json(line) + '\n';
    }

    std::string initialize(const Value& settings) const {
        return request(
            1, "initialize",
            Value::Object{{"protocol", Value::Object{{"min", 1}, {"max", 1}}},
                          {"daemon", Value::Object{{"name", "kithd"}, {"version", "0.1.0"}}},
                          {"instance", "k7f3qz5m2x9w4c8v"},
                          {"channel", "mail"},
                          {"settings", settings},
                          {"state_dir", state_.string()},
                          {"language", "de"},
                          {"time_zone", "Europe/Berlin"},
                          {"now", "2026-11-23T07:30:00Z"},
                          {"limits", Value::Object{{"max_line", 1 << 20},
                                                   {"max_inflight", 1},
                                                   {"deliver_ms", 660'000}}}});
    }

    static std::string deliver(int id) {
        const Value entry = Value::Object{{"uid", "r-9f2c1"},
                                          {"date", "2026-11-20"},
                                          {"title", "Anna"},
                                          {"reasons", Value::Array{"Zeit."}},
                                          {"note", ""},
                                          {"reach", Value::Array{}},
                                          {"categories", Value::Array{}},
                                          {"state", "open"},
                                          {"revised_at", "2026-11-20T08:00:00Z"},
                                          {"sequence", 0}};
        const Value reminder = Value::Object{
            {"key", "old-friends/anna/2026-11-20"},
            {"contact", Value::Object{{"id", "anna"},
                                      {"name", "Anna Berger\r\nBcc: evil@example.com"},
                                      {"emails", Value::Array{"anna@example.org"}},
                                      {"phones", Value::Array{}}}},
            {"title", "Anna Berger: Zeit"},
            {"reasons", Value::Array{"Zeit."}},
            {"note", "moved to Bonn"},
            {"note_date", "2026-09-04"},
            {"date", "2026-11-20"},
            {"late_days", 3},
            {"new", true},
            {"entry", entry}};
        return request(
            id, "deliver",
            Value::Object{{"key", "d-5kq0c3m7w1"},
                          {"kind", "single"},
                          {"round", 1},
                          {"attempt", 1},
                          {"uncertain", false},
                          {"deadline_ms", 660'000},
                          {"language", "de"},
                          {"now", "2026-11-23T07:30:00Z"},
                          {"message", Value::Object{{"title", "Anna\r\nBcc: evil@example.com"},
                                                    {"body", "Zeit."}}},
                          {"reminders", Value::Array{reminder}}});
    }

    /// The answer to that request; events and logs between are passed over.
    static Value answer(Program& program, int id) {
        while (auto line = program.next()) {
            if (const auto* found = line->find("id"); found != nullptr && *found == Value(id)) {
                return *line;
            }
        }
        throw std::runtime_error("the plugin ended without an answer");
    }

    TemporaryDirectory directory_;
    std::filesystem::path state_ = directory_.path() / "state";
    std::filesystem::path errors_ = directory_.path() / "errors";
};

} // namespace

TEST_F(EmailProgramTest, DescribesItself) {
    const Value description = wire::parse_json(output_of({KITH_EMAIL_PROGRAM, "--describe"}));
    EXPECT_EQ(description.at("name").as_string(), "email");
    EXPECT_EQ(description.at("capabilities").at("deliver_ms").as_integer(), 660'000);
}

// F99: the password goes to the server and nowhere else.
TEST_F(EmailProgramTest, DeliversAndTellsNobodyThePassword) {
    MailServer server({.password = canary});
    Program program({KITH_EMAIL_PROGRAM}, errors_);
    program.write(initialize(settings(server)) + request(2, "check", Value::Object{}) + deliver(3));
    EXPECT_EQ(answer(program, 2).at("result").at("outcome").as_string(), "delivered");
    EXPECT_EQ(answer(program, 3).at("result").at("outcome").as_string(), "delivered");
    const std::string process = "/proc/" + std::to_string(program.pid());
    EXPECT_EQ(text_of(process + "/cmdline").find(canary), std::string::npos);
    EXPECT_EQ(text_of(process + "/environ").find(canary), std::string::npos);
    program.close_input();
    EXPECT_EQ(program.exit_code(), 0);
    EXPECT_EQ(program.transcript().find(canary), std::string::npos);
    EXPECT_EQ(text_of(errors_).find(canary), std::string::npos);
    for (const auto& file : std::filesystem::directory_iterator(state_)) {
        EXPECT_EQ(text_of(file).find(canary), std::string::npos) << file;
    }
    server.finish();
    ASSERT_EQ(server.mails().size(), 2U);
    EXPECT_EQ(server.mails()[0].to, std::vector<std::string>{"me@example.org"});
    EXPECT_EQ(server.mails()[1].to, std::vector<std::string>{"us@example.net"});
    EXPECT_EQ(server.mails()[0].bytes, server.mails()[1].bytes);
    EXPECT_EQ(server.count("RCPT"), 2U);
    EXPECT_EQ(server.mails()[0].bytes.find("\r\nBcc:"), std::string::npos);
}

TEST_F(EmailProgramTest, DoesNotMailAgainWhatANewProcessIsAskedToRepeat) {
    MailServer server({.password = canary});
    for (int process = 0; process < 2; ++process) {
        Program program({KITH_EMAIL_PROGRAM}, errors_);
        program.write(initialize(settings(server)) + deliver(3));
        EXPECT_EQ(answer(program, 3).at("result").at("outcome").as_string(), "delivered");
    }
    server.finish();
    EXPECT_EQ(server.mails().size(), 2U) << "one for each recipient";
}

TEST_F(EmailProgramTest, AnswersPingAndCancelWhileAServerIsSilent) {
    MailServer server({.password = canary, .faults = {"stall:RCPT"}});
    Program program({KITH_EMAIL_PROGRAM}, errors_);
    program.write(initialize(settings(server)) + deliver(3));
    server.await_command("RCPT");
    program.write(request(4, "ping", Value::Object{}));
    const Value ping = answer(program, 4);
    EXPECT_TRUE(ping.at("result").is_object());
    program.write(request({}, "$/cancel", Value::Object{{"id", 3}}));
    const Value delivery = answer(program, 3);
    EXPECT_EQ(delivery.at("result").at("outcome").as_string(), "unavailable");
    program.close_input();
    EXPECT_EQ(program.exit_code(), 0);
}

TEST_F(EmailProgramTest, EndsInTimeWithADeliveryInFlight) {
    MailServer server({.password = canary, .faults = {"stall:RCPT"}});
    Program program({KITH_EMAIL_PROGRAM}, errors_);
    program.write(initialize(settings(server)) + deliver(3));
    server.await_command("RCPT");
    const auto begin = std::chrono::steady_clock::now();
    program.close_input();
    EXPECT_EQ(answer(program, 3).at("result").at("outcome").as_string(), "unavailable");
    EXPECT_EQ(program.exit_code(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

TEST_F(EmailProgramTest, RefusesSettingsWithAPointer) {
    MailServer server({});
    Value values = settings(server);
    ::chmod(values.at("password_file").as_string().c_str(), 0644);
    Program program({KITH_EMAIL_PROGRAM}, errors_);
    program.write(initialize(values));
    const Value refusal = answer(program, 1);
    EXPECT_EQ(refusal.at("error").at("code").as_integer(), -32001);
    EXPECT_EQ(refusal.at("error").at("data").at("pointer").as_string(), "/password_file");
    EXPECT_EQ(program.transcript().find(canary), std::string::npos);
}

} // namespace kith::test
