#include "plugins/calendar/command.hpp"
#include "plugins/calendar/running_feed.hpp"

#include <gtest/gtest.h>

/// The feed's address, asked by curl.
namespace kith::calendar {

namespace {

class HttpTest : public testing::Test {
protected:
    HttpTest() {
        feed_.publish({test::whole_day("a", test::today())});
        url_ = feed_.url();
    }

    /// What curl prints for these arguments.
    static std::string curl(const std::string& arguments) {
        return test::run("curl -sS --max-time 8 " + arguments + " 2>&1").output;
    }
    [[nodiscard]] static std::string status(const std::string& arguments) {
        return curl("-o /dev/null -w '%{http_code}' " + arguments);
    }
    [[nodiscard]] std::string file(const std::string& name) const {
        return (feed_.directory().path() / name).string();
    }

    test::RunningFeed feed_;
    std::string url_;
};

} // namespace

TEST_F(HttpTest, GivesTheBytesOfTheFeed) {
    const auto body = curl(url_);
    EXPECT_TRUE(body.starts_with("BEGIN:VCALENDAR\r\n"));
    EXPECT_TRUE(body.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    const auto tasks = curl(feed_.url(2));
    EXPECT_EQ(feed_.stop(), 0); // then they are kept
    EXPECT_EQ(body, test::content(feed_.state() / "kith.ics"));
    EXPECT_EQ(tasks, test::content(feed_.state() / "tasks.ics"));
}

TEST_F(HttpTest, TellsAllThatClientsAskFor) {
    const auto head = curl("-D - -o /dev/null " + url_);
    for (const auto* field :
         {"HTTP/1.1 200 OK\r\n", "\r\nContent-Type: text/calendar; charset=utf-8\r\n",
          "\r\nETag: \"",
          "\r\nLast-Modified: ", "\r\nDate: ", "\r\nCache-Control: private, no-cache\r\n",
          "\r\nContent-Disposition: inline; filename=\"kith.ics\"\r\n", "\r\nContent-Length: "}) {
        EXPECT_NE(head.find(field), std::string::npos) << field << head;
    }
    EXPECT_EQ(head.find("Transfer-Encoding"), std::string::npos);
}

TEST_F(HttpTest, AnswersHeadAsGetWithoutTheBody) {
    const auto without_date = [](std::string head) {
        const auto date = head.find("Date: ");
        return head.erase(date, head.find('\n', date) - date);
    };
    EXPECT_EQ(without_date(curl("-I " + url_)), without_date(curl("-D - -o /dev/null " + url_)));
    EXPECT_EQ(curl("-I -o /dev/null -w '%{size_download}' " + url_), "0");
}

TEST_F(HttpTest, SparesCurlWhatItHas) {
    const auto tag = file("tag");
    curl("--etag-save " + tag + " -o /dev/null " + url_);
    const std::string compare = "--etag-compare " + tag + " -w '%{http_code} %{size_download}' ";
    EXPECT_EQ(curl(compare + url_), "304 0");
    EXPECT_EQ(curl(compare + "-H 'Cache-Control: no-cache' -H 'Pragma: no-cache' " + url_),
              "304 0");
    EXPECT_EQ(status("-z '1 Jan 2035 00:00:00 GMT' " + url_), "304");
    EXPECT_EQ(status("-z '1 Jan 2020 00:00:00 GMT' " + url_), "200");
    const auto quoted = test::content(tag);
    EXPECT_EQ(status("-H 'If-None-Match: \"x\"' -H 'If-None-Match: W/" +
                     quoted.substr(0, quoted.find('\n')) + "' " + url_),
              "304");
    feed_.publish({test::whole_day("b", test::today())});
    EXPECT_EQ(status("--etag-compare " + tag + ' ' + url_), "200");
}

TEST_F(HttpTest, MindsNoAcceptField) {
    for (const auto* accept : {"Accept:", "Accept: */*", "Accept: image/png", "Accept: ;;"}) {
        EXPECT_EQ(status("-H '" + std::string(accept) + "' " + url_), "200") << accept;
    }
}

// F90
TEST_F(HttpTest, CannotBeWrittenTo) {
    for (const auto* method : {"PUT", "POST", "DELETE", "OPTIONS", "PROPFIND", "REPORT", "PATCH"}) {
        const auto head = curl("-D - -o /dev/null -X " + std::string(method) + ' ' + url_);
        EXPECT_TRUE(head.starts_with("HTTP/1.1 405 ")) << method << head;
        EXPECT_NE(head.find("\r\nAllow: GET, HEAD\r\n"), std::string::npos);
    }
    const auto body = file("body");
    test::run("head -c 3000000 /dev/zero > " + body);
    EXPECT_EQ(status("-T " + body + ' ' + url_), "405");
    EXPECT_EQ(status("-T - " + url_ + " < " + body), "405"); // in chunks
}

// F90
TEST_F(HttpTest, AnswersToItsOwnNamesOnly) {
    for (const auto* host : {"127.0.0.1", "localhost:1234", "[::1]"}) {
        EXPECT_EQ(status("-H 'Host: " + std::string(host) + "' " + url_), "200") << host;
    }
    for (const auto* host : {"evil.example", "127.0.0.1.evil.example:80", "kith.local"}) {
        EXPECT_EQ(status("-H 'Host: " + std::string(host) + "' " + url_), "421") << host;
    }
    EXPECT_EQ(status("-H 'Host:' " + url_), "400");
    EXPECT_EQ(status("-H 'Host:' --http1.0 " + url_), "200");
    EXPECT_EQ(status("-H 'Origin: http://evil.example' " + url_), "403");
    EXPECT_EQ(status("-H 'Origin: null' " + url_), "403");
    EXPECT_EQ(curl("-D - -o /dev/null " + url_).find("Access-Control"), std::string::npos);
}

TEST_F(HttpTest, LivesOnBothLoopbacks) {
    const auto port = feed_.authority().substr(feed_.authority().find(':'));
    EXPECT_EQ(status("-g 'http://[::1]" + port + feed_.path() + '\''), "200");
    EXPECT_EQ(status("http://localhost" + port + feed_.path()), "200");
    EXPECT_EQ(test::run("curl -s --max-time 2 http://127.0.0.2" + port + feed_.path()).status, 7);
}

TEST_F(HttpTest, SpeaksOldAndNewHttp) {
    EXPECT_EQ(status("--http1.0 " + url_), "200");
    EXPECT_EQ(status("-H 'Connection: close' " + url_), "200");
    EXPECT_EQ(status("-H 'Connection: keep-alive' " + url_ + " -o /dev/null " + url_), "200200");
    EXPECT_EQ(status("--http2 " + url_), "200"); // asks for an upgrade
    EXPECT_EQ(status("-H 'Connection: Upgrade' -H 'Upgrade: websocket' " + url_), "200");
}

// F92
TEST_F(HttpTest, HasNothingElse) {
    const std::string root = "http://" + feed_.authority();
    const auto expected = curl(root + "/");
    for (const std::string& path : std::vector<std::string>{
             "/" + feed_.token(), "/" + feed_.token() + "/", "/kith.ics",
             "/" + feed_.token() + "/token",
             "/" + feed_.token() + "/../" + feed_.token() + "/kith.ics",
             "/" + feed_.token() + "/%2e%2e/" + feed_.token() + "/kith.ics",
             "/" + feed_.token() + "//kith.ics", "/" + feed_.token() + "/kith.ics%00",
             "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
             "/" + std::string(40, '0') + "/kith.ics"}) {
        EXPECT_EQ(status("--path-as-is '" + root + path + '\''), "404") << path;
        EXPECT_EQ(curl("--path-as-is '" + root + path + '\''), expected);
    }
}

// F93
TEST_F(HttpTest, RefusesAHeaderThatIsTooLong) {
    const auto longer = [&](std::size_t size) {
        return status("-H 'X-Long: " + std::string(size, 'a') + "' " + url_);
    };
    EXPECT_EQ(longer(7000), "200");
    EXPECT_EQ(longer(9000), "400");
    EXPECT_EQ(status(url_ + '/' + std::string(9000, 'a')), "400");
    EXPECT_EQ(status(url_), "200");
}

// F99
TEST_F(HttpTest, NeverTellsTheSecretInItsLog) {
    curl(url_);
    curl(url_ + "x");
    feed_.check();
    const auto token = feed_.token();
    EXPECT_EQ(token.size(), 40U);
    EXPECT_EQ(feed_.said().find(token), std::string::npos);
    EXPECT_NE(feed_.said().find((feed_.state() / "url").string()), std::string::npos);
    EXPECT_EQ(feed_.stop(), 0);
    EXPECT_EQ(test::content(feed_.directory().path() / "stderr"), "");
}

} // namespace kith::calendar
