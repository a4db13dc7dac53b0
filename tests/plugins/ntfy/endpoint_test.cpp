#include "ntfy/endpoint.hpp"

#include "plugins/ntfy/sample.hpp"
#include "support/certificate.hpp"
#include "support/http_server.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

namespace kith::ntfy {

namespace {

using domain::Outcome;
using domain::Value;
using test::HttpServer;
using namespace std::chrono_literals;
using std::chrono::steady_clock;
using Result = Outcome::Result;

constexpr const char* taken = R"([{"body":"{\"id\":\"x\"}"}])";

class EndpointTest : public ::testing::Test {
protected:
    Endpoint endpoint(const Settings& settings) const {
        sdk::Session session = sample_session();
        session.state_dir = directory_.path();
        return {settings, session, [](const std::string& text) { ADD_FAILURE() << text; }};
    }
    Outcome deliver(const Settings& settings, const sdk::Delivery& delivery = sample_single(),
                    std::chrono::milliseconds time = 60s) const {
        return endpoint(settings).deliver(delivery, steady_clock::now() + time, stop_);
    }
    Outcome deliver_to(const std::string& answers) const {
        HttpServer server(answers);
        return deliver(sample_settings(server.url()));
    }
    Settings with_token(Settings settings, const std::string& token) const {
        settings.secret_file = directory_.write("token", token + "\n");
        ::chmod(settings.secret_file.c_str(), 0600);
        return settings;
    }

    test::TemporaryDirectory directory_;
    remote::StopSignal stop_;
};

} // namespace

TEST_F(EndpointTest, PostsAMessageToNtfy) {
    HttpServer server(taken, HttpServer::Transport::Tls);
    Settings settings = with_token(sample_settings(server.url()), "tk_abc");
    settings.ca_file = test::localhost_certificate().pem.string();
    EXPECT_EQ(deliver(settings).result, Result::Delivered);
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 1U);
    EXPECT_EQ(got[0].method, "POST");
    EXPECT_EQ(got[0].target, "/");
    EXPECT_EQ(got[0].header("Authorization"), "Bearer tk_abc");
    EXPECT_EQ(got[0].header("Content-Type"), "application/json");
    EXPECT_EQ(wire::parse_json(got[0].body).at("topic").as_string(), "kith-x7");
}

TEST_F(EndpointTest, PostsTheSameKeyAtEveryAttempt) {
    HttpServer server(taken);
    Settings hook = sample_hook(server.url());
    hook.user = "me";
    hook = with_token(hook, "pass");
    for (int attempt = 1; attempt <= 2; ++attempt) {
        sdk::Delivery delivery = sample_single();
        delivery.attempt = attempt;
        EXPECT_EQ(deliver(hook, delivery).result, Result::Delivered);
    }
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[0].target, "/in");
    EXPECT_EQ(got[0].header("Idempotency-Key"), "d-5kq0c3m7w1");
    EXPECT_EQ(got[0].header("Authorization"), "Basic bWU6cGFzcw==");
    EXPECT_EQ(got[0].head, got[1].head);
    EXPECT_EQ(got[0].body, got[1].body);
}

TEST_F(EndpointTest, TakesAMessageBack) {
    HttpServer server(taken);
    const auto deadline = steady_clock::now() + 60s;
    EXPECT_EQ(endpoint(sample_settings(server.url())).withdraw("d-1", deadline, stop_).result,
              Result::Delivered);
    Settings hook = sample_hook(server.url());
    hook.withdraw = false;
    EXPECT_EQ(endpoint(hook).withdraw("d-1", deadline, stop_).result, Result::Delivered);
    hook.withdraw = true;
    EXPECT_EQ(endpoint(hook).withdraw("d-1", deadline, stop_).result, Result::Delivered);
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[0].method, "DELETE");
    EXPECT_EQ(got[0].target, "/kith-x7/d-1");
    EXPECT_EQ(got[1].method, "POST");
    EXPECT_EQ(wire::parse_json(got[1].body).at("event").as_string(), "withdraw");
}

TEST_F(EndpointTest, LeavesAMessageWhereAnOldServerCannotTakeItBack) {
    HttpServer server(R"([{"status":404}])");
    EXPECT_EQ(endpoint(sample_settings(server.url()))
                  .withdraw("d-1", steady_clock::now() + 60s, stop_)
                  .result,
              Result::Delivered);
}

// F87
TEST_F(EndpointTest, WaitsAsLongAsItIsTold) {
    const Outcome outcome = deliver_to(R"([{"status":429,"headers":[["Retry-After","77"]]}])");
    EXPECT_EQ(outcome.result, Result::Retry);
    EXPECT_EQ(outcome.after, 77s);
}

// F87
TEST_F(EndpointTest, ShortensWhatIsTooLong) {
    HttpServer server(R"([{"status":413},{"status":413},{"status":200}])");
    EXPECT_EQ(deliver(sample_settings(server.url()), sample_digest(200)).result, Result::Delivered);
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 3U);
    EXPECT_LE(wire::parse_json(got[2].body).at("message").as_string().size(), 1024U);
    EXPECT_LT(got[1].body.size(), got[0].body.size());
}

// F87
TEST_F(EndpointTest, EndsWhereNothingIsShortEnough) {
    HttpServer server(R"([{"status":413}])");
    const Outcome outcome = deliver(sample_settings(server.url()), sample_digest(200));
    EXPECT_EQ(outcome.result, Result::Permanent);
    EXPECT_EQ(outcome.scope, Outcome::Scope::Message);
    EXPECT_EQ(server.finish().size(), 4U);
}

// F87
TEST_F(EndpointTest, TakesAHugeAnswerForAnAnswer) {
    EXPECT_EQ(deliver_to(R"([{"endless":"body"}])").result, Result::Delivered);
    EXPECT_EQ(deliver_to(R"([{"endless":"body","status":500}])").result, Result::Retry);
}

// F87
TEST_F(EndpointTest, TellsNobodyElseAnything) {
    HttpServer other(taken);
    HttpServer server(R"([{"status":307,"headers":[["Location",")" + other.url() + "/\"]]}]");
    const Outcome outcome = deliver(with_token(sample_settings(server.url()), "tk"));
    EXPECT_EQ(outcome.result, Result::Permanent);
    EXPECT_EQ(outcome.scope, Outcome::Scope::Channel);
    EXPECT_TRUE(other.finish().empty());
}

TEST_F(EndpointTest, SaysThatALostAnswerMayBeADelivery) {
    for (const char* fault : {R"([{"drop":"request"}])", R"([{"drop":"headers"}])"}) {
        const Outcome outcome = deliver_to(fault);
        EXPECT_EQ(outcome.result, Result::Retry) << fault;
        EXPECT_TRUE(outcome.uncertain) << fault;
    }
}

TEST_F(EndpointTest, GivesUpOnASilentServerInTime) {
    HttpServer server(R"([{"stall":"request"}])");
    Settings settings = sample_settings(server.url());
    settings.patience = 1s;
    const auto begin = steady_clock::now();
    EXPECT_TRUE(deliver(settings).uncertain);
    settings.patience = 60s;
    EXPECT_TRUE(deliver(settings, sample_single(), 1s).uncertain) << "the deadline is earlier";
    EXPECT_LT(steady_clock::now() - begin, 20s);
}

TEST_F(EndpointTest, FindsNobodyThere) {
    const Outcome outcome = deliver(sample_settings("http://127.0.0.1:1"));
    EXPECT_EQ(outcome.result, Result::Unavailable);
    EXPECT_FALSE(outcome.uncertain);
}

TEST_F(EndpointTest, TrustsNoStranger) {
    HttpServer server(taken, HttpServer::Transport::Tls);
    EXPECT_EQ(deliver(with_token(sample_settings(server.url()), "tk")).result, Result::Unavailable);
    EXPECT_TRUE(server.finish().empty());
}

TEST_F(EndpointTest, TriesARefusedLoginOnlyOnce) {
    HttpServer server(R"([{"status":401},{"status":200}])");
    const Settings settings = with_token(sample_settings(server.url()), "tk_old");
    const Outcome first = deliver(settings);
    EXPECT_EQ(first.result, Result::Permanent);
    EXPECT_EQ(first.scope, Outcome::Scope::Channel);
    const Outcome second = deliver(settings); // another process, the same state
    EXPECT_EQ(second.result, Result::Unavailable);
    EXPECT_NE(second.text.find("not tried again"), std::string::npos) << second.text;
    EXPECT_EQ(deliver(with_token(settings, "tk_new")).result, Result::Delivered);
    EXPECT_EQ(server.finish().size(), 2U);
}

TEST_F(EndpointTest, RemembersThatATopicIsClosedToStrangers) {
    HttpServer server(R"([{"status":403}])");
    Settings settings = sample_settings(server.url());
    EXPECT_EQ(deliver(settings).result, Result::Permanent);
    EXPECT_EQ(deliver(settings).result, Result::Unavailable);
    settings.topic = "another";
    EXPECT_EQ(deliver(settings).result, Result::Permanent);
    EXPECT_EQ(server.finish().size(), 2U);
}

TEST_F(EndpointTest, AsksNobodyWithoutItsSecret) {
    HttpServer server(taken);
    Settings settings = with_token(sample_settings(server.url()), "tk");
    ::chmod(settings.secret_file.c_str(), 0644);
    EXPECT_NE(deliver(settings).text.find("chmod 600"), std::string::npos);
    const Outcome control = deliver(with_token(settings, "tk\x01X"));
    EXPECT_NE(control.text.find("control character"), std::string::npos) << control.text;
    EXPECT_TRUE(server.finish().empty());
}

TEST_F(EndpointTest, ChecksWithoutPosting) {
    HttpServer server(R"([{"body":"{\"healthy\":true}"},{"body":"{\"username\":\"me\"}"}])");
    const Settings settings = with_token(sample_settings(server.url()), "tk");
    const Outcome outcome = endpoint(settings).check(steady_clock::now() + 60s, stop_);
    EXPECT_EQ(outcome.result, Result::Delivered);
    EXPECT_NE(outcome.text.find("takes the login"), std::string::npos) << outcome.text;
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[0].target, "/v1/health");
    EXPECT_EQ(got[0].header("Authorization"), "") << "nobody is told before it is an ntfy server";
    EXPECT_EQ(got[1].target, "/v1/account");
    EXPECT_EQ(got[1].header("Authorization"), "Bearer tk");
}

TEST_F(EndpointTest, FindsThatItIsNoNtfyServer) {
    for (const char* answers : {R"([{"body":"<html>"}])", R"([{"status":404}])",
                                R"([{"body":"{\"healthy\":false}"}])", R"([{"body":"[]"}])"}) {
        HttpServer server(answers);
        const Outcome outcome =
            endpoint(sample_settings(server.url())).check(steady_clock::now() + 60s, stop_);
        EXPECT_EQ(outcome.result, Result::Permanent) << answers;
        EXPECT_NE(outcome.text.find("mend url"), std::string::npos) << outcome.text;
    }
}

TEST_F(EndpointTest, AsksAHookOnlyForItsMethods) {
    HttpServer server(R"([{"status":405}])");
    const Outcome outcome =
        endpoint(sample_hook(server.url())).check(steady_clock::now() + 60s, stop_);
    EXPECT_EQ(outcome.result, Result::Delivered);
    EXPECT_EQ(server.finish().at(0).method, "OPTIONS");
}

// Whatever a topic's title, a name or a note holds, the request's head stays as it is.
TEST_F(EndpointTest, NoByteOfOthersReachesTheHead) {
    HttpServer server(taken);
    const Settings settings = sample_settings(server.url());
    (void)deliver(settings);
    for (int value = 0; value < 256; value += 1) {
        sdk::Delivery delivery = sample_single();
        const std::string text = std::string("a") + static_cast<char>(value) + "\r\nX-Evil: 1";
        delivery.title = text;
        delivery.body = text;
        delivery.reminders[0].entry.reach = {"tel:" + text};
        EXPECT_EQ(deliver(settings, delivery).result, Result::Delivered) << value;
        server.await(static_cast<std::size_t>(value) + 2);
    }
    const auto& got = server.finish();
    for (const auto& request : got) {
        EXPECT_EQ(request.header_names(), got[0].header_names()) << request.head;
    }
}

} // namespace kith::ntfy
