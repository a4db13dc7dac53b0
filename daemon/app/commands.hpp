#pragma once

#include "app/command_handler.hpp"
#include "app/evidence_commands.hpp"
#include "app/insight_commands.hpp"
#include "app/interaction_commands.hpp"
#include "app/meeting_commands.hpp"
#include "app/network_commands.hpp"
#include "app/pace_commands.hpp"
#include "app/pause_commands.hpp"
#include "app/people_commands.hpp"
#include "app/person_commands.hpp"
#include "app/reminder_commands.hpp"
#include "app/review_commands.hpp"
#include "domain/clock.hpp"

#include <string>

namespace kith::app {

/// The methods of daemon/control/PROTOCOL.md that need only facts, gathered from those who know
/// each subject. Each reads the clock once.
class Commands {
public:
    /// Both must outlive this.
    Commands(Engine& engine, const domain::Clock& clock);
    Commands(const Commands&) = delete;
    Commands& operator=(const Commands&) = delete;

    /// Those that need more than facts.
    void add(CommandHandlers handlers) { handlers_.merge(handlers); }
    [[nodiscard]] bool knows(const std::string& method) const { return handlers_.contains(method); }
    /// Precondition: knows(method). Parameters of a wrong type are a Refusal, too.
    [[nodiscard]] Answer run(const std::string& method, const domain::Value& params) const;

private:
    const domain::Clock& clock_;
    ReminderCommands reminders_;
    InteractionCommands interactions_;
    EvidenceCommands evidence_;
    PersonCommands people_;
    PeopleCommands book_;
    PauseCommands pauses_;
    PaceCommands pace_;
    MeetingCommands meetings_;
    NetworkCommands networks_;
    ReviewCommands review_;
    InsightCommands insight_;
    CommandHandlers handlers_; ///< refer to the members above, and to whose were added
};

} // namespace kith::app
