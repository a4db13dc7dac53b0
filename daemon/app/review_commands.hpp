#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

namespace kith::app {

/// The weekly page: review.
class ReviewCommands {
public:
    /// `engine` must outlive this.
    explicit ReviewCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer review(const domain::Value& params, domain::Instant now);

    Engine& engine_;
};

} // namespace kith::app
