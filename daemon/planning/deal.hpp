#pragma once

#include "domain/reminder_store.hpp"
#include "planning/attention.hpp"

#include <functional>
#include <vector>

namespace kith::planning {

/// Gives today to those who have waited longest, out of all Planned paced reminders whose wanted
/// day has come. To be done each day before anything opens, days off too, and again whenever the
/// pace changed: a second deal on what the first one left moves nothing.
///
/// Order: first those whose window is over, the one that ended first before the others; then by the
/// part of the window that is used up; then by contact and key. A window that ends before the
/// wanted day ends on it.
///
/// Bound: nobody waits longer than ceil(N / people_per_day) working days after the window, N being
/// how many reminders can wait at once (one for each contact with a cadence, and for each circle
/// and presence rule one). Proof: let the window of r be over. Only those whose window ended no
/// later go before r. One that goes opens and waits no more; what follows it is wanted later than
/// that day, so its window ends later than that of r and it never goes before r again. So at most N
/// - 1 go before r; on each working day people_per_day of them do, because a day is left with room
/// only when nobody waits. Hence the turn of r comes on the ceil(N / people_per_day)-th working day
/// at the latest. Working days are those of Attention on which r does not rest and kith runs.
///
/// A deal moves at most 2 * people_per_day reminders (who gets today, who gives it up) and those
/// left on days past, that rest, or for whom a lower pace has no room today; each once. It keeps no
/// more than that many in memory.
class Deal {
public:
    using Waiting = domain::ReminderStore::Waiting;
    using Move = domain::ReminderStore::Move;
    /// The first day on or after `from` on which the contact does not rest, as
    /// Attention::awake_from() finds it. Asked for few of those offered.
    using AwakeFrom = std::function<domain::Date(const domain::ContactId& id, domain::Date from)>;

    /// `attention` must hold every Planned paced reminder and the paced ones that opened today; it
    /// is kept true by moves(). It has to outlive the deal. No `awake_from`: nobody rests.
    Deal(Attention& attention, domain::Date today, AwakeFrom awake_from = {});

    /// Takes in one whose wanted day is today or over; each once, in any order.
    void offer(const Waiting& waiting);
    /// To be called once, when all are offered. Throws domain::UnknownZone when the system does not
    /// know the zone of one that moves.
    [[nodiscard]] std::vector<Move> moves();

private:
    [[nodiscard]] bool goes_before(const Waiting& a, const Waiting& b) const;
    [[nodiscard]] domain::Date awake_from(const Waiting& waiting, domain::Date from) const;
    [[nodiscard]] std::size_t capacity() const;
    void leave_out(const Waiting& waiting);
    [[nodiscard]] domain::Date later_day(const Waiting& waiting) const;

    Attention& attention_;
    domain::Date today_;
    AwakeFrom awake_from_;
    bool works_;                     ///< today
    int here_ = 0;                   ///< how many of those offered have today already
    std::vector<Waiting> best_;      ///< a heap; the last of them on top
    std::vector<Waiting> displaced_; ///< have today or a day past, and do not get today
};

} // namespace kith::planning
