#pragma once

#include "app/engine.hpp"
#include "control/control_handler.hpp"
#include "domain/clock.hpp"

#include <functional>
#include <string>
#include <variant>

namespace kith::app {

/// The verbs of daemon/control/PROTOCOL.md that need only facts: due, agenda, show, done, skip,
/// snooze, log, history. Each reads the clock once.
class Commands {
public:
    Commands(Engine& engine, const domain::Clock& clock) : engine_(engine), clock_(clock) {}

    using Answer = std::variant<domain::Value, control::Refusal>;
    [[nodiscard]] static bool knows(const std::string& method);
    /// Precondition: knows(method). Parameters of a wrong type are a Refusal, too.
    [[nodiscard]] Answer run(const std::string& method, const domain::Value& params);

private:
    Answer due(const domain::Value& params);
    Answer agenda(const domain::Value& params);
    Answer show(const domain::Value& params);
    Answer done(const domain::Value& params);
    Answer skip(const domain::Value& params);
    Answer snooze(const domain::Value& params);
    Answer log(const domain::Value& params);
    Answer history(const domain::Value& params);

    Answer settle(const domain::Value& params, domain::ReminderState state, const char* by);
    /// The open reminders that `name` or `key` means, and whose they are.
    struct Meant {
        domain::Contact contact;
        std::vector<domain::Reminder> reminders;
    };
    std::variant<Meant, control::Refusal> meant(const domain::Value& params);
    [[nodiscard]] domain::Value next_item(const domain::ContactId& contact, domain::Instant now);

    Engine& engine_;
    const domain::Clock& clock_;
};

} // namespace kith::app
