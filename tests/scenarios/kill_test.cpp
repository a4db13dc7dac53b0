// G1 to G5 under SIGKILL, first version: the daemon of a scenario is killed between any two of its
// steps and started again. Every run must give the golden timeline; a delivery may come twice only
// when the kill fell between its arrival and the daemon's learning of it, and then under the same
// key.

#include "scenarios/engine_daemon.hpp"
#include "scenarios/killable_daemon.hpp"
#include "scenarios/playback.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace kith::test {

namespace {

struct Run {
    std::vector<std::string> lines;
    int repeated = 0;
    int points = 0;
};

/// In which order channels get theirs within a minute is nobody's promise; within a channel it is.
std::vector<std::string> by_channel(std::vector<std::string> lines) {
    const auto minute_and_channel = [](const std::string& line) {
        constexpr std::size_t stamp = sizeof "2026-11-23 08:00  " - 1;
        return line.substr(0, line.find("  ", stamp));
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
        return minute_and_channel(a) < minute_and_channel(b);
    });
    return lines;
}

Run run_with_kill(const std::string& scenario, int kill_at) {
    const auto folder = std::filesystem::path(KITH_SCENARIOS) / scenario;
    const TemporaryDirectory state;
    Recorder recorder;
    KillableDaemon daemon(scenario_configuration(folder / "config"), state.path() / "state",
                          recorder, kill_at);
    play(read_script(folder / "events.txt"), daemon, recorder);
    return {by_channel(recorder.lines()), recorder.repeated(), daemon.points()};
}

} // namespace

class KillTest : public testing::TestWithParam<std::string> {};

TEST_P(KillTest, GivesTheSameTimelineWhereverTheDaemonIsKilled) {
    const auto golden = run_with_kill(GetParam(), 0);
    ASSERT_GT(golden.points, 20);
    int uncertain = 0;
    for (int point = 1; point <= golden.points; ++point) {
        const auto run = run_with_kill(GetParam(), point);
        ASSERT_EQ(run.lines, golden.lines) << "killed at point " << point;
        ASSERT_LE(run.repeated, 1) << "killed at point " << point;
        uncertain += run.repeated;
    }
    // Some kill must have fallen between arrival and record, or the test kills at the wrong places.
    EXPECT_GT(uncertain, 0);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, KillTest,
                         testing::Values("introduction", "one-touch", "pause-and-landing",
                                         "three-days-off", "travel"),
                         [](const auto& scenario) {
                             auto name = scenario.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

} // namespace kith::test
