#include "plugins/child_process.hpp"
#include "running_plugin.hpp"
#include "support/open_descriptors.hpp"
#include "support/scarce_descriptors.hpp"

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

TEST_F(SurroundingsTest, ItCanGainNoPrivileges) {
    let_it_look();
    EXPECT_EQ(line_with("status", "NoNewPrivs"), "NoNewPrivs:\t1");
}

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

TEST(UnfitProgramTest, ARelativePathIsUnfit) { EXPECT_NE(unfit_to_run("bin/true"), ""); }

TEST(UnfitProgramTest, AnEmptyPathIsUnfit) { EXPECT_NE(unfit_to_run(""), ""); }

TEST(UnfitProgramTest, AFileThatIsNotThereIsUnfit) { EXPECT_NE(unfit_to_run("/nowhere"), ""); }

TEST(UnfitProgramTest, ADirectoryIsUnfit) { EXPECT_NE(unfit_to_run("/usr/bin"), ""); }

TEST(UnfitProgramTest, AProgramOfTheSystemIsFit) { EXPECT_EQ(unfit_to_run("/bin/true"), ""); }

TEST(UnfitProgramTest, ModesDecide) {
    const test::TemporaryDirectory directory;
    const auto path = directory.write("plugin", "#!/bin/sh\n").string();
    for (const mode_t unfit : {0644, 0770, 0707, 0722}) {
        ASSERT_EQ(::chmod(path.c_str(), unfit), 0);
        EXPECT_NE(unfit_to_run(path), "") << std::oct << unfit;
    }
    for (const mode_t fit : {0700, 0755, 0500}) {
        ASSERT_EQ(::chmod(path.c_str(), fit), 0);
        EXPECT_EQ(unfit_to_run(path), "") << std::oct << fit;
    }
}

TEST(SpawnTest, AProgramThatCannotBeExecutedIsAnErrorAndLeaksNothing) {
    const test::TemporaryDirectory directory;
    const auto path = directory.write("plugin", "#!/no/such/interpreter\n").string();
    fs::permissions(path, fs::perms::owner_all);
    const auto before = test::open_descriptors();
    EXPECT_THROW(static_cast<void>(spawn({path, {}, {}})), std::system_error);
    EXPECT_EQ(test::open_descriptors(), before);
}

TEST(SpawnTest, RunningOutOfDescriptorsLeaksNone) {
    const auto before = test::open_descriptors();
    for (int spare = 0; spare < 8; ++spare) {
        const test::ScarceDescriptors scarce(spare);
        EXPECT_THROW(static_cast<void>(spawn({"/bin/true", {}, {}})), std::system_error);
    }
    EXPECT_EQ(test::open_descriptors(), before);
}

TEST(SpawnTest, APluginDiesWithItsDaemon) {
    int report[2];
    ASSERT_EQ(::pipe(report), 0);
    const auto daemon = ::fork();
    if (daemon == 0) {
        const auto child = spawn({"/bin/sleep", {"1000"}, {}});
        static_cast<void>(!::write(report[1], &child.pid, sizeof child.pid));
        ::pause();
        ::_exit(0);
    }
    pid_t plugin = 0;
    ASSERT_EQ(::read(report[0], &plugin, sizeof plugin), static_cast<ssize_t>(sizeof plugin));
    pollfd ended{static_cast<int>(::syscall(SYS_pidfd_open, plugin, 0)), POLLIN, 0};
    ::kill(daemon, SIGKILL);
    ::waitpid(daemon, nullptr, 0);
    EXPECT_EQ(::poll(&ended, 1, 20'000), 1);
    for (const int fd : {ended.fd, report[0], report[1]}) {
        ::close(fd);
    }
}

} // namespace kith::plugins
