#pragma once

#include "domain/outcome.hpp"
#include "domain/value.hpp"
#include "plugins/event_answer.hpp"

#include <string>

namespace kith::plugins {

/// How a request to a plugin ended.
struct Answer {
    enum class How {
        Answered, ///< outcome is what the plugin said
        Crashed,  ///< the plugin died, or was killed, before it answered
        TimedOut, ///< no answer in time; a late one will be ignored
    };
    How how = How::Answered;
    domain::Outcome outcome;
    std::string text; ///< Crashed, TimedOut: what happened

    [[nodiscard]] bool worked() const {
        return how == How::Answered && outcome.result == domain::Outcome::Result::Delivered;
    }
};

/// What the daemon does about its plugins. Called from the loop's thread, never from inside a call
/// to SupervisedPlugin.
class PluginListener {
public:
    virtual ~PluginListener() = default;

    /// Initialized and ready for requests.
    virtual void on_ready(const std::string& channel) = 0;
    /// Not ready any more: it died, hung, or could not be started. It is started again by itself
    /// unless `for_good` (its settings are refused, no common protocol version): then a reload
    /// helps.
    virtual void on_gone(const std::string& channel, const std::string& reason, bool for_good) = 0;
    /// What the plugin says of its way out.
    virtual void on_status(const std::string& channel, bool up, const std::string& reason) = 0;
    /// An event's params. Returns once it is committed, or will never be taken. Throws
    /// domain::StoreError when it could not be committed now: the plugin will repeat it.
    virtual EventAnswer on_event(const std::string& channel, const domain::Value& event) = 0;
};

} // namespace kith::plugins
