#include "sdk/line_output.hpp"

#include <csignal>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <unistd.h>

namespace kith::sdk {
namespace {

TEST(LineOutputTest, WritesAllToASlowReaderOfANonBlockingPipe) {
    int pipe[2];
    ASSERT_EQ(::pipe2(pipe, O_CLOEXEC), 0);
    ASSERT_EQ(::fcntl(pipe[1], F_SETFL, O_NONBLOCK), 0);
    const std::string line(1'000'000, 'x');
    std::string read;
    std::thread reader([&read, from = pipe[0]] {
        char chunk[1000];
        for (auto size = ::read(from, chunk, sizeof chunk); size > 0;
             size = ::read(from, chunk, sizeof chunk)) {
            read.append(chunk, static_cast<std::size_t>(size));
        }
    });
    LineOutput output(pipe[1]);
    output.write(line);
    ::close(pipe[1]);
    reader.join();
    ::close(pipe[0]);
    EXPECT_TRUE(read == line);
    EXPECT_FALSE(output.broken());
}

TEST(LineOutputTest, GivesUpWhenTheReaderIsGone) {
    std::signal(SIGPIPE, SIG_IGN);
    int pipe[2];
    ASSERT_EQ(::pipe2(pipe, O_CLOEXEC), 0);
    ::close(pipe[0]);
    LineOutput output(pipe[1]);
    output.write("a\n");
    EXPECT_TRUE(output.broken());
    ::close(pipe[1]);
}

} // namespace
} // namespace kith::sdk
