#include "plugins/calendar/guest_line.hpp"
#include "plugins/calendar/running_feed.hpp"

#include <chrono>
#include <gtest/gtest.h>
#include <map>

/// The feed's address under hands that know HTTP too well.
namespace kith::calendar {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

class HostileGuestsTest : public testing::Test {
protected:
    HostileGuestsTest() { feed_.publish({test::whole_day("a", test::today())}); }

    [[nodiscard]] test::GuestLine line() const {
        return test::GuestLine(
            std::stoi(feed_.authority().substr(feed_.authority().find(':') + 1)));
    }
    [[nodiscard]] std::string request(const std::string& path) const {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
    [[nodiscard]] std::string ask(const std::string& bytes) const {
        const auto guest = line();
        guest.send(bytes);
        return guest.hear();
    }
    [[nodiscard]] bool serves() const {
        return ask(request(feed_.path())).ends_with("END:VCALENDAR\r\n");
    }
    [[nodiscard]] long memory_kib() const {
        std::istringstream status(
            test::content("/proc/" + std::to_string(feed_.pid()) + "/status"));
        for (std::string word; status >> word;) {
            if (word == "VmRSS:") {
                long size = 0;
                status >> size;
                return size;
            }
        }
        return -1;
    }
    /// How many timers of the process will ring.
    [[nodiscard]] int armed_timers() const {
        int armed = 0;
        const auto folder = "/proc/" + std::to_string(feed_.pid()) + "/fdinfo";
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const auto text = test::content(entry.path());
            armed += text.find("it_value:") != std::string::npos &&
                     text.find("it_value: (0, 0)") == std::string::npos;
        }
        return armed;
    }

    test::RunningFeed feed_;
};

} // namespace

// F93
TEST_F(HostileGuestsTest, KeepNobodyOutBySlowness) {
    std::vector<test::GuestLine> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(line());
        slow.back().send("GET / HTTP/1.1\r\nX-Slow: ");
    }
    for (int i = 0; i < 5; ++i) {
        const auto asked = Clock::now();
        EXPECT_TRUE(serves());
        EXPECT_LT(Clock::now() - asked, 1s);
    }
    const auto waited = Clock::now();
    for (const auto& guest : slow) {
        EXPECT_EQ(guest.hear(), "");
    }
    EXPECT_LT(Clock::now() - waited, 10s); // the last ones after their five seconds
    EXPECT_TRUE(serves());
}

// F93
TEST_F(HostileGuestsTest, AreSentAwayThoughTheyDripOn) {
    const auto guest = line();
    const auto begun = Clock::now();
    while (guest.send("X") && Clock::now() - begun < 15s) {
        EXPECT_EQ(::poll(nullptr, 0, 100), 0);
    }
    EXPECT_LT(Clock::now() - begun, 8s);
}

// F93
TEST_F(HostileGuestsTest, GetOneAnswerAConnection) {
    const auto heard = ask(request(feed_.path()) + request(feed_.path()) + request("/x"));
    EXPECT_TRUE(heard.starts_with("HTTP/1.1 200 OK\r\n"));
    EXPECT_EQ(heard.find("HTTP/1.1", 1), std::string::npos);
    EXPECT_TRUE(heard.ends_with("END:VCALENDAR\r\n"));
}

// F93
TEST_F(HostileGuestsTest, AreToldWhenTheyTalkNonsense) {
    for (const std::string& nonsense :
         {std::string("nonsense\r\n\r\n"), std::string("GET\r\n\r\n"),
          std::string("\x16\x03\x01\x02", 4) + "tls", std::string("GET / HTTP/9.9\r\n\r\n"),
          std::string("GET /\0 HTTP/1.1\r\n\r\n", 20),
          std::string("GET / HTTP/1.1\r\nHost : x\r\n\r\n"),
          std::string("PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
          std::string("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")}) {
        EXPECT_TRUE(ask(nonsense).starts_with("HTTP/1.1 400 Bad Request\r\n")) << nonsense;
    }
    EXPECT_TRUE(serves());
}

// F93
TEST_F(HostileGuestsTest, LeaveNothingBehindInMemory) {
    const long before = memory_kib();
    std::string body = "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 1'000'000; ++i) {
        body += "1\r\nx\r\n";
    }
    body += "0\r\n\r\n";
    const auto guest = line();
    guest.send(body);
    EXPECT_TRUE(guest.hear().starts_with("HTTP/1.1 405 "));
    const auto second = line();
    second.send("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000000\r\n\r\n");
    second.send(std::string(5'000'000, 'x'));
    EXPECT_TRUE(serves());
    EXPECT_LT(memory_kib() - before, 4000);
}

// F91
TEST_F(HostileGuestsTest, GuessNothing) {
    std::map<std::string, int> answers;
    for (int i = 0; i < 3000; ++i) {
        auto guess = feed_.token();
        guess[static_cast<std::size_t>(i) % guess.size()] ^= static_cast<char>(1 + i % 7);
        auto answer = ask(request("/" + guess + "/kith.ics"));
        const auto date = answer.find("Date: ");
        ASSERT_NE(date, std::string::npos);
        ++answers[answer.erase(date, 35)];
    }
    EXPECT_EQ(answers.size(), 1U);
    EXPECT_TRUE(answers.begin()->first.starts_with("HTTP/1.1 404 "));
}

TEST_F(HostileGuestsTest, LeaveNoTimerRunning) {
    EXPECT_TRUE(serves());
    {
        const auto guest = line();
        guest.send("GET");
    }
    // The plugin answers in order: once this is answered, the line above has been seen to end.
    EXPECT_TRUE(serves());
    feed_.check();
    EXPECT_EQ(armed_timers(), 0);
}

} // namespace kith::calendar
