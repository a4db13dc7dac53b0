#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

namespace kith::app {

/// What is known of one person or circle: show, balance, history.
class PersonCommands {
public:
    /// `engine` must outlive this.
    explicit PersonCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer show(const domain::Value& params, domain::Instant now);
    Answer balance(const domain::Value& params, domain::Instant now);
    Answer names(const domain::Value& params);
    Answer history(const domain::Value& params, domain::Instant now);

    enum class Settled { No, Yes };
    /// Those that wait or come; or those that were settled, the latest first.
    [[nodiscard]] domain::Value items_of(const domain::Facts& facts, Settled settled,
                                         domain::Instant now);

    /// Of the reminders among these items: the deliveries that ended before any attempt.
    [[nodiscard]] domain::Value untried(const domain::Value& items) const;

    Engine& engine_;
};

} // namespace kith::app
