#include "control/control_client.hpp"

#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace kith::control {

namespace {

using domain::Value;
using namespace std::chrono_literals;

/// A listening socket that says one thing to whoever comes, and hangs up.
class OneLiner {
public:
    explicit OneLiner(std::string words)
        : path(directory_.path() / "control.sock"), words_(std::move(words)),
          socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::listen(socket_, 1);
        thread_ = std::thread([this] {
            const int client = ::accept(socket_, nullptr, nullptr);
            std::string request(4096, '\0');
            static_cast<void>(::read(client, request.data(), request.size()));
            static_cast<void>(::send(client, words_.data(), words_.size(), MSG_NOSIGNAL));
            ::close(client);
        });
    }
    ~OneLiner() {
        thread_.join();
        ::close(socket_);
    }
    OneLiner(const OneLiner&) = delete;
    OneLiner& operator=(const OneLiner&) = delete;

private:
    test::TemporaryDirectory directory_;

public:
    const std::filesystem::path path;

private:
    std::string words_;
    int socket_;
    std::thread thread_;
};

Value ask(const OneLiner& daemon) {
    ControlClient client(daemon.path);
    return client.call("due", Value(Value::Object{}), 60s);
}

} // namespace

TEST(ControlClientTest, AResultIsReturned) {
    const OneLiner daemon("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":1}}\n");
    EXPECT_EQ(ask(daemon).at("a").as_integer(), 1);
}

TEST(ControlClientTest, AnErrorIsARefusalWithItsCode) {
    const OneLiner daemon(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32011,\"message\":\"nobody\"}}\n");
    try {
        static_cast<void>(ask(daemon));
        FAIL();
    } catch (const Refused& refusal) {
        EXPECT_EQ(refusal.code, -32011);
    }
}

TEST(ControlClientTest, AnAnswerOfMoreThanAMebibyteIsRead) {
    const OneLiner daemon("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":\"" +
                          std::string(std::size_t{3} << 20, 'x') + "\"}}\n");
    EXPECT_EQ(ask(daemon).at("a").as_string().size(), std::size_t{3} << 20);
}

TEST(ControlClientTest, ADaemonThatHangsUpIsNoDaemon) {
    const OneLiner daemon("{\"jsonrpc\":");
    EXPECT_THROW(static_cast<void>(ask(daemon)), NoDaemon);
}

TEST(ControlClientTest, SomethingElseThatListensIsNoDaemon) {
    const OneLiner daemon("220 mail.example.org ESMTP\n");
    EXPECT_THROW(static_cast<void>(ask(daemon)), NoDaemon);
}

TEST(ControlClientTest, JsonOfAnotherKindIsNoDaemon) {
    const OneLiner daemon("[1,2,3]\n");
    EXPECT_THROW(static_cast<void>(ask(daemon)), NoDaemon);
}

TEST(ControlClientTest, NobodyThereIsNoDaemon) {
    EXPECT_THROW(ControlClient("/nowhere/control.sock"), NoDaemon);
}

TEST(ControlClientTest, APathThatIsTooLongIsNoDaemon) {
    EXPECT_THROW(ControlClient("/" + std::string(200, 'x')), NoDaemon);
}

TEST(RuntimeDirectoryTest, OurOwnVariableComesFirst) {
    ::setenv("KITH_RUNTIME_DIR", "/a", 1);
    ::setenv("XDG_RUNTIME_DIR", "/b", 1);
    EXPECT_EQ(runtime_directory(), "/a");
}

TEST(RuntimeDirectoryTest, OtherwiseItIsBelowTheUsers) {
    ::unsetenv("KITH_RUNTIME_DIR");
    ::setenv("XDG_RUNTIME_DIR", "/b", 1);
    EXPECT_EQ(runtime_directory(), "/b/kith");
}

TEST(RuntimeDirectoryTest, WithoutEitherItIsWhereKithdFallsBackTo) {
    ::unsetenv("KITH_RUNTIME_DIR");
    ::unsetenv("XDG_RUNTIME_DIR");
    ::setenv("XDG_STATE_HOME", "/s", 1);
    EXPECT_EQ(runtime_directory(), "/s/kith/run");
}

TEST(RuntimeDirectoryTest, WithoutAnyThereIsNoDaemon) {
    for (const char* variable : {"KITH_RUNTIME_DIR", "XDG_RUNTIME_DIR", "XDG_STATE_HOME", "HOME"}) {
        ::unsetenv(variable);
    }
    EXPECT_THROW(static_cast<void>(runtime_directory()), NoDaemon);
}

} // namespace kith::control
