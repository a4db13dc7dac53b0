#pragma once

#include "app/absence.hpp"
#include "app/clock_trust.hpp"
#include "app/due_reminders.hpp"
#include "app/fire_drills.hpp"
#include "app/outbox.hpp"
#include "app/pacing.hpp"
#include "app/plan_mark.hpp"
#include "app/planner.hpp"
#include "app/situation.hpp"
#include "domain/store.hpp"

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace kith::app {

/// The daemon without the outside world: facts and time go in, deliveries come out. The same object
/// runs under the real clock in kithd and under a simulated one in tests/scenarios. One thread.
class Engine {
public:
    /// `store` must outlive this.
    Engine(domain::Store& store, Situation situation);

    /// After the store was opened: takes in the configuration, catches up with what was missed
    /// while nothing ran, tells the owner if that was long. Call once.
    void start(domain::Instant now);
    /// A reload: everything is judged already; this applies it.
    void reconfigure(Situation situation, domain::Instant now);

    /// What the alarm calls, at any moment and as often as it likes.
    void advance(domain::Instant now);
    /// Someone set the clock, or it ran on for a day and nobody did: from now on it is believed,
    /// what was held is caught up with, and what a clock that was ahead has planned is planned
    /// anew.
    void clock_was_set(domain::Instant now);
    /// kithd ends now, in order.
    void end(domain::Instant now);
    /// When advance() or a channel next has something to do; see Outbox::next_moment for `takes`.
    [[nodiscard]] std::optional<domain::Instant>
    next_moment(const std::function<bool(const std::string& channel)>& takes) const;

    /// These people's facts changed.
    void contacts_changed(std::span<const domain::ContactId> contacts, domain::Instant now);
    /// Records an interaction, and plans anew for its contact and their circles.
    std::int64_t log(const domain::Interaction& interaction,
                     const std::optional<domain::Promise>& promise, domain::Instant now);
    /// Ends open reminders, and plans anew; who was introduced is asked about later. Returns those
    /// that were open.
    std::vector<domain::ReminderKey> settle(std::span<const domain::ReminderKey> keys,
                                            domain::ReminderState state, const std::string& by,
                                            domain::Instant now);
    /// False when there is no open reminder of that key.
    bool snooze(const domain::ReminderKey& key, domain::Instant until, domain::Instant now);

    /// kith rests from now on or later, altogether or about one subject. Returns the pause's id.
    std::int64_t pause(const domain::Pause& pause, domain::Instant now);
    /// Ends the pauses of that subject (empty: of everything); see AttentionStore::end_pauses.
    std::vector<domain::Pause> resume(const domain::ContactId& subject, domain::Instant now);
    /// What the owner wishes for one contact; an empty arrangement takes it back.
    void arrange(const domain::ContactId& contact, const domain::Arrangement& arrangement,
                 domain::Instant now);
    /// The owner is to meet somebody. Returns the appointment's id.
    std::int64_t meet(const domain::Appointment& appointment, domain::Instant now);
    /// Returns the appointment as it was; absent when there is none of that id.
    std::optional<domain::Appointment> cancel(std::int64_t appointment, domain::Instant now);
    /// These people were in touch, or are to be met, or neither after all: it is in the store, and
    /// is planned for.
    void touched(std::span<const domain::ContactId> contacts, domain::Instant now);
    /// Lets go of everything that is overdue: it counts from today.
    void fresh_start(domain::Instant now);

    /// Why nothing is sent: the clock lies before what is on record. Absent normally.
    [[nodiscard]] const std::optional<std::string>& held() const { return held_; }
    [[nodiscard]] const Situation& situation() const { return situation_; }
    [[nodiscard]] domain::Store& store() { return store_; }
    [[nodiscard]] Outbox& outbox() { return outbox_; }
    [[nodiscard]] const Planner& planner() const { return planner_; }
    [[nodiscard]] domain::Date today(domain::Instant now) const {
        return situation_.zone.date(now);
    }

private:
    void catch_up(domain::Instant now);
    void take_in_configuration(domain::Instant now);
    [[nodiscard]] std::set<domain::ContactId> take_in_contacts(domain::Instant now);
    void turn_day(domain::Instant now);
    void pace_anew(const domain::ContactId& subject, domain::Instant now);
    void welcome_back(domain::Instant now);
    void offer_fresh_start(domain::Instant now);
    void tell_of_absence(const Absence& absence, domain::Instant now);

    domain::Store& store_;
    Situation situation_;
    Planner planner_;
    PlanMark mark_;
    Pacing pacing_;
    DueReminders due_;
    Outbox outbox_;
    FireDrills drills_;
    ClockTrust trust_;
    std::optional<std::string> held_;
};

} // namespace kith::app
