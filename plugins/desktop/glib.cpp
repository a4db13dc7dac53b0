#include "desktop/glib.hpp"

#include <atomic>
#include <limits>
#include <utility>

namespace kith::desktop {
namespace {

using Work = std::function<void()>;

/// Work on its way to a loop, perhaps another thread's.
struct Errand {
    Work work;
    /// GLib's lock orders the two threads; this says so where TSan can see it.
    std::atomic<bool> is_handed_over = false;
};

gboolean run_once(gpointer errand) {
    auto& taken = *static_cast<Errand*>(errand);
    static_cast<void>(taken.is_handed_over.load(std::memory_order_acquire));
    taken.work();
    return G_SOURCE_REMOVE;
}

void delete_errand(gpointer errand) { delete static_cast<Errand*>(errand); }

Errand* errand_of(Work work) {
    auto* errand = new Errand{std::move(work)};
    errand->is_handed_over.store(true, std::memory_order_release);
    return errand;
}

void hand_over(GObject* bus, GAsyncResult* result, gpointer data) {
    const std::unique_ptr<BusAnswer> answer(static_cast<BusAnswer*>(data));
    GError* error = nullptr;
    const VariantPtr reply(g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error));
    const ErrorPtr fault(error);
    (*answer)(reply.get(), fault.get());
}

} // namespace

void post(GMainContext* context, Work work) {
    GSource* source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, run_once, errand_of(std::move(work)), delete_errand);
    g_source_attach(source, context);
    g_source_unref(source);
}

guint after(std::chrono::milliseconds delay, Work work) {
    return g_timeout_add_full(G_PRIORITY_DEFAULT, static_cast<guint>(delay.count()), run_once,
                              errand_of(std::move(work)), delete_errand);
}

void call(GDBusConnection* bus, const BusCall& what, GCancellable* cancellable, BusAnswer answer) {
    constexpr gint no_limit = std::numeric_limits<gint>::max();
    g_dbus_connection_call(bus, what.name, what.path, what.interface, what.method, nullptr, nullptr,
                           what.start ? G_DBUS_CALL_FLAGS_NONE : G_DBUS_CALL_FLAGS_NO_AUTO_START,
                           no_limit, cancellable, hand_over, new BusAnswer(std::move(answer)));
}

} // namespace kith::desktop
