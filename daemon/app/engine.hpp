#pragma once

#include "app/due_reminders.hpp"
#include "app/outbox.hpp"
#include "app/planner.hpp"
#include "app/situation.hpp"
#include "domain/store.hpp"

#include <functional>
#include <optional>
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
    /// Someone set the clock: from now on it is believed, and what was held is caught up with.
    void clock_was_set(domain::Instant now);
    /// When advance() or a channel next has something to do; see Outbox::next_moment for `takes`.
    [[nodiscard]] std::optional<domain::Instant>
    next_moment(const std::function<bool(const std::string& channel)>& takes) const;

    /// These people's facts changed.
    void contacts_changed(std::span<const domain::ContactId> contacts, domain::Instant now);
    /// Records an interaction, and plans anew for its contact.
    std::int64_t log(const domain::Interaction& interaction,
                     const std::optional<domain::Promise>& promise, domain::Instant now);
    /// Ends open reminders, and plans anew. Returns those that were open.
    std::vector<domain::ReminderKey> settle(std::span<const domain::ReminderKey> keys,
                                            domain::ReminderState state, const std::string& by,
                                            domain::Instant now);
    /// False when there is no open reminder of that key.
    bool snooze(const domain::ReminderKey& key, domain::Instant until, domain::Instant now);

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
    void tell_of_absence(domain::Instant from, std::size_t late, domain::Instant now);

    domain::Store& store_;
    Situation situation_;
    Planner planner_;
    DueReminders due_;
    Outbox outbox_;
    std::optional<std::string> held_;
};

} // namespace kith::app
