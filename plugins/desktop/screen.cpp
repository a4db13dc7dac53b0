#include "desktop/screen.hpp"

#include "desktop/glib.hpp"
#include "desktop/text.hpp"

#include <libnotify/notify.h>

#include <map>
#include <thread>
#include <utility>

namespace kith::desktop {
namespace {

using NotificationPtr = ObjectPtr<NotifyNotification>;

Capabilities server_capabilities() {
    Capabilities capabilities;
    GList* const names = notify_get_server_caps();
    for (const GList* at = names; at != nullptr; at = at->next) {
        capabilities.emplace(static_cast<const char*>(at->data));
    }
    g_list_free_full(names, g_free);
    return capabilities;
}

Shown failure(const GError* error) {
    Shown shown;
    shown.text = "the notification server failed";
    if (error != nullptr) {
        if (char* const name = g_dbus_error_get_remote_error(error); name != nullptr) {
            shown.error_name = name;
            g_free(name);
        }
        shown.text = clean_line(error->message, 200);
    }
    return shown;
}

void set_hints(NotifyNotification* notification, const Popup& popup) {
    notify_notification_clear_hints(notification);
    notify_notification_set_category(notification, popup.category.c_str());
    notify_notification_set_urgency(notification, NOTIFY_URGENCY_NORMAL);
    notify_notification_set_timeout(notification,
                                    popup.stays ? NOTIFY_EXPIRES_NEVER : NOTIFY_EXPIRES_DEFAULT);
    notify_notification_set_hint(notification, "desktop-entry", g_variant_new_string("kith"));
    if (popup.sound) {
        notify_notification_set_hint(notification, "sound-name",
                                     g_variant_new_string("message-new-instant"));
    } else {
        notify_notification_set_hint(notification, "suppress-sound", g_variant_new_boolean(TRUE));
    }
}

} // namespace

domain::Outcome outcome_of(const Shown& shown) {
    using Result = domain::Outcome::Result;
    domain::Outcome outcome;
    outcome.code = shown.error_name;
    outcome.text = shown.text;
    if (shown.id != 0) {
        outcome.result = Result::Delivered;
    } else if (shown.error_name.empty() ||
               shown.error_name.starts_with("org.freedesktop.DBus.Error.")) {
        outcome.result = Result::Unavailable;
    } else {
        outcome.result = Result::Retry;
        outcome.after = std::chrono::seconds(60);
    }
    return outcome;
}

/// The thread that alone calls libnotify. `work` enters; results go back to the default context.
class Screen::Thread {
public:
    explicit Thread(Listener listener) : listener_(std::move(listener)) {
        thread_ = std::thread([this] { run(); });
    }
    ~Thread() {
        enter([this] { g_main_loop_quit(loop_); });
        thread_.join();
        g_main_loop_unref(loop_);
        g_main_context_unref(context_);
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    void enter(std::function<void()> work) { post(context_, std::move(work)); }
    Shown show(const Popup& popup, std::uint32_t replaces);
    void close(const std::string& key, std::uint32_t replaces);
    void forget() { popups_.clear(); }

private:
    /// What a signal of one popup carries back to us.
    struct Origin {
        Thread* thread;
        std::string key;
    };

    void run();
    NotifyNotification* obtain(const Popup& popup, std::uint32_t replaces);
    static void on_action(NotifyNotification* notification, char* button, gpointer origin);
    static void on_closed(NotifyNotification* notification, gpointer origin);
    static void delete_origin(gpointer origin) { delete static_cast<Origin*>(origin); }

    Listener listener_; ///< called on the default context only
    GMainContext* context_ = g_main_context_new();
    GMainLoop* loop_ = g_main_loop_new(context_, FALSE);
    std::map<std::string, NotificationPtr> popups_;
    std::thread thread_;
};

void Screen::Thread::run() {
    g_main_context_push_thread_default(context_); // libnotify's signals arrive here
    notify_init("kith");
    g_main_loop_run(loop_);
    popups_.clear(); // notify_uninit() would take them off the screen
    g_main_context_pop_thread_default(context_);
}

NotifyNotification* Screen::Thread::obtain(const Popup& popup, std::uint32_t replaces) {
    constexpr const char* icon = "appointment-soon";
    NotificationPtr& held = popups_[popup.key];
    if (held) {
        notify_notification_update(held.get(), popup.summary.c_str(), popup.body.c_str(), icon);
        return held.get();
    }
    held.reset(notify_notification_new(popup.summary.c_str(), popup.body.c_str(), icon));
    g_object_set(held.get(), "id", static_cast<gint>(replaces), nullptr);
    g_signal_connect_data(
        held.get(), "closed", G_CALLBACK(on_closed), new Origin{this, popup.key},
        [](gpointer origin, GClosure*) { delete_origin(origin); }, GConnectFlags{});
    return held.get();
}

Shown Screen::Thread::show(const Popup& popup, std::uint32_t replaces) {
    const Popup fitted = fit(popup, server_capabilities());
    NotifyNotification* const notification = obtain(fitted, replaces);
    set_hints(notification, fitted);
    notify_notification_clear_actions(notification);
    for (const Button& button : fitted.buttons) {
        notify_notification_add_action(notification, button.id.c_str(), button.label.c_str(),
                                       on_action, new Origin{this, popup.key}, delete_origin);
    }
    GError* error = nullptr;
    const bool shown = notify_notification_show(notification, &error) != 0;
    const ErrorPtr fault(error);
    gint id = 0;
    g_object_get(notification, "id", &id, nullptr);
    if (!shown) {
        if (id == 0) { // else the popup it should have replaced still stands
            popups_.erase(popup.key);
        }
        return failure(error);
    }
    return {static_cast<std::uint32_t>(id), {}, {}};
}

void Screen::Thread::close(const std::string& key, std::uint32_t replaces) {
    auto held = popups_.extract(key);
    NotificationPtr notification;
    if (!held.empty()) {
        notification = std::move(held.mapped());
    } else if (replaces != 0) {
        notification.reset(notify_notification_new("kith", nullptr, nullptr));
        g_object_set(notification.get(), "id", static_cast<gint>(replaces), nullptr);
    }
    if (!notification) {
        return;
    }
    GError* error = nullptr;
    notify_notification_close(notification.get(), &error);
    const ErrorPtr fault(error); // most say that it is gone already
    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) != 0) {
        popups_.insert_or_assign(key, std::move(notification)); // to be tried again
    }
}

void Screen::Thread::on_action(NotifyNotification*, char* button, gpointer data) {
    const auto& origin = *static_cast<Origin*>(data);
    Thread* const self = origin.thread;
    const std::string key = origin.key;
    post(nullptr,
         [self, key, pressed = std::string(button)] { self->listener_.pressed(key, pressed); });
    self->close(key, 0); // most servers leave it standing
}

void Screen::Thread::on_closed(NotifyNotification* notification, gpointer data) {
    const auto& origin = *static_cast<Origin*>(data);
    Thread* const self = origin.thread;
    const std::string key = origin.key;
    const auto why = static_cast<Closed>(notify_notification_get_closed_reason(notification));
    post(nullptr, [self, key, why] { self->listener_.closed(key, why); });
    self->popups_.erase(key);
}

Screen::Screen(Listener listener) : thread_(std::make_unique<Thread>(std::move(listener))) {}

Screen::~Screen() = default;

void Screen::show(Popup popup, std::uint32_t replaces, Done done) {
    thread_->enter(
        [thread = thread_.get(), popup = std::move(popup), replaces, done = std::move(done)] {
            const Shown shown = thread->show(popup, replaces);
            post(nullptr, [done, shown] { done(shown); });
        });
}

void Screen::close(std::string key, std::uint32_t replaces, std::function<void()> done) {
    thread_->enter(
        [thread = thread_.get(), key = std::move(key), replaces, done = std::move(done)] {
            thread->close(key, replaces);
            post(nullptr, done);
        });
}

void Screen::ask_capabilities(std::function<void(const Capabilities&)> done) {
    thread_->enter([done = std::move(done)] {
        post(nullptr, [done, capabilities = server_capabilities()] { done(capabilities); });
    });
}

void Screen::forget() {
    thread_->enter([thread = thread_.get()] { thread->forget(); });
}

} // namespace kith::desktop
