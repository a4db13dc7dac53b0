#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

#include <optional>
#include <variant>
#include <vector>

namespace kith::app {

/// We were in touch: log.
class InteractionCommands {
public:
    /// `engine` must outlive this.
    explicit InteractionCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer log(domain::Value params, domain::Instant now);
    /// Who is meant; what `words` say of kind and day goes into the other parameters.
    std::variant<std::vector<domain::Contact>, control::Refusal>
    logged_people(domain::Value& params, domain::Date today);
    domain::Value log_one(const domain::Contact& contact, domain::Interaction interaction,
                          std::optional<domain::Promise> promise, domain::Instant now);

    // Each throws ValueError when the words make no sense.
    static domain::Interaction reported(const domain::Value& params,
                                        const domain::ContactId& contact, domain::Date today);
    /// Without whom it introduces.
    static std::optional<domain::Promise>
    promised(const domain::Value& params, const domain::Interaction& made, domain::Date today);
    /// Whom the contact is to be introduced to.
    std::variant<domain::Contact, control::Refusal> other_side(const domain::Value& params,
                                                               const domain::Contact& one);

    Engine& engine_;
};

} // namespace kith::app
