#include "app/log_sink.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::app {

namespace {

/// A logger whose lines end in a pipe that is read when a test wants.
class Logbook {
public:
    Logbook() { logger_.set_pattern("%l %v"); }
    ~Logbook() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    Logbook(const Logbook&) = delete;
    Logbook& operator=(const Logbook&) = delete;

    void log(const std::string& text) { logger_.info("plugin=mail {}", text); }
    /// All that is there.
    std::string read() {
        std::string text(1 << 20, '\0');
        const auto length = ::read(ends_[0], text.data(), text.size());
        return text.substr(0, static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
    }

private:
    static std::array<int, 2> pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            throw std::runtime_error("no pipe");
        }
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
        return ends;
    }

    const std::array<int, 2> ends_ = pipe();
    spdlog::logger logger_{"test", std::make_shared<LogSink>(ends_[1])};
};

bool is_plain(unsigned char byte) { return byte >= 0x20 && byte != 0x7F; }

} // namespace

// F101
TEST(LogSinkTest, EveryByteStaysInItsLine) {
    for (int byte = 0; byte < 256; ++byte) {
        Logbook book;
        book.log(std::string("a") + static_cast<char>(byte) + "b");
        const auto text = book.read();
        ASSERT_TRUE(text.starts_with("info plugin=mail a")) << byte;
        EXPECT_EQ(text.find('\n'), text.size() - 1) << byte;
        EXPECT_TRUE(std::all_of(text.begin(), text.end() - 1, is_plain)) << byte;
    }
}

// F101
TEST(LogSinkTest, WritesOutWhatFoolsTheEye) {
    Logbook book;
    book.log(
        "x\n2026-11-23T08:00:00 error forged\r\x1b[2J\xC2\x9B\xE2\x80\xA8\xE2\x80\xAE\xED\xA0\x80");
    EXPECT_EQ(book.read(), "info plugin=mail x\\n2026-11-23T08:00:00 error forged\\x0d\\x1b[2J\\x9b"
                           "\\u2028\\u202e\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\n");
}

// F101
RC_GTEST_PROP(LogSinkTest, WritesOneCleanLineOfAtMostAPage, (const std::string& text)) {
    Logbook book;
    book.log(text + std::string(*rc::gen::inRange<std::size_t>(0, 9000), '\x01'));
    const auto line = book.read();
    RC_ASSERT(!line.empty());
    RC_ASSERT(line.size() <= 4096U);
    RC_ASSERT(line.find('\n') == line.size() - 1);
    RC_ASSERT(std::all_of(line.begin(), line.end() - 1, is_plain));
}

// F103
TEST(LogSinkTest, APipeNobodyReadsStopsNobodyAndWhatWasLostIsCounted) {
    Logbook book;
    for (int i = 0; i < 10'000; ++i) {
        book.log("line " + std::to_string(i));
    }
    const auto kept = book.read();
    const auto lines = std::count(kept.begin(), kept.end(), '\n');
    EXPECT_LT(lines, 10'000);
    EXPECT_TRUE(kept.ends_with('\n')); // none is cut
    book.log("read again");
    EXPECT_EQ(book.read(), "warning log_lines_dropped=" + std::to_string(10'000 - lines) +
                               "\ninfo plugin=mail read again\n");
}

// F103
TEST(LogSinkTest, AClosedDescriptorIsNoFault) {
    const int closed = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::close(closed);
    EXPECT_FALSE(write_at_once(closed, "text\n"));
}

// F103
TEST(LogSinkTest, AJournalThatDoesNotReadStopsNobody) {
    int pair[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    int written = 0;
    while (write_at_once(pair[0], std::string(4096, 'x')) && written < 10'000) {
        ++written;
    }
    EXPECT_GT(written, 0);
    EXPECT_LT(written, 10'000);
    ::close(pair[1]);
    EXPECT_FALSE(write_at_once(pair[0], "no SIGPIPE either\n"));
    ::close(pair[0]);
}

} // namespace kith::app
