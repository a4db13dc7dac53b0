#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

#include <variant>
#include <vector>

namespace kith::app {

/// Whom the owner is to meet: meet.
class MeetingCommands {
public:
    /// `engine` must outlive this.
    explicit MeetingCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer meet(const domain::Value& params, domain::Instant now);
    Answer arranged(const domain::Value& params, domain::Instant now);
    Answer cancelled(std::int64_t id, domain::Instant now);
    /// The people of `names`, each once.
    std::variant<std::vector<domain::ContactId>, control::Refusal>
    people(const domain::Value& params);
    [[nodiscard]] domain::Value to_come(domain::Date today);

    Engine& engine_;
};

} // namespace kith::app
