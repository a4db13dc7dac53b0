#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

#include <variant>

namespace kith::app {

/// When kith rests, and how it begins anew: pause, resume, fresh-start.
class PauseCommands {
public:
    /// `engine` must outlive this.
    explicit PauseCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer pause(const domain::Value& params, domain::Instant now);
    Answer resume(const domain::Value& params, domain::Instant now);
    Answer fresh_start(const domain::Value& params, domain::Instant now);

    /// Of whom `name` speaks: a person or a network. An empty contact when there is no `name`:
    /// everything.
    std::variant<domain::Contact, control::Refusal> resting(const domain::Value& params);
    [[nodiscard]] domain::Value pauses(domain::Date today);
    /// What has a date and lies in the pause: it keeps its day.
    [[nodiscard]] domain::Value meanwhile(const domain::Pause& pause, domain::Instant now);

    Engine& engine_;
};

} // namespace kith::app
