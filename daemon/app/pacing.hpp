#pragma once

#include "app/planner.hpp"

#include <optional>
#include <set>
#include <vector>

namespace kith::app {

/// The owner's attention day by day: who waits gets the days there are, no day gets more people
/// than it may hold, and when a day ends, what ended with it is looked at again.
class Pacing {
public:
    Pacing(domain::Store& store, Situation& situation, Planner& planner)
        : store_(store), situation_(situation), planner_(planner) {}

    /// Reads anew what limits: pauses, the fresh start, what each day holds already. After each
    /// change of configuration, zone or pauses; planning anew and deal() are to follow.
    void renew(domain::Instant now);
    /// Gives today to those who wait the longest, measured by their own cadence, and later days to
    /// the rest.
    void deal(domain::Instant now);
    /// All that ended before today has been looked at.
    void begin_day(domain::Date today) { day_ = today; }
    /// On another local day than the last one, an earlier or a later one: renews, plans anew whom a
    /// pause or an appointment held, and deals. False while the day is the same.
    bool turn_day(domain::Instant now);
    /// The days from `first` to `last` went by: plans anew whom a pause that ended or an
    /// appointment held, or holds from now on.
    void make_up(domain::Date first, domain::Date last, domain::Instant now);
    /// The pauses of everything whose last day is one from `from` until before `until`.
    [[nodiscard]] std::vector<domain::Pause> pauses_over(domain::Date from,
                                                         domain::Date until) const;
    /// When turn_day() next has something to do; absent when the next days bring no change.
    [[nodiscard]] std::optional<domain::Instant> next_turn() const;

    /// False when today has had as many people as it may: the reminder then waits for put_off().
    [[nodiscard]] bool admits(const domain::Reminder& reminder, domain::Instant now) const;
    /// Gives the reminder the next day that has room.
    void put_off(const domain::Reminder& reminder, domain::Instant now);
    enum class Left { Opened, Ended };
    /// The reminder was planned and is no more. One that opened is held by today.
    void left_plan(const domain::Reminder& reminder, Left how, domain::Instant now);

    /// Plans anew whom that pause is about, and what came of it.
    void replan_paused(const domain::ContactId& subject, domain::Instant now);

private:
    void hasten_missed(domain::Instant now);
    [[nodiscard]] int opened_on(domain::Date day) const;
    [[nodiscard]] std::optional<domain::Date> first_turn_after(domain::Date today) const;

    domain::Store& store_;
    Situation& situation_;
    Planner& planner_;
    std::optional<domain::Date> day_; ///< of begin_day() or turn_day()
    std::optional<domain::Date> next_turn_;
    std::set<domain::ReminderKey> missed_; ///< since renew(), for the deal that follows it
};

} // namespace kith::app
