#include "domain/sanitizer.hpp"
#include "mock_server.hpp"
#include "plugin_client.hpp"
#include "wait_until.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sysexits.h>

namespace kith::desktop {
namespace {

using test::MockServer;
using test::PluginClient;
using test::SessionBus;

// Where Notify has the number of the popup it replaces.
constexpr std::size_t replaces = 1;

// F81
TEST(ServerWatchTest, WithoutAServerNothingIsDeliveredUntilOneComes) {
    const SessionBus bus;
    PluginClient plugin(bus);
    plugin.wait_for_status("unavailable");
    EXPECT_EQ(plugin.deliver("d-1"), "unavailable");
    EXPECT_EQ(plugin.outcome("check", "{}"), "unavailable");
    MockServer server(bus);
    plugin.wait_for_status("up");
    EXPECT_EQ(server.count("Notify"), 0U);
    EXPECT_EQ(plugin.deliver("d-1"), "delivered");
}

// F82
TEST(ServerWatchTest, ShowsWhatIsOpenToTheNextServer) {
    const SessionBus bus;
    PluginClient plugin(bus);
    {
        MockServer server(bus);
        plugin.wait_for_status("up");
        for (const char* key : {"d-1", "d-2", "d-3"}) {
            EXPECT_EQ(plugin.deliver(key), "delivered");
        }
        plugin.withdraw("d-2");
        constexpr std::uint32_t expired = 1;
        server.report_closed(3, expired);
    }
    plugin.wait_for_status("unavailable");
    MockServer server(bus);
    plugin.wait_for_status("up");
    EXPECT_EQ(server.wait_for("Notify", 2).number(replaces), 0U);
    server.press(2, "done");
    EXPECT_EQ(plugin.wait_for_event().at("key").as_string(), "d-3");
    EXPECT_EQ(server.count("Notify"), 2U);
}

// F85
TEST(ServerWatchTest, AServerThatSleepsBlocksNothingAndIsAskedNothingMore) {
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    ASSERT_EQ(plugin.deliver("d-0"), "delivered");
    server.signal(SIGSTOP);
    const int delivery = plugin.send("deliver", test::delivery("d-1", "Anna", "because", ""));
    EXPECT_TRUE(plugin.ping());
    EXPECT_EQ(plugin.answer(delivery).text_or("outcome", ""), "unavailable");
    plugin.wait_for_status("unavailable");
    EXPECT_EQ(plugin.deliver("d-2"), "unavailable");
    server.signal(SIGCONT);
    plugin.wait_for_status("up");
    EXPECT_EQ(server.count("Notify"), 1U);
    EXPECT_EQ(plugin.deliver("d-1"), "delivered");
}

// F85
TEST(ServerWatchTest, APopupThatComesTooLateIsTakenBack) {
    const SessionBus bus;
    MockServer server(bus);
    server.on_notify("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\nret = 77");
    PluginClient plugin(bus);
    EXPECT_EQ(plugin.deliver("d-1"), "unavailable");
    EXPECT_TRUE(plugin.ping());
    EXPECT_EQ(plugin.last_status(), "unavailable");
    server.signal(SIGCONT);
    EXPECT_EQ(server.wait_for("CloseNotification").number(0), 77U);
    plugin.wait_for_status("up");
    server.on_notify("ret = 78");
    EXPECT_EQ(plugin.deliver("d-1"), "delivered");
}

TEST(ServerWatchTest, TheBusStartsAServerWhenThereIsSomethingToShow) {
    const SessionBus bus("/usr/bin/python3 -m dbusmock --template notification_daemon");
    PluginClient plugin(bus);
    const int id = plugin.send("check", "{}");
    EXPECT_EQ(plugin.answer(id).text_or("outcome", ""), "delivered");
    EXPECT_FALSE(bus.has_server());
    EXPECT_EQ(plugin.deliver("d-1"), "delivered");
    EXPECT_TRUE(bus.has_server());
}

TEST(ServerWatchTest, AServerThatCannotBeStartedIsNoServer) {
    const SessionBus bus("/bin/false");
    PluginClient plugin(bus);
    EXPECT_EQ(plugin.deliver("d-1"), "unavailable");
    plugin.wait_for_status("unavailable");
    EXPECT_EQ(plugin.deliver("d-1"), "unavailable");
}

// F84
TEST(ServerWatchTest, EndsWithTheSessionBus) {
    SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    ASSERT_EQ(plugin.deliver("d-1"), "delivered");
    bus.stop();
    EXPECT_EQ(plugin.process().exit_code(), EX_TEMPFAIL);
    EXPECT_EQ(plugin.last_status(), "unavailable");
}

// F81
TEST(ServerWatchTest, StaysUnavailableWhileThereIsNoSessionBus) {
    const test::TemporaryDirectory dir;
    const std::string path = dir.path().string();
    PluginClient plugin({{"HOME", path}, {"XDG_RUNTIME_DIR", path}}, path, "{}");
    plugin.wait_for_status("unavailable");
    EXPECT_EQ(plugin.deliver("d-1"), "unavailable");
    EXPECT_EQ(plugin.outcome("check", "{}"), "unavailable");
}

// F83 F84
TEST(ServerWatchTest, EndsForANewProcessWhenASessionBusComes) {
    const test::TemporaryDirectory dir;
    const std::string path = dir.path().string();
    PluginClient plugin({{"HOME", path}, {"XDG_RUNTIME_DIR", path}}, path, "{}");
    plugin.wait_for_status("unavailable");
    std::ofstream(dir.path() / "bus").close();
    EXPECT_EQ(plugin.process().exit_code(), EX_TEMPFAIL);
}

// F83
TEST(ServerWatchTest, EndsWithItsInputAndLeavesThePopupStanding) {
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    plugin.deliver("d-1");
    const int last = plugin.send("deliver", test::delivery("d-2", "Anna", "because", ""));
    plugin.process().close_input();
    EXPECT_EQ(plugin.process().exit_code(), EX_OK);
    EXPECT_EQ(plugin.answer(last).text_or("outcome", ""), "delivered");
    EXPECT_EQ(server.count("CloseNotification"), 0U);
}

/// Of all threads but GLib's "pool", which opened the connection and ends by itself 15 s later.
long voluntary_switches(int pid) {
    long sum = 0;
    for (const auto& task :
         std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task")) {
        std::ifstream status(task.path() / "status");
        std::string word;
        if (status >> word >> word && word.starts_with("pool")) {
            continue;
        }
        while (status >> word) {
            if (word == "voluntary_ctxt_switches:") {
                long switches = 0;
                status >> switches;
                sum += switches;
            }
        }
    }
    return sum;
}

TEST(ServerWatchTest, DoesNotWakeUpWhileNothingHappens) {
#if KITH_THREAD_SANITIZER
    GTEST_SKIP() << "TSan has a thread of its own that wakes up";
#endif
    const SessionBus bus;
    MockServer server(bus);
    PluginClient plugin(bus);
    plugin.deliver("d-1");
    server.press(1, "done");
    plugin.wait_for_event();
    server.wait_for("CloseNotification");
    plugin.confirm_event();
    plugin.deliver("d-2");
    ASSERT_TRUE(plugin.ping());
    const auto rest = [](std::chrono::milliseconds time) {
        test::wait_until([] { return false; }, time);
    };
    long before = -1; // the threads come to rest first
    for (int i = 0; i < 100 && before != voluntary_switches(plugin.process().pid()); ++i) {
        before = voluntary_switches(plugin.process().pid());
        rest(std::chrono::milliseconds(200));
    }
    rest(std::chrono::seconds(3));
    EXPECT_EQ(voluntary_switches(plugin.process().pid()), before);
}

} // namespace
} // namespace kith::desktop
