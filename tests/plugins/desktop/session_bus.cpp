#include "session_bus.hpp"

#include "wait_until.hpp"

#include <stdexcept>

namespace kith::test {
namespace {

constexpr const char* notifications = "org.freedesktop.Notifications";

std::string configuration(const std::string& directory) {
    return "<busconfig><type>session</type><listen>unix:dir=" + directory + "</listen>" +
           "<servicedir>" + directory + "/services</servicedir>" +
           R"(<policy context="default"><allow send_destination="*" eavesdrop="true"/>)" +
           R"(<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>)";
}

} // namespace

SessionBus::SessionBus(const std::string& service) {
    const std::string directory = home_.path().string();
    const auto file = home_.write("bus.conf", configuration(directory));
    home_.write("services/readme", "");
    if (!service.empty()) {
        home_.write("services/server.service", std::string("[D-BUS Service]\nName=") +
                                                   notifications + "\nExec=" + service + "\n");
    }
    daemon_ = std::make_unique<Child>(std::vector<std::string>{"dbus-daemon", "--nofork",
                                                               "--print-address=1",
                                                               "--config-file=" + file.string()},
                                      Environment{{"HOME", directory}}, Child::Errors::Dropped);
    address_ = daemon_->first_line();
    const auto flags =
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION);
    connection_.reset(
        g_dbus_connection_new_for_address_sync(address_.c_str(), flags, nullptr, nullptr, nullptr));
    if (!connection_) {
        throw std::runtime_error("no connection to the bus");
    }
}

SessionBus::~SessionBus() { g_dbus_connection_close_sync(connection_.get(), nullptr, nullptr); }

Environment SessionBus::environment() const {
    const std::string directory = home_.path().string();
    return {{"DBUS_SESSION_BUS_ADDRESS", address_},
            {"HOME", directory},
            {"XDG_RUNTIME_DIR", directory},
            {"XDG_CONFIG_HOME", directory + "/config"},
            {"LANG", "C.UTF-8"},
            {"NO_AT_BRIDGE", "1"}};
}

desktop::VariantPtr SessionBus::call(const char* interface, const char* method,
                                     GVariant* arguments) const {
    return desktop::VariantPtr(g_dbus_connection_call_sync(
        connection_.get(), notifications, "/org/freedesktop/Notifications", interface, method,
        arguments, nullptr, G_DBUS_CALL_FLAGS_NO_AUTO_START, 30'000, nullptr, nullptr));
}

bool SessionBus::has_server() const {
    const desktop::VariantPtr reply(g_dbus_connection_call_sync(
        connection_.get(), "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
        "NameHasOwner", g_variant_new("(s)", notifications), nullptr, G_DBUS_CALL_FLAGS_NONE,
        30'000, nullptr, nullptr));
    gboolean has = FALSE;
    g_variant_get(reply.get(), "(b)", &has);
    return has != 0;
}

namespace {

/// Waits for the name to come or go, told by the bus.
void wait_for_change(const SessionBus& bus, bool wanted) {
    const auto ignore = +[](GDBusConnection*, const char*, const char*, const char*, const char*,
                            GVariant*, gpointer) {};
    const guint subscription = g_dbus_connection_signal_subscribe(
        bus.connection(), "org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged",
        nullptr, notifications, G_DBUS_SIGNAL_FLAGS_NONE, ignore, nullptr, nullptr);
    const bool came = wait_until([&] { return bus.has_server() == wanted; });
    g_dbus_connection_signal_unsubscribe(bus.connection(), subscription);
    if (!came) {
        throw std::runtime_error("the notification server does not come or go");
    }
}

} // namespace

void SessionBus::wait_for_server() const { wait_for_change(*this, true); }

void SessionBus::wait_for_no_server() const { wait_for_change(*this, false); }

} // namespace kith::test
