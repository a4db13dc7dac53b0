#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

namespace kith::app {

/// For who brings people in and sorts them: all people page by page (`people`), what is recorded
/// elsewhere of having been in touch (`record`), and how far `kith triage` has come (`triage`).
class PeopleCommands {
public:
    /// `engine` must outlive this.
    explicit PeopleCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer people(const domain::Value& params);
    Answer record(const domain::Value& params, domain::Instant now);
    Answer triage(const domain::Value& params);

    Engine& engine_;
};

/// `kith triage` stopped at somebody who is forgotten now: it begins anew.
void forget_in_triage(domain::Store& store, const domain::ContactId& id);

} // namespace kith::app
