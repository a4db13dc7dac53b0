#include "plugins/calendar/guest_line.hpp"
#include "plugins/calendar/ics/reading.hpp"
#include "plugins/calendar/running_feed.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

/// The plugin over its life: first start, restarts, a port that is taken, files that refuse.
namespace kith::calendar {

namespace {

int port_of(const test::RunningFeed& feed) {
    return std::stoi(feed.authority().substr(feed.authority().find(':') + 1));
}

std::string get(const test::RunningFeed& feed) {
    const test::GuestLine line(port_of(feed));
    line.send("GET " + feed.path() + " HTTP/1.0\r\n\r\n");
    return line.hear();
}

std::string field(const std::string& answer, const std::string& name) {
    const auto begin = answer.find(name + ": ");
    return answer.substr(begin, answer.find('\r', begin) - begin);
}

/// A port that somebody holds on 127.0.0.1, until release().
class TakenPort {
public:
    TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(socket_, 1);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        number_ = ntohs(address.sin_port);
    }
    ~TakenPort() { release(); }
    TakenPort(const TakenPort&) = delete;
    TakenPort& operator=(const TakenPort&) = delete;
    void release() {
        if (socket_ >= 0) {
            ::close(std::exchange(socket_, -1));
        }
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int socket_;
    int number_ = 0;
};

} // namespace

TEST(LifeTest, ServesNothingBeforeTheFirstAgenda) {
    test::RunningFeed feed;
    EXPECT_FALSE(std::filesystem::exists(feed.state() / "url"));
    EXPECT_NE(feed.check().text_or("text", "").find("waits for the agenda"), std::string::npos);
    feed.publish({});
    EXPECT_NE(get(feed).find("BEGIN:VTIMEZONE"), std::string::npos);
    EXPECT_NE(feed.check().text_or("text", "").find("serving on"), std::string::npos);
}

TEST(LifeTest, KeepsAddressAndLastEditionOverARestart) {
    test::RunningFeed feed;
    feed.publish({test::whole_day("a", test::today())});
    const auto before = get(feed);
    const auto url = feed.url();
    EXPECT_EQ(feed.stop(), 0);
    feed.start();
    EXPECT_EQ(feed.url(), url);
    const auto after = get(feed); // nothing has been published yet
    EXPECT_NE(after.find("UID:a@k7f3"), std::string::npos);
    EXPECT_EQ(field(after, "ETag"), field(before, "ETag"));
    EXPECT_EQ(field(after, "Last-Modified"), field(before, "Last-Modified"));
    feed.publish({test::whole_day("a", test::today())});
    EXPECT_EQ(field(get(feed), "ETag"), field(before, "ETag"));
    EXPECT_EQ(field(get(feed), "Last-Modified"), field(before, "Last-Modified"));
}

// F104
TEST(LifeTest, WritesItsStateForItsOwnerOnly) {
    test::RunningFeed feed;
    feed.publish({});
    EXPECT_EQ(feed.url(1).substr(0, 9), "webcal://");
    EXPECT_TRUE(feed.url(2).ends_with("/tasks.ics"));
    EXPECT_EQ(feed.stop(), 0); // then what is published is kept
    for (const auto* name : {"token", "port", "url", "kith.ics", "tasks.ics"}) {
        struct stat state {};
        ASSERT_EQ(::stat((feed.state() / name).c_str(), &state), 0) << name;
        EXPECT_EQ(state.st_mode & 07777U, 0600U) << name;
    }
}

// F95
TEST(LifeTest, GoesOnWritingTheFileWhileItsPortIsTaken) {
    TakenPort port;
    const test::TemporaryDirectory target;
    const auto file = target.path() / "kith.ics";
    test::RunningFeed feed(domain::Value::Object{{"port", port.number()}, {"file", file.string()}});
    EXPECT_EQ(feed.publish({test::whole_day("a", test::today())}).text_or("outcome", ""),
              "delivered");
    EXPECT_NE(feed.said().find("\"unavailable\""), std::string::npos);
    EXPECT_NE(feed.check().text_or("text", "").find("taken by another program"), std::string::npos);
    EXPECT_EQ(feed.check().text_or("outcome", ""), "unavailable");
    EXPECT_EQ(test::values(test::content(file), "UID").size(), 1U);
    port.release();
    EXPECT_EQ(feed.wait_for("status").text_or("state", ""), "up");
    EXPECT_NE(get(feed).find("UID:a@k7f3"), std::string::npos);
}

TEST(LifeTest, SaysWhenAFileRefuses) {
    const test::TemporaryDirectory target;
    const auto file = target.path() / "kith.ics";
    std::filesystem::create_symlink("/dev/null", file);
    test::RunningFeed feed(domain::Value::Object{{"port", 0}, {"file", file.string()}});
    const auto outcome = feed.publish({test::whole_day("a", test::today())});
    EXPECT_EQ(outcome.text_or("outcome", ""), "retry");
    EXPECT_NE(outcome.text_or("text", "").find("symbolic link"), std::string::npos);
    EXPECT_NE(get(feed).find("UID:a@k7f3"), std::string::npos);
    std::filesystem::remove(file);
    EXPECT_EQ(feed.publish({test::whole_day("a", test::today())}).text_or("outcome", ""),
              "delivered");
    EXPECT_EQ(test::values(test::content(file), "UID").size(), 1U);
}

TEST(LifeTest, LeavesAFileAloneThatDoesNotChange) {
    const test::TemporaryDirectory target;
    const auto file = target.path() / "kith.ics";
    test::RunningFeed feed(domain::Value::Object{{"http", false}, {"file", file.string()}});
    const std::vector entries{test::whole_day("a", test::today()), test::timed("b", test::today())};
    feed.publish(entries);
    struct stat before {};
    ::stat(file.c_str(), &before);
    feed.publish({entries.rbegin(), entries.rend()});
    struct stat after {};
    ::stat(file.c_str(), &after);
    EXPECT_EQ(after.st_ino, before.st_ino);
    EXPECT_FALSE(std::filesystem::exists(feed.state() / "token"));
}

} // namespace kith::calendar
