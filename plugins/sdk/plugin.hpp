#pragma once

#include "domain/agenda_page.hpp"
#include "domain/outcome.hpp"
#include "domain/value.hpp"

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith::sdk {

class Host;

/// What `initialize` tells a plugin about its surroundings (PROTOCOL.md section 3).
struct Session {
    std::string instance;   ///< names this installation for ever, [a-z0-9]
    std::string channel;    ///< the name the user gave this channel or source
    domain::Value settings; ///< an object that fits the schema; defaults are filled in
    std::string state_dir;
    std::string language; ///< "de" or "en"
    std::string time_zone;
};

/// One reminder inside a delivery.
struct DeliveredReminder {
    std::string key;
    std::string contact_id;
    std::string contact_name;
    std::vector<std::string> emails;
    std::vector<std::string> phones;
    std::string title;
    std::vector<std::string> reasons;
    std::string note;      ///< empty: none
    std::string note_date; ///< "2026-09-04" or empty
    domain::Date date;
    int late_days = 0;
    bool is_new = true;
    domain::AgendaEntry entry;
};

/// One `deliver` request.
struct Delivery {
    enum class Kind { Single, Digest, Notice, Test };
    std::string key;
    Kind kind = Kind::Single;
    int round = 1;
    int attempt = 1;
    bool uncertain = false;
    std::chrono::milliseconds deadline{60'000}; ///< counted from the arrival of the request
    std::string language;
    domain::Instant now;
    std::string title;
    std::string preface; ///< of a digest: one line that stands before everything; may be empty
    std::string body;    ///< plain text, lines ended by \n
    std::vector<DeliveredReminder> reminders;
    domain::Value params; ///< the whole request as it came, for who passes it on
};

using AgendaPage = domain::AgendaPage;

/// Thrown by Plugin::start: a setting no schema could have refused.
class SettingRefused : public std::runtime_error {
public:
    SettingRefused(std::string setting, const std::string& what)
        : std::runtime_error(what), pointer(std::move(setting)) {}
    std::string pointer; ///< RFC 6901, such as "/password_file"
};

/// Answers one request: now or later, exactly once, from the plugin's thread.
using Reply = std::function<void(domain::Outcome)>;

/// What a plugin author writes. All calls come from the one thread that runs the Host.
class Plugin {
public:
    virtual ~Plugin() = default;

    /// The `--describe` object without `protocol`. Called before anything else, without effects.
    [[nodiscard]] virtual domain::Value description() const = 0;
    /// After `initialize`. Keeps `host` for events and status. Throws SettingRefused.
    virtual void start(const Session& session, Host& host) = 0;

    virtual void check(Reply reply);                             ///< default: delivered
    virtual void deliver(const Delivery& delivery, Reply reply); ///< default: permanent, no sink
    virtual void withdraw(const std::string& key, Reply reply);  ///< default: delivered
    virtual void publish(const AgendaPage& page, Reply reply);   ///< default: delivered
    /// The daemon asks to stop work on the delivery of this key. Reply is still due.
    virtual void cancel(const std::string& key);
    /// Standard input has ended: finish what is in flight; run() returns once all is answered.
    virtual void finish();
};

} // namespace kith::sdk
