#pragma once

#include "domain/delivery.hpp"
#include "domain/plan.hpp"
#include "domain/store_error.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace kith::domain {

/// What becomes of a reminder whose moment has come; `delivery` decides it.
struct Opening {
    ReminderKey key;
    ReminderState to = ReminderState::Open; ///< Open or Lapsed
    std::vector<Reason> reasons;            ///< with those of reminders it absorbs
    std::vector<ReminderKey> absorbs;       ///< they become Cancelled, absorbed_by = key
    std::optional<Instant> lapses_at;
    std::vector<Delivery>
        deliveries; ///< created in the same transaction; keys already there are left alone
};

/// The reminders and their states. Part of Store; see there for transactions and errors.
///
/// Whenever a reminder is settled or snoozed, in the same transaction: its Pending and Item
/// deliveries become Superseded, and each Delivered Single one that is withdrawable gets a
/// Withdraw delivery (Pending, next_at = now). A Leased one is superseded by complete().
class ReminderStore {
public:
    virtual ~ReminderStore() = default;

    /// Makes the contact's unopened reminders those of the plan: new keys are inserted, changed
    /// ones updated (revised_at = now, sequence + 1 when date, time or reasons differ), others
    /// deleted from the agenda (Cancelled when they once were in it). Then settles plan.settled. An
    /// opened key is never planned again. Returns true when anything changed.
    virtual bool apply_plan(const ContactId& contact, const Plan& plan, Instant now,
                            Date today) = 0;

    /// Planned and Snoozed ones with due_at <= now, by due_at.
    [[nodiscard]] virtual std::vector<Reminder> due(Instant now, std::size_t limit) const = 0;
    /// Open ones with lapses_at <= now.
    [[nodiscard]] virtual std::vector<Reminder> lapsing(Instant now, std::size_t limit) const = 0;
    /// When due() or lapsing() next has something: the earliest of both.
    [[nodiscard]] virtual std::optional<Instant> next_change() const = 0;

    /// Opens (round + 1) or lapses. Those that are neither Planned nor Snoozed any more are left
    /// alone.
    virtual void open(std::span<const Opening> openings, Instant now, Date today) = 0;
    /// Ends unsettled reminders. Returns the keys that were; others are left alone.
    virtual std::vector<ReminderKey> settle(std::span<const Settlement> settlements, Instant now,
                                            Date today) = 0;
    /// Open or Snoozed becomes Snoozed until then. False when it is neither.
    virtual bool snooze(const ReminderKey& key, Instant until, Date until_date, Instant now) = 0;

    [[nodiscard]] virtual std::optional<Reminder> reminder(const ReminderKey& key) const = 0;
    /// The reminder a delivery or an agenda uid belongs to.
    [[nodiscard]] virtual std::optional<ReminderKey>
    reminder_of_delivery(const std::string& delivery) const = 0;
    /// Open and Snoozed ones, by due_at.
    [[nodiscard]] virtual std::vector<Reminder> open_reminders() const = 0;
    [[nodiscard]] virtual std::size_t open_count() const = 0; ///< Open ones only
    /// Those of open_reminders(), one by one and in no order, until the visitor returns false. It
    /// may not change the store.
    using OpenVisitor = std::function<bool(const Reminder& reminder)>;
    virtual void each_open(const OpenVisitor& visitor) const = 0;
    [[nodiscard]] virtual std::vector<Reminder> open_reminders_of(const ContactId& id) const = 0;
    /// Unsettled ones with from <= date <= to, and with `overdue` the earlier open ones; by (date,
    /// key).
    [[nodiscard]] virtual std::vector<Reminder> agenda(Date from, Date to, bool overdue) const = 0;

    /// Settled ones with from <= settled_on <= to, newest first.
    [[nodiscard]] virtual std::vector<Reminder> settled_between(Date from, Date to,
                                                                std::size_t limit) const = 0;

    /// How many Planned paced ones each day holds.
    struct DayCount {
        Date date{};
        int people = 0;
    };
    [[nodiscard]] virtual std::vector<DayCount> paced_days() const = 0;
    /// How many paced ones were first opened from one moment until before the other.
    [[nodiscard]] virtual int paced_opened(Instant from, Instant until) const = 0;
    /// A Planned paced one whose wanted day has come.
    struct Waiting {
        ReminderKey key;
        ContactId contact;
        Date wanted{};   ///< of its first reason
        Date at_worst{}; ///< end of its window: of the first reason that has one, else `wanted`
        Date date{};     ///< the day it has now
        TimeOfDay at{};
        std::string zone;
    };
    using WaitingVisitor = std::function<void(const Waiting& waiting)>;
    /// Those wanted on or before that day, in no order.
    virtual void each_waiting(Date today, const WaitingVisitor& visitor) const = 0;
    /// Gives Planned ones another day (revised_at = now, sequence + 1), and as much longer until
    /// they lapse. Others are left alone.
    struct Move {
        ReminderKey key;
        Date date{};
        Instant due_at;
    };
    virtual void move(std::span<const Move> moves, Instant now) = 0;

    /// Grows with every change that a calendar would show.
    [[nodiscard]] virtual std::int64_t agenda_revision() const = 0;
    /// Reminders changed after that revision, settled ones included (a mirror removes them), by
    /// revision.
    struct Change {
        std::int64_t revision = 0;
        Reminder reminder;
    };
    [[nodiscard]] virtual std::vector<Change> agenda_changes(std::int64_t after,
                                                             std::size_t limit) const = 0;
};

} // namespace kith::domain
