#pragma once

#include "plugins/plugin_listener.hpp"
#include "plugins/supervised_plugin.hpp"
#include "wire/rpc.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace kith::plugins {

/// What a Session wants done. Called from inside its methods.
class SessionOutput {
public:
    virtual ~SessionOutput() = default;
    virtual void write(std::string line) = 0; ///< ends with \n
    virtual void ready() = 0;
    /// The plugin said that it will never work as it is configured.
    virtual void refused(const std::string& reason) = 0;
    /// It broke the protocol so badly, or is so late, that it must be killed.
    virtual void broken(const std::string& reason) = 0;
    virtual void status(bool up, const std::string& reason) = 0;
    /// See PluginListener::on_event.
    virtual EventAnswer event(const domain::Value& params) = 0;
    enum class Level { Debug, Info, Warning, Error };
    virtual void log(Level level, const std::string& text) = 0;
};

/// The conversation with one run of a plugin: which requests wait for an answer and until when. A
/// state machine without I/O and without a clock; `now` is time since boot.
class Session {
public:
    using Duration = std::chrono::milliseconds;
    using Handler = SupervisedPlugin::Handler;
    enum class Method { Initialize, Check, Deliver, Withdraw, Publish };

    Session(const PluginSpec& spec, SessionOutput& output) : spec_(spec), output_(output) {}

    /// Sends `initialize`, to be answered within 10 s.
    void begin(Duration now);
    /// Sends a request. `key` is a delivery's. The answer is due after `patience`; then the plugin
    /// is asked to cancel and has 5 s more.
    void request(Method method, const std::string& key, domain::Value params, Duration patience,
                 Handler handler, Duration now);
    void cancel(const std::string& key);

    /// One line of its standard output.
    void take(std::string_view line, bool too_long, Duration now);
    /// What is over at that moment is given up.
    void expire(Duration now);
    /// It has ended. Everything unanswered is Crashed, or, when the plugin left because its way out
    /// is gone for now (EX_TEMPFAIL, EX_UNAVAILABLE), Answered with `unavailable`.
    enum class End { Crash, WayOutGone };
    void end(End how, const std::string& reason);

    [[nodiscard]] bool ready() const { return ready_; }
    [[nodiscard]] int deliveries_in_flight() const;
    [[nodiscard]] std::optional<Duration> next_deadline() const;
    [[nodiscard]] int noise() const { return noise_total_; }

private:
    struct Pending {
        Method method = Method::Check;
        std::string key;
        Handler handler;
        Duration deadline{0};
        bool cancelled = false;
    };
    void take_message(const wire::Message& message);
    void take_response(const wire::Id& id, const domain::Value* result, const wire::Error* error);
    void take_request(const wire::Request& request);
    void take_notification(const wire::Notification& notification);
    void initialized(const domain::Value* result, const wire::Error* error);
    void agreed_on(const domain::Value& result);
    void note_noise(std::string_view line, const std::string& fault, Duration now);
    void send_cancel(std::int64_t id);

    const PluginSpec& spec_;
    SessionOutput& output_;
    bool ready_ = false;
    std::int64_t next_id_ = 1;
    std::map<std::int64_t, Pending> pending_;
    Duration noise_since_{0};
    int noise_ = 0; ///< in the minute since noise_since_
    int noise_total_ = 0;
    int long_lines_ = 0;
};

} // namespace kith::plugins
