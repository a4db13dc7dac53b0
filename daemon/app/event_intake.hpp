#pragma once

#include "app/engine.hpp"
#include "domain/value.hpp"
#include "plugins/event_answer.hpp"

#include <optional>
#include <string>

namespace kith::app {

/// Takes in what plugins report (PROTOCOL.md section 4): done, skip, snooze, interaction, contacts,
/// proposals.
class EventIntake {
public:
    explicit EventIntake(Engine& engine) : engine_(engine) {}

    /// Commits the event, once however often it comes: the result of one that came before is empty.
    /// Throws domain::StoreError: then it is worth repeating.
    plugins::EventAnswer take(const std::string& channel, const domain::Value& event,
                              domain::Instant now);

private:
    /// Returns what the plugin is answered.
    domain::Value apply(const std::string& channel, const domain::Value& event,
                        domain::Instant now);
    void settle(const domain::Value& event, domain::ReminderState state, const std::string& channel,
                domain::Instant now);
    void snooze(const domain::Value& event, domain::Instant now);
    void log(const domain::Value& event, const std::string& channel, domain::Instant now);
    void take_contacts(const domain::Value& event, const std::string& channel, domain::Instant now);
    [[nodiscard]] std::optional<domain::ReminderKey> reminder_of(const domain::Value& event) const;

    Engine& engine_;
};

} // namespace kith::app
