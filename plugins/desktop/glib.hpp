#pragma once

#include <gio/gio.h>

#include <chrono>
#include <functional>
#include <memory>

/// The little of GLib's ownership and call-backs that this plugin writes in C++.
namespace kith::desktop {

struct ObjectUnref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T> using ObjectPtr = std::unique_ptr<T, ObjectUnref>;

struct VariantUnref {
    void operator()(GVariant* variant) const { g_variant_unref(variant); }
};
using VariantPtr = std::unique_ptr<GVariant, VariantUnref>;

struct ErrorFree {
    void operator()(GError* error) const { g_error_free(error); }
};
using ErrorPtr = std::unique_ptr<GError, ErrorFree>;

/// Runs `work` once on the thread that iterates `context`, after what was posted before it. Any
/// thread.
void post(GMainContext* context, std::function<void()> work);

/// Runs `work` once on the calling thread's default main context, not before `delay` has passed.
/// The number is for g_source_remove().
[[nodiscard]] guint after(std::chrono::milliseconds delay, std::function<void()> work);

/// The answer to a call: exactly one of the two is not null; both are the caller's for the time of
/// the call.
using BusAnswer = std::function<void(GVariant* reply, const GError* error)>;

struct BusCall {
    const char* name;
    const char* path;
    const char* interface;
    const char* method;
    bool start; ///< whether the bus may start the service for it
};

/// Calls a method without arguments and never blocks. `answer` comes on the main context of the
/// caller, with no time limit of its own: a service that is asleep may answer tomorrow. Cancelling
/// answers with G_IO_ERROR_CANCELLED.
void call(GDBusConnection* bus, const BusCall& what, GCancellable* cancellable, BusAnswer answer);

} // namespace kith::desktop
