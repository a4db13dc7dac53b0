#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"
#include "domain/proposal.hpp"

#include <string_view>
#include <variant>
#include <vector>

namespace kith::app {

/// What sources propose: evidence.
class EvidenceCommands {
public:
    /// `engine` must outlive this.
    explicit EvidenceCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    using Proposals = std::vector<domain::Proposal>;

    Answer evidence(const domain::Value& params, domain::Instant now);
    /// Those of a parameter: numbers, or "all" that wait. None when it is not there.
    std::variant<Proposals, control::Refusal> meant(const domain::Value& params,
                                                    std::string_view name);
    /// Does it, and returns the reminders that were answered by it.
    domain::Value answer(Proposals& refused, Proposals& taken, domain::Instant now);
    [[nodiscard]] domain::Value to_values(const Proposals& proposals);

    Engine& engine_;
};

} // namespace kith::app
