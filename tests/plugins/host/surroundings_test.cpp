#include "plugins/child_process.hpp"
#include "running_plugin.hpp"
#include "support/open_descriptors.hpp"
#include "support/scarce_descriptors.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace kith::plugins {

namespace {

namespace fs = std::filesystem;

/// What a plugin process finds around it.
class SurroundingsTest : public test::RunningPlugin {
protected:
    SurroundingsTest() { ::setenv("KITH_TEST_SECRET", "hunter2", 1); }
    ~SurroundingsTest() override { ::unsetenv("KITH_TEST_SECRET"); }
    void let_it_look(bool needs_bus = false) {
        auto what = spec("good");
        what.description.needs_bus = needs_bus;
        start(what);
        ASSERT_TRUE(until([&] { return plugin->ready(); }));
        plugin->check(keep_answer());
        ASSERT_TRUE(until([&] { return !answers.empty(); }));
    }
    [[nodiscard]] std::string line_with(const std::string& name, const std::string& what) const {
        std::istringstream lines(fact(name));
        std::string line;
        while (std::getline(lines, line) && !line.starts_with(what)) {
        }
        return line;
    }
};

} // namespace

// F73
TEST_F(SurroundingsTest, OnlyTheThreePipesAreInherited) {
    const int leaked = ::open("/dev/null", O_RDONLY); // without O_CLOEXEC, on purpose
    let_it_look();
    ::close(leaked);
    std::istringstream lines(fact("descriptors"));
    std::vector<std::string> seen;
    for (std::string line; std::getline(lines, line);) {
        seen.push_back(line.substr(0, line.find('[')));
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"0 pipe:", "1 pipe:", "2 pipe:"}));
}

// F73
TEST_F(SurroundingsTest, OnlyAllowedVariablesAreInherited) {
    ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x", 1);
    let_it_look();
    ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
    std::istringstream variables(fact("environ"));
    for (std::string one; std::getline(variables, one, '\0');) {
        const auto name = one.substr(0, one.find('='));
        EXPECT_TRUE(name == "PATH" || name == "HOME" || name == "LANG" || name == "LC_ALL" ||
                    name == "TZ" || name == "XDG_RUNTIME_DIR")
            << name;
    }
}

TEST_F(SurroundingsTest, TheBusIsInheritedByThoseThatNeedIt) {
    ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x", 1);
    let_it_look(true);
    ::unsetenv("DBUS_SESSION_BUS_ADDRESS");
    EXPECT_NE(fact("environ").find("DBUS_SESSION_BUS_ADDRESS=unix:path=/x"), std::string::npos);
}

// F73
TEST_F(SurroundingsTest, ItCanGainNoPrivileges) {
    let_it_look();
    EXPECT_EQ(line_with("status", "NoNewPrivs"), "NoNewPrivs:\t1");
}

// F99
TEST_F(SurroundingsTest, ItLeavesNoCoreDump) {
    let_it_look();
    std::istringstream words(line_with("limits", "Max core file size").substr(18));
    std::string soft;
    words >> soft;
    EXPECT_EQ(soft, "0");
}

TEST_F(SurroundingsTest, ItsDescriptorsAreLimited) {
    let_it_look();
    std::istringstream words(line_with("limits", "Max open files").substr(14));
    int soft = 0;
    words >> soft;
    EXPECT_LE(soft, 256);
    EXPECT_GT(soft, 0);
}

TEST_F(SurroundingsTest, ItLeadsAGroupOfItsOwn) {
    start_ready("good");
    EXPECT_EQ(::getpgid(plugin->pid()), plugin->pid());
}

// F72
TEST(UnfitProgramTest, ARelativePathIsUnfit) { EXPECT_NE(unfit_to_run("bin/true"), ""); }

TEST(UnfitProgramTest, AnEmptyPathIsUnfit) { EXPECT_NE(unfit_to_run(""), ""); }

TEST(UnfitProgramTest, AFileThatIsNotThereIsUnfit) { EXPECT_NE(unfit_to_run("/nowhere"), ""); }

TEST(UnfitProgramTest, ADirectoryIsUnfit) { EXPECT_NE(unfit_to_run("/usr/bin"), ""); }

TEST(UnfitProgramTest, AProgramOfTheSystemIsFit) { EXPECT_EQ(unfit_to_run("/bin/true"), ""); }

// F72
TEST(UnfitProgramTest, ModesDecide) {
    const test::TemporaryDirectory directory;
    const auto path = directory.write("plugin", "#!/bin/sh\n").string();
    for (const mode_t unfit : {0644U, 0770U, 0707U, 0722U}) {
        ASSERT_EQ(::chmod(path.c_str(), unfit), 0);
        EXPECT_NE(unfit_to_run(path), "") << std::oct << unfit;
    }
    for (const mode_t fit : {0700U, 0755U, 0500U}) {
        ASSERT_EQ(::chmod(path.c_str(), fit), 0);
        EXPECT_EQ(unfit_to_run(path), "") << std::oct << fit;
    }
}

/// With a warden and without.
class SpawnTest : public testing::TestWithParam<const char*> {
protected:
    [[nodiscard]] static Program program(std::string path, std::vector<std::string> arguments) {
        return {std::move(path), std::move(arguments), {}, GetParam()};
    }
    /// Runs it to its end; the wait status.
    [[nodiscard]] static int status_of(const std::string& script) {
        const auto child = spawn(program("/bin/sh", {"-c", script}));
        pollfd ended{child.exited, POLLIN, 0};
        EXPECT_EQ(::poll(&ended, 1, 20'000), 1);
        int status = -1;
        ::waitpid(child.warden, &status, 0);
        for (const int fd : {child.exited, child.input, child.output, child.errors}) {
            ::close(fd);
        }
        return status;
    }
};

INSTANTIATE_TEST_SUITE_P(Wardens, SpawnTest, testing::Values("", KITH_WARDEN),
                         [](const auto& warden) {
                             return warden.param[0] == '\0' ? "Without" : "With";
                         });

TEST_P(SpawnTest, AProgramThatCannotBeExecutedIsAnErrorAndLeaksNothing) {
    const test::TemporaryDirectory directory;
    const auto path = directory.write("plugin", "#!/no/such/interpreter\n").string();
    fs::permissions(path, fs::perms::owner_all);
    const auto before = test::open_descriptors();
    EXPECT_THROW(static_cast<void>(spawn(program(path, {}))), std::system_error);
    EXPECT_EQ(test::open_descriptors(), before);
}

TEST_P(SpawnTest, RunningOutOfDescriptorsLeaksNone) {
    const auto before = test::open_descriptors();
    for (int spare = 0; spare < 8; ++spare) {
        const test::ScarceDescriptors scarce(spare);
        EXPECT_THROW(static_cast<void>(spawn(program("/bin/true", {}))), std::system_error);
    }
    EXPECT_EQ(test::open_descriptors(), before);
}

TEST_P(SpawnTest, AnExitCodeIsTold) { EXPECT_EQ(exit_text(status_of("exit 3")), "exit code 3"); }

TEST_P(SpawnTest, ASignalIsTold) {
    EXPECT_EQ(exit_text(status_of("kill -11 $$")), "killed by signal 11");
}

// F70
TEST_P(SpawnTest, APluginDiesWithItsDaemon) {
    int report[2];
    ASSERT_EQ(::pipe(report), 0);
    const auto daemon = ::fork();
    if (daemon == 0) {
        const auto child = spawn(program("/bin/sleep", {"1000"}));
        static_cast<void>(!::write(report[1], &child.pid, sizeof child.pid));
        ::pause();
        ::_exit(0);
    }
    pid_t plugin = 0;
    ASSERT_EQ(::read(report[0], &plugin, sizeof plugin), static_cast<ssize_t>(sizeof plugin));
    ::kill(daemon, SIGKILL);
    ::waitpid(daemon, nullptr, 0);
    EXPECT_TRUE(test::ends(plugin));
    ::close(report[0]);
    ::close(report[1]);
}

TEST(WardenMissingTest, IsAnErrorAndLeaksNothing) {
    const auto before = test::open_descriptors();
    EXPECT_THROW(static_cast<void>(spawn({"/bin/true", {}, {}, "/nowhere"})), std::system_error);
    EXPECT_EQ(test::open_descriptors(), before);
}

/// What a plugin left behind, in a session of its own and without a parent.
class EscapedTest : public testing::Test {
protected:
    static constexpr const char* escape =
        "/usr/bin/setsid /bin/sh -c 'echo $$; exec >&- 2>&-; trap \"\" TERM HUP; "
        "while :; do /bin/sleep 1000; done' & ";
    /// Starts it by a daemon of its own; returns that daemon's process id.
    pid_t start(const std::string& then) {
        std::array<int, 2> report{};
        EXPECT_EQ(::pipe(report.data()), 0);
        const auto daemon = ::fork();
        if (daemon == 0) {
            Confinement free; // only who runs commands can leave its group
            free.commands = true;
            const auto child = spawn({"/bin/sh", {"-c", escape + then}, {}, KITH_WARDEN, free});
            ::fcntl(child.output, F_SETFL, 0);
            std::array<char, 32> line{};
            static_cast<void>(!::read(child.output, line.data(), line.size() - 1));
            const std::array<pid_t, 2> pids{std::atoi(line.data()), child.pid};
            static_cast<void>(!::write(report[1], pids.data(), sizeof pids));
            ::pause();
            ::_exit(0);
        }
        std::array<pid_t, 2> pids{};
        EXPECT_EQ(::read(report[0], pids.data(), sizeof pids), static_cast<ssize_t>(sizeof pids));
        escaped_ = pids[0];
        plugin_ = pids[1];
        ::close(report[0]);
        ::close(report[1]);
        return daemon;
    }
    pid_t plugin_ = -1;
    pid_t escaped_ = -1;
};

// F70 F71
TEST_F(EscapedTest, DiesWithTheDaemonThatIsKilled) {
    const auto daemon = start("wait");
    EXPECT_TRUE(test::is_alive(escaped_));
    ::kill(daemon, SIGKILL);
    ::waitpid(daemon, nullptr, 0);
    EXPECT_TRUE(test::ends(escaped_));
    EXPECT_TRUE(test::ends(plugin_));
}

// F71
TEST_F(EscapedTest, DiesWithThePluginThatIsKilled) {
    const auto daemon = start("wait");
    EXPECT_TRUE(test::is_alive(escaped_));
    ::kill(plugin_, SIGKILL);
    EXPECT_TRUE(test::ends(escaped_));
    ::kill(daemon, SIGKILL);
    ::waitpid(daemon, nullptr, 0);
}

} // namespace kith::plugins
