#include "ntfy/ntfy_plugin.hpp"

#include "ntfy/endpoint.hpp"
#include "ntfy/settings.hpp"
#include "remote/clean_text.hpp"

#include <algorithm>
#include <cstdio>

namespace kith::ntfy {

namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto short_time = 45s; ///< for a check and a withdrawal

/// To the log (PROTOCOL.md section 1). From any thread: the protocol's own log belongs to one.
void warn(const std::string& text) {
    std::fprintf(stderr, "W %s\n", remote::one_line(text, 500).c_str());
}

/// The daemon counts from when it asked: our answer must be there before its time is over.
Endpoint::Deadline deadline_of(const sdk::Delivery& delivery) {
    return steady_clock::now() + delivery.deadline -
           std::min<std::chrono::milliseconds>(10s, delivery.deadline / 10);
}

} // namespace

domain::Value NtfyPlugin::description() const {
    using domain::Value;
    return Value::Object{{"name", "ntfy"},
                         {"version", KITH_VERSION},
                         {"kinds", Value::Array{"sink"}},
                         {"capabilities", Value::Object{{"withdraw", true},
                                                        {"check", true},
                                                        {"idempotency", "keyed"},
                                                        {"max_inflight", 1},
                                                        {"deliver_ms", 120'000}}},
                         {"needs", Value::Object{{"dbus", false}, {"network", true}}},
                         {"settings", settings_schema()}};
}

void NtfyPlugin::start(const sdk::Session& session, sdk::Host&) {
    endpoint_ = std::make_shared<Endpoint>(read_settings(session.settings), session, warn);
    start_worker();
}

void NtfyPlugin::check(sdk::Reply reply) {
    const auto deadline = steady_clock::now() + short_time;
    submit(
        "",
        [endpoint = endpoint_, deadline](const remote::StopSignal& stop) {
            return endpoint->check(deadline, stop);
        },
        std::move(reply));
}

void NtfyPlugin::deliver(const sdk::Delivery& delivery, sdk::Reply reply) {
    submit(
        delivery.key,
        [endpoint = endpoint_, delivery, deadline = deadline_of(delivery)](
            const remote::StopSignal& stop) { return endpoint->deliver(delivery, deadline, stop); },
        std::move(reply));
}

void NtfyPlugin::withdraw(const std::string& key, sdk::Reply reply) {
    const auto deadline = steady_clock::now() + short_time;
    submit(
        "",
        [endpoint = endpoint_, key, deadline](const remote::StopSignal& stop) {
            return endpoint->withdraw(key, deadline, stop);
        },
        std::move(reply));
}

} // namespace kith::ntfy
