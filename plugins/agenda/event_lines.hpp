#pragma once

#include "agenda/event.hpp"
#include "agenda/fault.hpp"
#include "agenda/limits.hpp"

#include <optional>
#include <vector>

namespace kith::recurrence {
struct ContentLine;
}

namespace kith::agenda {

/// Gathers the lines of one VEVENT. Borrows the limits.
class EventLines {
public:
    EventLines(const Limits& limits, int line) : limits_(limits) { event_.line = line; }

    void take(const recurrence::ContentLine& line);
    /// The event, which is then no longer here. Absent when it has no beginning that can be read.
    [[nodiscard]] std::optional<Event> take_event();
    /// What was wrong with it; worth saying only when somebody takes part.
    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }
    [[nodiscard]] bool has_participants() const { return !event_.participants.empty(); }

private:
    [[nodiscard]] bool take_when(const recurrence::ContentLine& line);
    void take_what(const recurrence::ContentLine& line);
    void add_dates(const recurrence::ContentLine& line, std::vector<EventTime>& dates);
    void add_participant(const recurrence::ContentLine& line);
    [[nodiscard]] std::optional<EventTime> time_in(const recurrence::ContentLine& line);

    const Limits& limits_;
    Event event_;
    std::optional<EventTime> start_;
    bool is_broken_ = false; ///< a line that says when could not be read
    bool is_transparent_ = false;
    bool is_whole_day_ = false; ///< as Outlook says it of times from midnight to midnight
    std::vector<Fault> faults_;
};

} // namespace kith::agenda
