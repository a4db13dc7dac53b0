#include "plugins/conformance.hpp"
#include "support/http_server.hpp"
#include "support/program.hpp"
#include "support/temporary_directory.hpp"
#include "support/text_of_file.hpp"
#include "wire/json.hpp"

#include <chrono>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace kith::test {

namespace {

using domain::Value;
using namespace std::chrono_literals;

constexpr const char* canary = "tk_canary-tr0ub4dor";

/// The plugin as kithd runs it: JSON lines in and out, its own directory.
class NtfyProgramTest : public ::testing::Test {
protected:
    NtfyProgramTest() {
        std::filesystem::create_directory(state_);
        std::filesystem::permissions(state_, std::filesystem::perms::owner_all);
    }

    Value settings(const HttpServer& server) const {
        const auto token = directory_.write("token", std::string(canary) + "\n");
        ::chmod(token.c_str(), 0600);
        return Value::Object{
            {"topic", "kith-x7"}, {"url", server.url()}, {"token_file", token.string()}};
    }

    static std::string request(const Value& id, const char* method, const Value& params) {
        Value::Object line{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}};
        if (!id.is_null()) {
            line.emplace("id", id);
        }
        return wire::dump_json(line) + '\n';
    }

    std::string initialize(const Value& settings) const {
        return request(1, "initialize",
                       Value::Object{{"protocol", Value::Object{{"min", 1}, {"max", 1}}},
                                     {"instance", "k7f3qz5m2x9w4c8v"},
                                     {"channel", "phone"},
                                     {"settings", settings},
                                     {"state_dir", state_.string()},
                                     {"language", "de"},
                                     {"time_zone", "Europe/Berlin"}});
    }

    static std::string deliver(int id) {
        return request(
            id, "deliver",
            Value::Object{{"key", "d-5kq0c3m7w1"},
                          {"kind", "test"},
                          {"now", "2026-11-23T07:30:00Z"},
                          {"message", Value::Object{{"title", "kith"}, {"body", "Ein Versuch."}}}});
    }

    static std::string outcome(Program& program, int id) {
        while (auto line = program.next()) {
            if (const auto* found = line->find("id"); found != nullptr && *found == Value(id)) {
                return line->at("result").text_or("outcome", "(none)");
            }
        }
        throw std::runtime_error("the plugin ended without an answer");
    }

    TemporaryDirectory directory_;
    std::filesystem::path state_ = directory_.path() / "state";
    std::filesystem::path errors_ = directory_.path() / "errors";
};

} // namespace

TEST_F(NtfyProgramTest, DescribesItself) {
    const Value description = wire::parse_json(output_of({KITH_NTFY_PROGRAM, "--describe"}));
    EXPECT_EQ(description.at("name").as_string(), "ntfy");
    EXPECT_TRUE(description.at("capabilities").at("withdraw").as_bool());
    EXPECT_EQ(description.at("capabilities").at("idempotency").as_string(), "keyed");
    EXPECT_TRUE(description.at("needs").at("network").as_bool());
    EXPECT_FALSE(description.at("needs").at("dbus").as_bool());
    EXPECT_EQ(description.at("needs").find("read"), nullptr);
}

// What `kith plugin test` does, with all its fences.
TEST_F(NtfyProgramTest, ConformsToTheProtocol) {
    HttpServer server(R"([{"body":"{\"healthy\":true}"}])");
    plugins::Catalog catalog({});
    std::string unmet;
    EXPECT_TRUE(plugins::test_conformance(catalog, KITH_NTFY_PROGRAM, settings(server),
                                          [&](const plugins::Finding& one) {
                                              if (!one.met) {
                                                  unmet += one.demand + ": " + one.detail + "\n";
                                              }
                                          }))
        << unmet;
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 6U) << "a check of two requests, two deliveries, two withdrawals";
    EXPECT_EQ(got[2].body, got[3].body);
    EXPECT_EQ(got[4].target, "/kith-x7/d-conformance");
}

// F99: the token goes to the server and nowhere else, also when the server says it back.
TEST_F(NtfyProgramTest, TellsNobodyTheToken) {
    HttpServer server(
        std::string(R"([{"body":"{\"healthy\":true}"},{},{},{"status":401,"body":")") +
        R"({\"error\":\"no )" + canary + R"(\"}"}])");
    Program program({KITH_NTFY_PROGRAM}, errors_);
    program.write(initialize(settings(server)) + request(2, "check", Value::Object{}) + deliver(3) +
                  deliver(4));
    EXPECT_EQ(outcome(program, 2), "delivered");
    EXPECT_EQ(outcome(program, 3), "delivered");
    EXPECT_EQ(outcome(program, 4), "permanent");
    const std::string process = "/proc/" + std::to_string(program.pid());
    EXPECT_EQ(text_of(process + "/cmdline").find(canary), std::string::npos);
    EXPECT_EQ(text_of(process + "/environ").find(canary), std::string::npos);
    program.close_input();
    EXPECT_EQ(program.exit_code(), 0);
    EXPECT_EQ(program.transcript().find(canary), std::string::npos);
    EXPECT_EQ(text_of(errors_).find(canary), std::string::npos);
    EXPECT_FALSE(std::filesystem::is_empty(state_)) << "the refusal is kept";
    for (const auto& file : std::filesystem::directory_iterator(state_)) {
        EXPECT_EQ(text_of(file).find(canary), std::string::npos) << file;
    }
    EXPECT_EQ(server.finish().at(2).header("Authorization"), std::string("Bearer ") + canary);
}

TEST_F(NtfyProgramTest, AnswersPingAndCancelWhileAServerIsSilent) {
    HttpServer server(R"([{"stall":"request"}])");
    Program program({KITH_NTFY_PROGRAM}, errors_);
    program.write(initialize(settings(server)) + deliver(3));
    server.await(1);
    program.write(request(4, "ping", Value::Object{}));
    EXPECT_EQ(outcome(program, 4), "(none)");
    program.write(request({}, "$/cancel", Value::Object{{"id", 3}}));
    EXPECT_EQ(outcome(program, 3), "retry") << "it may have been posted";
    program.close_input();
    EXPECT_EQ(program.exit_code(), 0);
}

TEST_F(NtfyProgramTest, EndsInTimeWithADeliveryInFlight) {
    HttpServer server(R"([{"stall":"request"}])");
    Program program({KITH_NTFY_PROGRAM}, errors_);
    program.write(initialize(settings(server)) + deliver(3));
    server.await(1);
    const auto begin = std::chrono::steady_clock::now();
    program.close_input();
    EXPECT_EQ(outcome(program, 3), "retry");
    EXPECT_EQ(program.exit_code(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

} // namespace kith::test
