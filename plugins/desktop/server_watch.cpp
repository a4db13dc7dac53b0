#include "desktop/server_watch.hpp"

#include "desktop/text.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kith::desktop {
namespace {

constexpr const char* server_name = "org.freedesktop.Notifications";
constexpr const char* no_bus = "there is no session bus";
constexpr const char* no_answer = "the notification server does not answer";

/// Without this GLib would start a bus of its own, on which no server ever listens.
bool has_session_bus() {
    if (g_getenv("DBUS_SESSION_BUS_ADDRESS") != nullptr) {
        return true;
    }
    const std::string socket = std::string(g_get_user_runtime_dir()) + "/bus";
    return g_file_test(socket.c_str(), G_FILE_TEST_EXISTS) != 0;
}

bool lists_server(GVariant* names) {
    GVariantIter* iterator = nullptr;
    g_variant_get(names, "(as)", &iterator);
    bool found = false;
    const char* name = nullptr;
    while (g_variant_iter_next(iterator, "&s", &name) != 0) {
        found = found || std::strcmp(name, server_name) == 0;
    }
    g_variant_iter_free(iterator);
    return found;
}

/// "dunst 1.9.0 (knopwob)" from the answer to GetServerInformation.
std::string introduction(GVariant* reply) {
    if (g_variant_is_of_type(reply, G_VARIANT_TYPE("(ssss)")) == 0) {
        return "a notification server";
    }
    const char* name = nullptr;
    const char* vendor = nullptr;
    const char* version = nullptr;
    const char* specification = nullptr;
    g_variant_get(reply, "(&s&s&s&s)", &name, &vendor, &version, &specification);
    return clean_line(std::string(name) + " " + version + " (" + vendor + ")", 100);
}

} // namespace

ServerWatch::ServerWatch(Listener listener)
    : listener_(std::move(listener)), cancellable_(g_cancellable_new()) {}

ServerWatch::~ServerWatch() {
    g_cancellable_cancel(cancellable_.get());
    if (watch_ != 0) {
        g_bus_unwatch_name(watch_);
    }
    if (closed_handler_ != 0) {
        g_signal_handler_disconnect(bus_.get(), closed_handler_);
    }
}

void ServerWatch::disconnect() {
    if (bus_ != nullptr) {
        g_dbus_connection_close(bus_.get(), nullptr, nullptr, nullptr);
    }
}

void ServerWatch::connect() {
    if (!has_session_bus()) {
        post(nullptr, [this] {
            enter(State::Busless);
            answer_all(false, no_bus);
        });
        wait_for_bus();
        return;
    }
    const auto on_bus = +[](GObject*, GAsyncResult* result, gpointer self) {
        GError* error = nullptr;
        GDBusConnection* bus = g_bus_get_finish(result, &error);
        const ErrorPtr fault(error);
        if (bus != nullptr) {
            static_cast<ServerWatch*>(self)->on_connection(bus);
        } else if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED) == 0) {
            static_cast<ServerWatch*>(self)->listener_.lost("no session bus: " +
                                                            clean_line(error->message, 200));
        }
    };
    g_bus_get(G_BUS_TYPE_SESSION, cancellable_.get(), on_bus, this);
}

/// A machine without a desktop may never have a bus, so nothing polls for one: its socket in the
/// runtime directory is watched, if there is such a directory.
void ServerWatch::wait_for_bus() {
    const char* runtime = g_getenv("XDG_RUNTIME_DIR");
    if (runtime == nullptr || g_file_test(runtime, G_FILE_TEST_IS_DIR) == 0) {
        return;
    }
    const ObjectPtr<GFile> directory(g_file_new_for_path(runtime));
    bus_socket_.reset(
        g_file_monitor_directory(directory.get(), G_FILE_MONITOR_NONE, nullptr, nullptr));
    const auto on_change = +[](GFileMonitor*, GFile*, GFile*, GFileMonitorEvent, gpointer self) {
        if (has_session_bus()) {
            static_cast<ServerWatch*>(self)->listener_.lost("a session bus has come");
        }
    };
    if (bus_socket_ != nullptr) {
        g_signal_connect(bus_socket_.get(), "changed", G_CALLBACK(on_change), this);
    }
}

void ServerWatch::on_connection(GDBusConnection* bus) {
    bus_.reset(bus);
    g_dbus_connection_set_exit_on_close(bus, FALSE);
    const auto on_closed = +[](GDBusConnection*, gboolean, GError*, gpointer self) {
        static_cast<ServerWatch*>(self)->listener_.lost("the session bus has gone");
    };
    closed_handler_ = g_signal_connect(bus, "closed", G_CALLBACK(on_closed), this);
    const auto appeared = +[](GDBusConnection*, const char*, const char* owner, gpointer self) {
        static_cast<ServerWatch*>(self)->on_appeared(owner);
    };
    const auto vanished = +[](GDBusConnection* connection, const char*, gpointer self) {
        if (connection != nullptr) { // null: the bus itself has gone, on_closed tells
            static_cast<ServerWatch*>(self)->on_vanished();
        }
    };
    watch_ = g_bus_watch_name_on_connection(bus, server_name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                            appeared, vanished, this, nullptr);
}

void ServerWatch::on_appeared(const std::string& owner) {
    server_ = std::string(g_dbus_connection_get_guid(bus_.get())) + owner;
    probing_.reset(); // what the server before still owes is of no use
    listener_.replaced();
    enter(State::Present);
    if (!waiting_.empty() || !waiting_only_to_know_.empty()) {
        probe();
    }
}

void ServerWatch::on_vanished() {
    server_.clear();
    look_for_startable();
}

void ServerWatch::look_for_startable() {
    const BusCall list{.name = "org.freedesktop.DBus",
                       .path = "/org/freedesktop/DBus",
                       .interface = "org.freedesktop.DBus",
                       .method = "ListActivatableNames",
                       .start = false};
    call(bus_.get(), list, cancellable_.get(), [this](GVariant* names, const GError*) {
        if (!server_.empty()) {
            return; // one has come meanwhile
        }
        if (names == nullptr || !lists_server(names)) {
            enter(State::Absent);
            answer_all(false, "no notification server runs on this desktop");
        } else {
            answer_startable();
        }
    });
}

void ServerWatch::answer_startable() {
    if (waiting_.empty()) {
        enter(State::Startable);
    } else {
        probe(); // its outcome says whether starting works
    }
    for (const auto& answer : std::exchange(waiting_only_to_know_, {})) {
        answer(true, "the desktop starts a notification server at the first popup");
    }
}

void ServerWatch::ask(Starting starting, Answer answer) {
    if (state_ == State::Busless) {
        answer(false, no_bus);
        return;
    }
    if (state_ == State::Silent && probing_) {
        answer(false, no_answer);
        return;
    }
    const bool may_start = starting == Starting::Allowed || !server_.empty();
    (may_start ? waiting_ : waiting_only_to_know_).push_back(std::move(answer));
    if (state_ == State::Absent || (state_ == State::Startable && !may_start)) {
        look_for_startable();
    } else if (state_ != State::Unknown && bus_ != nullptr) {
        probe();
    }
}

void ServerWatch::gave_up() {
    if (state_ != State::Absent) {
        enter(State::Silent);
    }
    answer_all(false, no_answer);
}

void ServerWatch::look_again() {
    if (state_ == State::Silent && !server_.empty()) {
        probe();
    }
}

void ServerWatch::probe() {
    if (probing_) {
        return;
    }
    probing_ = std::make_shared<bool>(true);
    const BusCall ask_name{.name = server_name,
                           .path = "/org/freedesktop/Notifications",
                           .interface = server_name,
                           .method = "GetServerInformation",
                           .start = server_.empty() && !waiting_.empty()};
    call(bus_.get(), ask_name, cancellable_.get(),
         [this, current = std::weak_ptr(probing_)](GVariant* reply, const GError* error) {
             if (!current.expired()) {
                 probing_.reset();
                 on_probe(reply, error);
             }
         });
}

void ServerWatch::on_probe(GVariant* reply, const GError* error) {
    if (reply != nullptr) {
        enter(State::Present);
        answer_all(true, introduction(reply));
        return;
    }
    enter(server_.empty() ? State::Absent : State::Silent);
    answer_all(false, "no notification server: " + clean_line(error->message, 200));
}

void ServerWatch::enter(State state) {
    if (state != state_) {
        state_ = state;
        listener_.changed(state);
    }
}

void ServerWatch::answer_all(bool reachable, const std::string& text) {
    for (auto* const queue : {&waiting_, &waiting_only_to_know_}) {
        for (const auto& answer : std::exchange(*queue, {})) {
            answer(reachable, text);
        }
    }
}

} // namespace kith::desktop
