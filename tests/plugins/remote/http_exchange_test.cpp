#include "remote/http_exchange.hpp"

#include "support/certificate.hpp"
#include "support/http_server.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <thread>

namespace kith::remote {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using test::HttpServer;
using Cause = HttpAnswer::Cause;
using Flaw = HttpAnswer::Flaw;

HttpRequest request_to(const std::string& url) {
    HttpRequest request;
    request.address = web_address(url + "/hook");
    request.headers = {{"Content-Type", "application/json"}};
    request.body = R"({"a":1})";
    return request;
}

HttpRequest trusting(HttpRequest request) {
    request.ca_file = test::localhost_certificate().pem.string();
    return request;
}

HttpAnswer ask(const HttpRequest& request, const HttpLimits& limits = {}) {
    const StopSignal stop;
    return exchange(request, limits, stop);
}

HttpAnswer ask_plain(const std::string& answers, const HttpLimits& limits = {}) {
    HttpServer server(answers);
    return ask(request_to(server.url()), limits);
}

} // namespace

TEST(HttpExchangeTest, SendsARequestAndReadsItsAnswer) {
    HttpServer server(R"([{"status":201,"headers":[["ETag"," \"x\" "]],"body":"taken"}])");
    const HttpAnswer answer = ask(request_to(server.url()));
    EXPECT_EQ(answer.cause, Cause::Answered);
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.header("etag"), "\"x\"");
    EXPECT_EQ(answer.body, "taken");
    EXPECT_TRUE(answer.whole);
    const auto& got = server.finish().at(0);
    EXPECT_EQ(got.method, "POST");
    EXPECT_EQ(got.target, "/hook");
    EXPECT_EQ(got.body, R"({"a":1})");
    EXPECT_EQ(got.header("Content-Type"), "application/json");
    EXPECT_EQ(got.header("Content-Length"), "7");
    EXPECT_EQ(got.header("Expect"), "");
    EXPECT_EQ(got.header("Authorization"), "");
}

TEST(HttpExchangeTest, SendsAnyMethod) {
    HttpServer server("[{}]");
    HttpRequest request = request_to(server.url());
    for (const char* method : {"PROPFIND", "DELETE", "PUT", "OPTIONS"}) {
        request.method = method;
        EXPECT_EQ(ask(request).cause, Cause::Answered);
    }
    EXPECT_EQ(server.finish().at(0).method, "PROPFIND");
    EXPECT_EQ(server.finish().at(3).method, "OPTIONS");
}

TEST(HttpExchangeTest, LogsIn) {
    HttpServer server("[{}]");
    HttpRequest request = request_to(server.url());
    const Secret secret("tk_x y");
    request.secret = &secret;
    (void)ask(request);
    request.user = "me";
    (void)ask(request);
    EXPECT_EQ(server.finish().at(0).header("Authorization"), "Bearer tk_x y");
    EXPECT_EQ(server.finish().at(1).header("Authorization"), "Basic bWU6dGtfeCB5");
}

TEST(HttpExchangeTest, LeavesTheNextNothingButTheConnection) {
    HttpServer server(R"([{"keep":true}])");
    const StopSignal stop;
    HttpConnection connection;
    HttpRequest first = request_to(server.url());
    const Secret secret("s");
    first.secret = &secret;
    first.user = "me";
    EXPECT_TRUE(HttpExchange(connection, first, {}, stop).run().whole);
    HttpRequest second;
    second.method = "GET";
    second.address = web_address(server.url() + "/other");
    EXPECT_TRUE(HttpExchange(connection, second, {}, stop).run().whole);
    server.await(2);
    const auto& got = server.finish();
    EXPECT_EQ(got[1].connection, got[0].connection);
    EXPECT_EQ(got[1].body, "");
    EXPECT_EQ(got[1].header_names(), (std::vector<std::string>{"host", "user-agent", "accept"}));
}

TEST(HttpExchangeTest, JoinsHeadersOfOneName) {
    const auto answer = ask_plain(
        R"([{"status":401,"headers":[["WWW-Authenticate","Basic"],["WWW-Authenticate","Digest"]]}])");
    EXPECT_EQ(answer.header("www-authenticate"), "Basic, Digest");
}

TEST(HttpExchangeTest, EndsATrickle) {
    const auto answer =
        ask_plain(R"([{"trickle":true,"body":"0123456789"}])", {.time = 60s, .silence = 1s});
    EXPECT_EQ(answer.flaw, Flaw::TimedOut);
}

TEST(HttpExchangeTest, TrustsOnlyWhomItShould) {
    HttpServer server("[{}]", HttpServer::Transport::Tls);
    const HttpAnswer stranger = ask(request_to(server.url()));
    EXPECT_EQ(stranger.cause, Cause::NotSent);
    EXPECT_EQ(stranger.flaw, Flaw::Untrusted);
    EXPECT_NE(stranger.fault.find("certificate"), std::string::npos) << stranger.fault;
    EXPECT_EQ(ask(trusting(request_to(server.url()))).cause, Cause::Answered);
    // Answers as well; the certificate is for localhost and 127.0.0.1.
    const auto other = request_to("https://127.0.0.2:" + std::to_string(server.port()));
    EXPECT_EQ(ask(trusting(other)).cause, Cause::NotSent);
    EXPECT_EQ(server.finish().size(), 1U);
}

TEST(HttpExchangeTest, SaysWhetherTheRequestLeft) {
    EXPECT_EQ(ask(request_to("http://127.0.0.1:1")).cause, Cause::NotSent);
    EXPECT_EQ(ask(request_to("https://no-such-host.invalid")).cause, Cause::NotSent);
    EXPECT_EQ(ask_plain(R"([{"drop":"request"}])").cause, Cause::Lost);
    EXPECT_EQ(ask_plain(R"([{"drop":"headers"}])").cause, Cause::Lost);
    HttpServer server(R"([{"drop":"handshake"}])", HttpServer::Transport::Tls);
    EXPECT_EQ(ask(trusting(request_to(server.url()))).cause, Cause::NotSent);
}

TEST(HttpExchangeTest, CountsAnAnswerWhoseBodyIsCutOff) {
    const HttpAnswer answer = ask_plain(R"([{"drop":"body","body":"0123456789"}])");
    EXPECT_EQ(answer.cause, Cause::Answered);
    EXPECT_EQ(answer.status, 200);
    EXPECT_FALSE(answer.whole);
    EXPECT_EQ(answer.body, "01234");
}

TEST(HttpExchangeTest, GivesUpInTime) {
    const HttpLimits limits{.time = 1500ms, .connect = 1000ms};
    for (const char* fault : {R"([{"stall":"request"}])", R"([{"stall":"headers"}])",
                              R"([{"trickle":true,"body":"0123456789"}])"}) {
        const auto begin = steady_clock::now();
        const HttpAnswer answer = ask_plain(fault, limits);
        EXPECT_EQ(answer.cause, Cause::Lost) << fault;
        EXPECT_EQ(answer.flaw, Flaw::TimedOut) << fault;
        EXPECT_LT(steady_clock::now() - begin, 10s) << fault;
    }
    HttpServer server(R"([{"stall":"handshake"}])", HttpServer::Transport::Tls);
    const HttpAnswer answer = ask(trusting(request_to(server.url())), limits);
    EXPECT_EQ(answer.cause, Cause::NotSent);
    EXPECT_EQ(answer.flaw, Flaw::TimedOut);
}

// F87
TEST(HttpExchangeTest, ReadsNoMoreThanItsLimit) {
    const HttpAnswer body = ask_plain(R"([{"endless":"body"}])", {.body = 1000});
    EXPECT_EQ(body.cause, Cause::Answered);
    EXPECT_EQ(body.flaw, Flaw::TooLong);
    EXPECT_EQ(body.body.size(), 1000U);
    const auto begin = steady_clock::now();
    EXPECT_EQ(ask_plain(R"([{"endless":"headers"}])").cause, Cause::Lost);
    EXPECT_LT(steady_clock::now() - begin, 10s);
}

TEST(HttpExchangeTest, SurvivesRubbish) {
    for (const char* raw :
         {"", "\\r\\n", "SSH-2.0-x\\r\\n", "HTTP/1.1 abc\\r\\n\\r\\n",
          "HTTP/1.1 200 OK\\r\\n: \\r\\nnonsense\\r\\n", "HTTP/1.1 100 Continue\\r\\n\\r\\n"}) {
        const HttpAnswer answer = ask_plain(std::string(R"([{"raw":")") + raw + "\"}]");
        EXPECT_EQ(answer.cause, Cause::Lost) << raw;
    }
}

TEST(HttpExchangeTest, PassesOverAnInterimAnswer) {
    const HttpAnswer answer = ask_plain(
        R"([{"raw":"HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 204 x\r\nC: d\r\n\r\n"}])");
    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(answer.header("a"), "");
    EXPECT_EQ(answer.header("c"), "d");
}

TEST(HttpExchangeTest, ReadsRetryAfter) {
    EXPECT_EQ(ask_plain(R"([{"status":429,"headers":[["Retry-After","120"]]}])").retry_after, 120s);
    EXPECT_EQ(ask_plain(R"([{"status":429,"headers":[["Retry-After","99999999"]]}])").retry_after,
              86'400s);
    for (const char* text : {"-5", "soon", "", "Thu, 01 Jan 1970 00:00:00 GMT"}) {
        EXPECT_EQ(ask_plain(std::string(R"([{"status":429,"headers":[["Retry-After",")") + text +
                            "\"]]}]")
                      .retry_after,
                  std::nullopt)
            << text;
    }
}

TEST(HttpExchangeTest, FollowsARedirectWithinTheHost) {
    HttpServer server(R"([{"status":308,"headers":[["Location","/moved"]]},{"status":200}])");
    EXPECT_EQ(ask(request_to(server.url())).status, 200);
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[1].method, "POST");
    EXPECT_EQ(got[1].target, "/moved");
    EXPECT_EQ(got[1].body, got[0].body);
}

// F87: neither the body nor the login goes to anybody else.
TEST(HttpExchangeTest, NeverFollowsARedirectToAnotherHost) {
    HttpServer other("[{}]");
    for (const std::string& location :
         {other.url() + "/x", "http://localhost:" + std::to_string(other.port()) + "/",
          std::string("https://example.org/"), std::string("//example.org/"),
          std::string("file:///etc/passwd"), std::string("")}) {
        HttpServer server(R"([{"status":307,"headers":[["Location",")" + location + "\"]]}]");
        EXPECT_EQ(ask(request_to(server.url())).status, 307) << location;
    }
    EXPECT_TRUE(other.finish().empty());
}

TEST(HttpExchangeTest, EndsALoopOfRedirects) {
    HttpServer server(R"([{"status":307,"headers":[["Location","/hook"]]}])");
    EXPECT_EQ(ask(request_to(server.url())).status, 307);
    EXPECT_EQ(server.finish().size(), 4U);
}

TEST(HttpExchangeTest, StopsWhenAsked) {
    HttpServer server(R"([{"stall":"request"}])");
    const HttpRequest request = request_to(server.url());
    StopSignal stop;
    std::thread asker([&] {
        server.await(1);
        stop.raise();
    });
    const auto begin = steady_clock::now();
    const HttpAnswer answer = exchange(request, {.time = 60s}, stop);
    asker.join();
    EXPECT_EQ(answer.cause, Cause::Lost) << "the request had left";
    EXPECT_LT(steady_clock::now() - begin, 10s);
    EXPECT_EQ(exchange(request_to("http://127.0.0.1:1"), {}, stop).cause, Cause::Stopped);
}

// Every byte, in every place that becomes a header.
TEST(HttpExchangeTest, NoByteMakesAnotherHeader) {
    HttpServer server("[{}]");
    HttpRequest plain = request_to(server.url());
    const Secret known("s");
    plain.secret = &known;
    plain.user = "u";
    (void)ask(plain);
    std::size_t sent = 1;
    for (int value = 0; value < 256; ++value) {
        const std::string text = std::string("a") + static_cast<char>(value) + "X-Evil: 1";
        const Secret secret(text);
        std::vector<HttpRequest> tries(3, plain);
        tries[0].headers.emplace_back("X-Note", text);
        tries[1].secret = &secret;
        tries[2].user = text;
        for (const HttpRequest& request : tries) {
            try {
                sent += ask(request).cause == Cause::Answered ? 1 : 0;
                server.await(sent);
            } catch (const std::invalid_argument&) {
                const bool is_user = &request == &tries[2]; // Basic has no colon in it
                EXPECT_TRUE(is_user || value < 0x20 || value == 0x7F) << value;
            }
        }
    }
    const auto& got = server.finish();
    ASSERT_EQ(got.size(), sent);
    EXPECT_GT(sent, 200U);
    for (const auto& request : got) {
        const auto names = request.header_names();
        EXPECT_EQ(std::ranges::count(names, "x-evil"), 0) << request.head;
        EXPECT_EQ(std::ranges::count(names, "authorization"), 1) << request.head;
    }
}

TEST(HttpExchangeTest, RefusesWhatIsNoMethodAndNoName) {
    const StopSignal stop;
    HttpConnection connection;
    HttpRequest request = request_to("http://127.0.0.1:1");
    request.method = "GET / HTTP/1.1\r\nX: y";
    EXPECT_THROW(HttpExchange(connection, request, {}, stop), std::invalid_argument);
    request.method = "GET";
    request.headers = {{"A: b\r\nX", "y"}};
    EXPECT_THROW(HttpExchange(connection, request, {}, stop), std::invalid_argument);
}

} // namespace kith::remote
