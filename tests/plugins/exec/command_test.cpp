#include "exec/command.hpp"

#include "support/temporary_directory.hpp"
#include "support/text_of_file.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <system_error>

namespace kith::exec {
namespace {

using namespace std::chrono_literals;
using test::text_of;
using How = Ending::How;

Moment soon(std::chrono::milliseconds later) { return std::chrono::steady_clock::now() + later; }

class CommandTest : public testing::Test {
protected:
    CommandTest() { std::signal(SIGPIPE, SIG_IGN); }

    std::unique_ptr<Command> shell(const std::string& script, std::string input = {},
                                   Moment deadline = Moment::max()) {
        return std::make_unique<Command>(
            std::vector<std::string>{"/bin/sh", "-c", script, file("out").string()},
            std::vector<std::string>{"PATH=/usr/bin:/bin"}, std::move(input), deadline);
    }
    /// Waits as main() does. Fails after 20 s.
    static Ending run(Command& command) {
        const Moment limit = soon(20s);
        while (true) {
            const Moment now = std::chrono::steady_clock::now();
            if (auto ending = command.advance(now)) {
                return *ending;
            }
            if (now > limit) {
                ADD_FAILURE() << "the command does not end";
                return {};
            }
            std::vector<pollfd> descriptors;
            command.interest(descriptors);
            const auto rest = std::min(command.deadline(), limit) - now;
            const auto wait = std::chrono::ceil<std::chrono::milliseconds>(rest).count();
            ::poll(descriptors.data(), descriptors.size(),
                   static_cast<int>(std::max<std::int64_t>(wait, 0)));
        }
    }
    std::filesystem::path file(const std::string& name) { return directory_.path() / name; }
    /// Waits until somebody has written a line to the pipe and gives it back.
    static std::string line_from(const std::filesystem::path& pipe) {
        std::string line;
        std::ifstream stream(pipe);
        std::getline(stream, line);
        return line;
    }
    static bool runs(const std::string& pid) {
        const std::string stat = text_of("/proc/" + pid + "/stat");
        const auto state = stat.rfind(')');
        return state != std::string::npos && stat.at(state + 2) != 'Z';
    }
    /// True when the process is gone within 10 s.
    static bool gone(const std::string& pid) {
        const int process = static_cast<int>(::syscall(SYS_pidfd_open, std::stoi(pid), 0));
        if (process < 0) {
            return errno == ESRCH;
        }
        pollfd state{process, POLLIN, 0};
        const bool ended = ::poll(&state, 1, 10'000) == 1;
        ::close(process);
        return ended;
    }

    test::TemporaryDirectory directory_;
};

TEST_F(CommandTest, FeedsItsInputAndReportsTheExitCode) {
    auto command = shell("cat > \"$0\"; exit 3", "hello\n");
    const Ending ending = run(*command);
    EXPECT_EQ(ending.how, How::Exited);
    EXPECT_EQ(ending.number, 3);
    EXPECT_EQ(text_of(file("out")), "hello\n");
}

TEST_F(CommandTest, FeedsMoreThanAPipeHolds) {
    auto command = shell("wc -c > \"$0\"", std::string(1 << 20, 'x'));
    run(*command);
    EXPECT_EQ(std::stoi(text_of(file("out"))), 1 << 20);
}

TEST_F(CommandTest, EndsThoughItsInputIsNotRead) {
    auto command = shell("exec <&-; exit 0", std::string(1 << 20, 'x'));
    EXPECT_EQ(run(*command).number, 0);
    auto deaf = shell("exit 0", std::string(1 << 20, 'x'));
    EXPECT_EQ(run(*deaf).number, 0);
}

TEST_F(CommandTest, KeepsTheFirstLineOfStandardError) {
    auto command = shell("echo first >&2; echo second >&2; exit 1");
    EXPECT_EQ(run(*command).first_line, "first");
    auto unended = shell("printf unended >&2");
    EXPECT_EQ(run(*unended).first_line, "unended");
    auto silent = shell("echo loud; echo >&2; echo later >&2");
    EXPECT_EQ(run(*silent).first_line, "");
}

TEST_F(CommandTest, SurvivesAFlood) {
    auto command = shell("head -c 20000000 /dev/zero; head -c 20000000 /dev/zero | tr '\\0' x >&2");
    const Ending ending = run(*command);
    EXPECT_EQ(ending.number, 0);
    EXPECT_EQ(ending.first_line, std::string(512, 'x'));
}

TEST_F(CommandTest, DoesNotWaitForAChildThatHoldsItsPipes) {
    auto command = shell("sleep 600 & echo $! > \"$0\"; echo left >&2; exit 0");
    const Ending ending = run(*command);
    EXPECT_EQ(ending.number, 0);
    EXPECT_EQ(ending.first_line, "left");
    const std::string child = text_of(file("out"));
    EXPECT_TRUE(runs(std::to_string(std::stoi(child))));
    ::kill(std::stoi(child), SIGKILL);
}

TEST_F(CommandTest, IsStoppedAtItsDeadlineWithItsChildren) {
    ASSERT_EQ(::mkfifo(file("out").c_str(), 0600), 0);
    auto command = shell("sleep 600 & echo $! > \"$0\"; wait", "", soon(60s));
    const std::string child = line_from(file("out"));
    command->shorten(soon(0ms));
    EXPECT_EQ(run(*command).how, How::TimedOut);
    EXPECT_TRUE(gone(child));
}

TEST_F(CommandTest, IsKilledWhenItDoesNotHeedCancelling) {
    ASSERT_EQ(::mkfifo(file("out").c_str(), 0600), 0);
    auto command =
        shell("trap '' TERM; (trap '' TERM; sleep 600) & echo $! > \"$0\"; wait; wait; sleep 600");
    const std::string child = line_from(file("out"));
    command->cancel(soon(0ms));
    const Ending ending = run(*command);
    EXPECT_EQ(ending.how, How::Cancelled);
    EXPECT_EQ(ending.number, SIGKILL);
    EXPECT_TRUE(gone(child));
}

TEST_F(CommandTest, DiesWithItsOwner) {
    ASSERT_EQ(::mkfifo(file("out").c_str(), 0600), 0);
    auto command = shell("sleep 600 & echo $! > \"$0\"; wait");
    const std::string child = line_from(file("out"));
    command.reset();
    EXPECT_TRUE(gone(child));
}

TEST_F(CommandTest, ReportsASignalOfSomebodyElse) {
    auto command = shell("kill -9 $$");
    const Ending ending = run(*command);
    EXPECT_EQ(ending.how, How::Signalled);
    EXPECT_EQ(ending.number, SIGKILL);
}

TEST_F(CommandTest, InheritsThreeDescriptors) {
    const int open_one = ::dup(STDOUT_FILENO); // not close-on-exec
    auto command = shell("ls /proc/self/fd > \"$0\"");
    run(*command);
    ::close(open_one);
    EXPECT_EQ(text_of(file("out")), "0\n1\n2\n3\n"); // 3 is the directory ls lists
}

TEST_F(CommandTest, IgnoresAndBlocksNoSignal) {
    auto command = shell("grep -E 'Sig(Blk|Ign)' /proc/self/status > \"$0\"");
    run(*command);
    std::istringstream out(text_of(file("out")));
    for (std::string name, mask; out >> name >> mask;) {
        // glibc itself ignores its own two, 32 and 33, in what posix_spawn starts.
        EXPECT_EQ(std::stoull(mask, nullptr, 16) & 0x7fffffffU, 0U) << name;
    }
}

TEST_F(CommandTest, HasAGroupAndTheEnvironmentItIsGiven) {
    auto command = shell("env | grep -v '^_\\|^PWD\\|^OLDPWD\\|^SHLVL' > \"$0\"; ps -o pgid= -p $$ "
                         ">> \"$0\"; echo $$ >> \"$0\"");
    run(*command);
    std::istringstream out(text_of(file("out")));
    std::string environment;
    int group = 0;
    int process = -1;
    out >> environment >> group >> process;
    EXPECT_EQ(environment, "PATH=/usr/bin:/bin");
    EXPECT_EQ(group, process);
}

TEST_F(CommandTest, SaysWhatCannotBeStarted) {
    EXPECT_THROW(Command({"/nonexistent/tool"}, {}, "", Moment::max()), std::system_error);
}

} // namespace
} // namespace kith::exec
