#pragma once

#include "app/command_handler.hpp"
#include "app/engine.hpp"

namespace kith::app {

/// How much attention there is, and how much of it somebody gets: pace.
class PaceCommands {
public:
    /// `engine` must outlive this.
    explicit PaceCommands(Engine& engine) : engine_(engine) {}

    /// They refer to this object.
    [[nodiscard]] CommandHandlers handlers();

private:
    Answer pace(const domain::Value& params, domain::Instant now);
    Answer pace_of_everything(domain::Instant now);
    Answer pace_of(const domain::Contact& contact, const std::string& wish, domain::Instant now);

    /// One of the next days: who comes up on it, and why nobody does.
    [[nodiscard]] domain::Value day(domain::Date date,
                                    const std::vector<domain::Reminder>& agenda) const;
    /// How often the contact comes up, and whose word that is. Null when nothing asks for it.
    [[nodiscard]] domain::Value cadence_of(const domain::Contact& contact, domain::Instant now);
    /// What the owner's word means for that contact. Throws ValueError when it means nothing.
    domain::Arrangement meant(const std::string& wish, const domain::Contact& contact,
                              domain::Instant now);

    Engine& engine_;
};

} // namespace kith::app
