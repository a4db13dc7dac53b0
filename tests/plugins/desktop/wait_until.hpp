#pragma once

#include <glib.h>

#include <chrono>
#include <functional>

namespace kith::test {

/// Serves the default main context until the condition holds; false when the limit has passed
/// first. What changes the condition must be a source of that context: a descriptor, a D-Bus
/// signal.
inline bool wait_until(const std::function<bool()>& condition,
                       std::chrono::milliseconds limit = std::chrono::seconds(60)) {
    bool expired = false;
    const auto on_limit = +[](gpointer flag) -> gboolean {
        *static_cast<bool*>(flag) = true;
        return G_SOURCE_CONTINUE;
    };
    const guint timer = g_timeout_add(static_cast<guint>(limit.count()), on_limit, &expired);
    while (!condition() && !expired) {
        g_main_context_iteration(nullptr, TRUE);
    }
    g_source_remove(timer);
    return condition();
}

} // namespace kith::test
