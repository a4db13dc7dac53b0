#pragma once

#include "desktop/glib.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kith::desktop {

/// Knows whether a notification server can be reached, and tells when that changes. It never blocks
/// and sets no timer: every change of state comes from a message on the bus.
///
/// All calls and call-backs belong to the thread of the default main context. Destroyed after its
/// loop has ended.
class ServerWatch {
public:
    enum class State {
        Unknown,   ///< the bus has not answered yet
        Busless,   ///< nobody has logged in to a desktop: there is no session bus
        Absent,    ///< nobody owns the name and the bus can start nobody
        Startable, ///< nobody owns the name; the bus starts a server at the first message
        Present,   ///< a server owns the name
        Silent,    ///< it was asked and has not answered in time
    };

    struct Listener {
        std::function<void(State)> changed;
        /// The same server, or another, is there after none or another was. Before `changed`.
        std::function<void()> replaced;
        /// The session bus cannot be used or has closed the connection, or one has come where none
        /// was. A new process can use what there is; nothing works in this one after that.
        std::function<void(const std::string& reason)> lost;
    };

    explicit ServerWatch(Listener listener);
    ~ServerWatch();
    ServerWatch(const ServerWatch&) = delete;
    ServerWatch& operator=(const ServerWatch&) = delete;

    /// Begins. What it finds comes by the listener.
    void connect();
    /// Ends every call on the session bus, those of libnotify too, which use the same connection.
    void disconnect();

    using Answer = std::function<void(bool reachable, const std::string& text)>;
    enum class Starting { Allowed, Avoided };
    /// Asks the server for a sign of life; one that the bus can start is started, or, when that is
    /// to be avoided, counts as reachable while server() stays empty. Answers when the server does,
    /// which may be never: the caller minds the time and then calls gave_up(). `text` is the
    /// server's name and version, or why it cannot be reached.
    void ask(Starting starting, Answer answer);
    /// An answer was waited for in vain: Silent until the server speaks again.
    void gave_up();
    /// The server has ended a call of somebody else's: Silent no more, if it answers us too.
    void look_again();

    [[nodiscard]] State state() const { return state_; }
    /// Names this server on this bus for ever; a number of a popup means something with this server
    /// alone. Empty while there is none.
    [[nodiscard]] const std::string& server() const { return server_; }

private:
    void on_connection(GDBusConnection* bus);
    void wait_for_bus();
    void on_appeared(const std::string& owner);
    void on_vanished();
    void look_for_startable();
    void probe();
    void on_probe(GVariant* reply, const GError* error);
    void enter(State state);
    void answer_startable();
    void answer_all(bool reachable, const std::string& text);

    Listener listener_;
    ObjectPtr<GCancellable> cancellable_;
    ObjectPtr<GDBusConnection> bus_;
    ObjectPtr<GFileMonitor> bus_socket_; ///< while there is no bus
    State state_ = State::Unknown;
    std::string server_;
    std::vector<Answer> waiting_;
    std::vector<Answer> waiting_only_to_know_; ///< for these no server is started
    std::shared_ptr<bool> probing_; ///< lives as long as the answer to the last question is of use
    guint watch_ = 0;
    gulong closed_handler_ = 0;
};

} // namespace kith::desktop
