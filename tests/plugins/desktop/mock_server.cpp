#include "mock_server.hpp"

#include "wait_until.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::test {
namespace {

constexpr const char* mock = "org.freedesktop.DBus.Mock";
constexpr const char* notifications = "org.freedesktop.Notifications";

using Calls = std::vector<std::unique_ptr<MockCall>>;

void on_called(GDBusConnection*, const char*, const char*, const char*, const char*,
               GVariant* parameters, gpointer calls) {
    auto call = std::make_unique<MockCall>();
    const char* name = nullptr;
    GVariant* arguments = nullptr;
    g_variant_get(parameters, "(&s@av)", &name, &arguments);
    call->method = name;
    call->arguments.reset(arguments);
    static_cast<Calls*>(calls)->push_back(std::move(call));
}

} // namespace

desktop::VariantPtr MockCall::argument(std::size_t index) const {
    const desktop::VariantPtr boxed(g_variant_get_child_value(arguments.get(), index));
    return desktop::VariantPtr(g_variant_get_variant(boxed.get()));
}

std::string MockCall::text(std::size_t index) const {
    return g_variant_get_string(argument(index).get(), nullptr);
}

std::uint32_t MockCall::number(std::size_t index) const {
    const desktop::VariantPtr value = argument(index);
    if (g_variant_is_of_type(value.get(), G_VARIANT_TYPE_INT32) !=
        0) { // so the template's CloseNotification
        return static_cast<std::uint32_t>(g_variant_get_int32(value.get()));
    }
    return g_variant_get_uint32(value.get());
}

std::vector<std::string> MockServer::command(const std::string& capabilities) {
    return {"/usr/bin/python3",
            "-m",
            "dbusmock",
            "--template",
            "notification_daemon",
            "--parameters",
            R"({"capabilities": ")" + capabilities + R"("})"};
}

MockServer::MockServer(const SessionBus& bus, const std::string& capabilities)
    : bus_(bus), subscription_(g_dbus_connection_signal_subscribe(
                     bus.connection(), nullptr, mock, "MethodCalled", nullptr, nullptr,
                     G_DBUS_SIGNAL_FLAGS_NONE, on_called, &calls_, nullptr)),
      process_(command(capabilities), bus.environment()) {
    bus.wait_for_server();
}

MockServer::~MockServer() {
    g_dbus_connection_signal_unsubscribe(bus_.connection(), subscription_);
    process_.signal(SIGCONT);
    process_.signal(SIGKILL);
    if (g_dbus_connection_is_closed(bus_.connection()) == 0) {
        bus_.wait_for_no_server();
    }
}

const MockCall& MockServer::wait_for(const std::string& method, std::size_t times) {
    if (!wait_until([&] { return count(method) >= times; })) {
        throw std::runtime_error("the server was not called: " + method);
    }
    const auto last = std::find_if(calls_.rbegin(), calls_.rend(),
                                   [&](const auto& call) { return call->method == method; });
    return **last;
}

std::size_t MockServer::count(const std::string& method) const {
    return static_cast<std::size_t>(std::count_if(
        calls_.begin(), calls_.end(), [&](const auto& call) { return call->method == method; }));
}

void MockServer::press(std::uint32_t id, const char* button) const {
    emit("ActionInvoked", "us", g_variant_new_parsed("[<%u>, <%s>]", id, button));
}

void MockServer::report_closed(std::uint32_t id, std::uint32_t reason) const {
    emit("NotificationClosed", "uu", g_variant_new_parsed("[<%u>, <%u>]", id, reason));
}

void MockServer::on_notify(const char* code) const {
    bus_.call(mock, "AddMethod",
              g_variant_new("(sssss)", notifications, "Notify", "susssasa{sv}i", "u", code));
}

void MockServer::emit(const char* name, const char* types, GVariant* arguments) const {
    bus_.call(mock, "EmitSignal", g_variant_new("(sss@av)", notifications, name, types, arguments));
}

} // namespace kith::test
