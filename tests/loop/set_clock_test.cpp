#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace kith::loop {

namespace {

/// Runs the probe while strace makes the kernel say that the clock was set. A search for leaks
/// cannot be done under strace.
int probe_when(const std::string& fault, const std::string& argument) {
    const std::string command = "ASAN_OPTIONS=detect_leaks=0 strace -f -o /dev/null " + fault +
                                " " KITH_ALARM_PROBE " " + argument;
    return std::system(command.c_str());
}

} // namespace

TEST(SetClockTest, TheAlarmGoesOffWhenTheClockIsSet) {
    EXPECT_EQ(probe_when("-P 'anon_inode:[timerfd]' -e inject=read:error=ECANCELED:when=1", "near"),
              0);
}

// timerfd_create(2), notes: settime fails so when the clock was set and nobody has read that yet.
TEST(SetClockTest, TheAlarmGoesOffWhenTheClockIsSetJustBeforeItIsArmedAnew) {
    EXPECT_EQ(probe_when("-e inject=timerfd_settime:error=ECANCELED:when=2", "anew"), 0);
}

} // namespace kith::loop
