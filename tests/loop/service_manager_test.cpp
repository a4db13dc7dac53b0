#include "loop/service_manager.hpp"

#include "support/fake_timers.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::loop {

namespace {

using namespace std::chrono_literals;

/// The test plays systemd.
class ServiceManagerTest : public testing::Test {
protected:
    ServiceManagerTest() : socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
        const auto path = (directory.path() / "notify").string();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
    }
    ~ServiceManagerTest() override {
        for (const auto* name : {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"}) {
            ::unsetenv(name);
        }
        ::close(socket);
    }
    /// What systemd was told since the last time; empty when nothing.
    [[nodiscard]] std::string told() const {
        std::string text(4096, '\0');
        const auto size = ::recv(socket, text.data(), text.size(), 0);
        text.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
        return text;
    }
    test::TemporaryDirectory directory;
    int socket;
    test::FakeTimers timers;
};

} // namespace

TEST_F(ServiceManagerTest, HearsThatWeAreReadyAndHow) {
    ServiceManager(timers).ready("3 open");
    EXPECT_EQ(told(), "READY=1\nSTATUS=3 open");
}

TEST_F(ServiceManagerTest, HearsThatWeReload) {
    ServiceManager(timers).reloading();
    EXPECT_EQ(told(), "RELOADING=1");
}

TEST_F(ServiceManagerTest, HearsThatWeStop) {
    ServiceManager(timers).stopping();
    EXPECT_EQ(told(), "STOPPING=1");
}

TEST_F(ServiceManagerTest, HearsAStatus) {
    ServiceManager(timers).status("next: Anna");
    EXPECT_EQ(told(), "STATUS=next: Anna");
}

TEST_F(ServiceManagerTest, AStatusIsOneLineAndNoCommand) {
    ServiceManager(timers).status("next: Anna\nSTOPPING=1");
    EXPECT_EQ(told(), "STATUS=next: Anna STOPPING=1");
}

TEST_F(ServiceManagerTest, TheWatchdogIsFedTwiceAsOftenAsAsked) {
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
    ServiceManager manager(timers);
    manager.ready("");
    EXPECT_EQ(told(), "READY=1\nSTATUS=");
    EXPECT_EQ(told(), "WATCHDOG=1");
    EXPECT_EQ(told(), "");
    timers.advance(15s);
    EXPECT_EQ(told(), "WATCHDOG=1");
    timers.advance(15s);
    EXPECT_EQ(told(), "WATCHDOG=1");
}

TEST_F(ServiceManagerTest, TheWatchdogIsNotFedBeforeWeAreReady) {
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    const ServiceManager manager(timers);
    EXPECT_EQ(timers.next(), std::nullopt);
}

TEST_F(ServiceManagerTest, WithoutAWatchdogThereIsNoWakeUp) {
    ServiceManager manager(timers);
    manager.ready("");
    EXPECT_EQ(timers.next(), std::nullopt);
}

TEST_F(ServiceManagerTest, AnotherProcesssWatchdogIsNotOurs) {
    ::setenv("WATCHDOG_USEC", "30000000", 1);
    ::setenv("WATCHDOG_PID", "1", 1);
    ServiceManager manager(timers);
    manager.ready("");
    EXPECT_EQ(timers.next(), std::nullopt);
}

TEST_F(ServiceManagerTest, WithoutSystemdNothingHappens) {
    ::unsetenv("NOTIFY_SOCKET");
    ServiceManager(timers).ready("");
    EXPECT_EQ(told(), "");
}

} // namespace kith::loop
