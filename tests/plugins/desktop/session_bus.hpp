#pragma once

#include "child.hpp"
#include "desktop/glib.hpp"
#include "support/temporary_directory.hpp"

#include <memory>
#include <string>

namespace kith::test {

/// A session bus of our own, on which no server is started by itself unless a service file says so.
class SessionBus {
public:
    /// `service`: the command that provides org.freedesktop.Notifications on demand; empty: none.
    explicit SessionBus(const std::string& service = {});
    ~SessionBus();
    SessionBus(const SessionBus&) = delete;
    SessionBus& operator=(const SessionBus&) = delete;

    /// What a program on this bus needs around it.
    [[nodiscard]] Environment environment() const;
    [[nodiscard]] GDBusConnection* connection() const { return connection_.get(); }
    [[nodiscard]] const TemporaryDirectory& home() const { return home_; }
    /// Calls a method of the notification server's object and waits. Null when it failed.
    /// `arguments` is taken over.
    desktop::VariantPtr call(const char* interface, const char* method, GVariant* arguments) const;
    [[nodiscard]] bool has_server() const;
    void wait_for_server() const;
    void wait_for_no_server() const;
    void stop() { daemon_.reset(); }

private:
    TemporaryDirectory home_;
    std::unique_ptr<Child> daemon_;
    std::string address_;
    desktop::ObjectPtr<GDBusConnection> connection_;
};

} // namespace kith::test
