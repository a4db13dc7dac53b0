#pragma once

#include "planning/attention.hpp"
#include "planning/simulated_circles.hpp"
#include "planning/simulation_tally.hpp"

#include <unordered_map>
#include <vector>

namespace kith::planning {

/// The owner's life with these subjects, day by day, as simulate() takes it for granted. Each day:
/// the time-bound plans are renewed, what stands open from before ends, Deal gives out the day,
/// what is due speaks and is answered, and circles take note.
class SimulatedLife {
public:
    /// The book, what the calendar refers to and the visitor have to outlive it.
    SimulatedLife(std::vector<Subject>&& subjects, const RuleBook& book, const Calendar& calendar,
                  const Assumptions& assumptions, const AskedVisitor& on_asked);

    /// To be called once each, in this order.
    void live_through();
    [[nodiscard]] Simulation result();

private:
    using Place = SimulatedCircles::Place;
    /// Whom to look at on a day. More than what is to be done; what is not so any more is ignored.
    struct Agenda {
        std::vector<Place> due;    ///< a reminder of theirs is due
        std::vector<Place> wanted; ///< a cadence of theirs is wanted from here on
        std::vector<Place> look;   ///< time alone has changed something
    };

    void run_day(domain::Date date);
    void plan_all();
    void note_appointments(Place place);
    void deal();
    void end_open(Place place);
    void speak(Place place);
    void answer(Place place, domain::Reminder& reminder);
    void settle(domain::Reminder& reminder, domain::ReminderState state) const;
    void log_touch(Place place, domain::Balance balance);
    void replan(Place place);
    void forget_old(std::vector<domain::Reminder>& all) const;
    void file(Place place, const domain::Reminder& reminder);
    /// Nothing is noted of days before today nor after the last one.
    void note(std::vector<Place> Agenda::*list, domain::Date date, Place place);
    [[nodiscard]] std::vector<domain::Reminder>& reminders(Place place) {
        return subjects_[place].facts.reminders;
    }

    std::vector<Subject> subjects_;
    std::unordered_map<domain::ContactId, Place> places_;
    const RuleBook& book_;
    Attention attention_;
    Calendar calendar_;
    Assumptions assumptions_;
    SimulatedCircles circles_;
    SimulationTally tally_;
    std::vector<Agenda> agendas_; ///< one a day
    std::vector<Place> waiting_;  ///< whose cadence is wanted and has not spoken
    std::vector<Place> open_;     ///< who has a reminder that stands open
    domain::Date today_;
    domain::Instant now_;
    domain::Instant midnight_; ///< the end of today
    bool attentive_ = true;
    std::int64_t last_interaction_ = 0;
};

} // namespace kith::planning
