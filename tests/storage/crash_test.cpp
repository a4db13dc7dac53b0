#include "storage/crash_run.hpp"
#include "storage/forked.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <array>
#include <sys/wait.h>

namespace kith::test {

namespace {

constexpr int steps_of_a_run = 3;
/// strace counts each of them on its own.
constexpr const char* changing[] = {"pwrite64", "write",     "fdatasync", "fsync", "ftruncate",
                                    "unlink",   "fallocate", "mkdir",     "fchmod"};

struct RunEnd {
    bool killed = false;
    int exit_code = 0;
    int committed = 0;
};

/// Runs the child under strace with that fault injected.
RunEnd run_with(const std::filesystem::path& directory, const std::string& fault) {
    std::array<int, 2> output{};
    EXPECT_EQ(::pipe(output.data()), 0);
    const auto child = ::fork();
    if (child == 0) {
        ::dup2(output[1], STDOUT_FILENO);
        ::close(output[0]);
        ::close(output[1]);
        ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1); // which cannot be done under strace
        const auto steps = std::to_string(steps_of_a_run);
        ::execlp("strace", "strace", "-f", "-o", "/dev/null", "-e", "trace=desc,file", "-e",
                 fault.c_str(), KITH_CRASH_CHILD, directory.c_str(), steps.c_str(), nullptr);
        ::_exit(98);
    }
    ::close(output[1]);
    RunEnd end;
    char byte = 0;
    while (::read(output[0], &byte, 1) == 1) {
        ++end.committed;
    }
    ::close(output[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    end.killed = WIFSIGNALED(status);
    end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    EXPECT_NE(end.exit_code, 98) << "strace is missing";
    return end;
}

} // namespace

// F1
TEST(CrashTest, KilledAfterAnyCommitItHoldsWholeSteps) {
    for (int last = 0; last < 20; ++last) {
        const TemporaryDirectory directory;
        std::array<int, 2> commits{};
        ASSERT_EQ(::pipe(commits.data()), 0);
        const auto child = forked([&] {
            run_steps(directory.path(), 1000, [&] { (void)!::write(commits[1], ".", 1); });
            return 0;
        });
        ::close(commits[1]);
        char byte = 0;
        int committed = 0;
        for (; committed <= last && ::read(commits[0], &byte, 1) == 1; ++committed) {
        }
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(commits[0], &byte, 1) == 1) { // what it did before the signal came
            ++committed;
        }
        ::close(commits[0]);
        EXPECT_GT(committed, last);
        EXPECT_EQ(fault_after(directory.path(), committed), "") << "after " << committed;
    }
}

// F1
TEST(CrashTest, KilledAtManySystemCallsItHoldsWholeSteps) {
    int killed = 0; // integration.kill_points_whole tries every one
    for (const std::string call : changing) {
        for (int point = 1;; point += call == "pwrite64" ? 17 : 3) {
            const TemporaryDirectory directory;
            const auto end =
                run_with(directory.path(),
                         "inject=" + call + ":signal=SIGKILL:when=" + std::to_string(point));
            EXPECT_EQ(fault_after(directory.path(), end.committed), "")
                << "killed at " << call << " " << point;
            if (!end.killed) {
                EXPECT_EQ(end.exit_code, 0);
                EXPECT_EQ(end.committed, steps_of_a_run);
                break;
            }
            ASSERT_LT(++killed, 1000);
        }
    }
    EXPECT_GT(killed, 20) << "the faults were hardly injected";
}

// F4 F5
TEST(CrashTest, ADiskThatFailsFromAnyMomentOnLosesNothing) {
    int failed = 0;
    for (const auto* fault :
         {"pwrite64:error=ENOSPC", "pwrite64:error=EIO", "fdatasync:error=EIO"}) {
        for (int point = 1; point < 40; point += 3) {
            const TemporaryDirectory directory;
            const auto end = run_with(directory.path(), std::string("inject=") + fault +
                                                            ":when=" + std::to_string(point) + "+");
            EXPECT_TRUE(end.exit_code == 3 || end.exit_code == 0) << fault << " at " << point;
            EXPECT_EQ(fault_after(directory.path(), end.committed), "") << fault << " at " << point;
            failed += end.exit_code == 3 ? 1 : 0;
        }
    }
    EXPECT_GT(failed, 10) << "the faults were hardly injected";
}

} // namespace kith::test
