#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

namespace kith::app {

/// The owner's networks, and what starves: network, network-names.
class NetworkCommands {
public:
    /// `engine` must outlive this.
    explicit NetworkCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer network(const domain::Value& params, domain::Instant now);
    /// For a shell's completion.
    [[nodiscard]] Answer names() const;
    /// All of them.
    Answer portfolio(domain::Instant now);
    /// One circle alone. Throws ValueError when it is a person.
    Answer one(const domain::Contact& circle, domain::Instant now);
    /// The configured institution of that name; null when there is none.
    [[nodiscard]] domain::Value institution(const std::string& name);

    Engine& engine_;
};

} // namespace kith::app
