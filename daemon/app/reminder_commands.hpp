#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace kith::app {

/// What is open and what comes, and the owner's answers to it: due, agenda, done, skip, snooze.
class ReminderCommands {
public:
    /// `engine` must outlive this.
    explicit ReminderCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer due(const domain::Value& params, domain::Instant now);
    [[nodiscard]] domain::Value was_off(domain::Instant now) const;
    Answer agenda(const domain::Value& params, domain::Instant now);
    Answer done(const domain::Value& params, domain::Instant now);
    Answer skip(const domain::Value& params, domain::Instant now);
    Answer snooze(const domain::Value& params, domain::Instant now);

    Answer settle(const domain::Value& params, domain::ReminderState state, const char* by,
                  domain::Instant now);
    /// The open reminders that `name` or `key` means, and whose they are.
    struct Meant {
        domain::Contact contact;
        std::vector<domain::Reminder> reminders;
    };
    std::variant<Meant, control::Refusal> meant(const domain::Value& params);
    /// What `name` and `rule` mean that is planned and can be done early: the next duty, promise or
    /// introduction.
    std::optional<Meant> ahead(const domain::Value& params, domain::Instant now);

    Engine& engine_;
};

} // namespace kith::app
