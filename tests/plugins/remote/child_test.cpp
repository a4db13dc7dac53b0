#include "remote/child.hpp"

#include <csignal>
#include <gtest/gtest.h>
#include <thread>

namespace kith::remote {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using Cause = ChildEnd::Cause;

ChildEnd run(const std::vector<std::string>& argv, std::string_view input = "",
             std::chrono::milliseconds time = 20s) {
    const StopSignal stop;
    return run_child(argv, input, steady_clock::now() + time, stop);
}

} // namespace

TEST(ChildTest, GivesInputAndTakesBothOutputs) {
    const ChildEnd end = run({"/bin/sh", "-c", "cat; echo no >&2; exit 3"}, "hello");
    EXPECT_EQ(end.cause, Cause::Exit);
    EXPECT_EQ(end.status, 3);
    EXPECT_EQ(end.output, "hello");
    EXPECT_EQ(end.errors, "no\n");
}

TEST(ChildTest, KeepsABoundedPartOfAFlood) {
    const ChildEnd end = run({"/bin/sh", "-c", "head -c 5000000 /dev/zero"});
    EXPECT_EQ(end.cause, Cause::Exit);
    EXPECT_EQ(end.output.size(), 4096U);
}

// F54
TEST(ChildTest, PassesArgumentsWithoutAShell) {
    EXPECT_EQ(run({"/bin/echo", "-n", "$(id) `id` ; |"}).output, "$(id) `id` ; |");
}

TEST(ChildTest, EndsAHangingProgramAndItsChildren) {
    const auto begin = steady_clock::now();
    const ChildEnd end = run({"/bin/sh", "-c", "sleep 600 & echo $!; wait"}, "", 300ms);
    EXPECT_EQ(end.cause, Cause::TimedOut);
    EXPECT_LT(steady_clock::now() - begin, 10s);
}

TEST(ChildTest, DoesNotWaitForAGrandchildThatHoldsThePipes) {
    const auto begin = steady_clock::now();
    EXPECT_EQ(run({"/bin/sh", "-c", "sleep 600 & exit 0"}).status, 0);
    EXPECT_LT(steady_clock::now() - begin, 10s);
}

TEST(ChildTest, StopsWhenAsked) {
    StopSignal stop;
    std::thread asker([&] { stop.raise(); });
    const ChildEnd end = run_child({"/bin/sleep", "600"}, "", steady_clock::now() + 60s, stop);
    asker.join();
    EXPECT_EQ(end.cause, Cause::Stopped);
}

TEST(ChildTest, SaysWhenAProgramIsNotThere) {
    EXPECT_THROW((void)run({"/nowhere/program"}), ChildError);
}

TEST(ChildTest, ReportsASignal) {
    const ChildEnd end = run({"/bin/sh", "-c", "kill -TERM $$"});
    EXPECT_EQ(end.cause, Cause::Signal);
    EXPECT_EQ(end.status, SIGTERM);
}

TEST(ChildTest, PassesOnNoDescriptor) {
    EXPECT_EQ(run({"/bin/sh", "-c", "ls /proc/self/fd | tr '\\n' ' '"}).output, "0 1 2 3 ")
        << "3 is ls' own";
}

} // namespace kith::remote
