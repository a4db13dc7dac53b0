#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

namespace kith::app {

/// We were in touch: log.
class InteractionCommands {
public:
    /// `engine` must outlive this.
    explicit InteractionCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer log(const domain::Value& params, domain::Instant now);

    Engine& engine_;
};

} // namespace kith::app
