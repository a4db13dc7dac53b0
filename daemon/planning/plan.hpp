#pragma once

#include "domain/facts.hpp"
#include "domain/plan.hpp"
#include "planning/rule_book.hpp"

namespace kith::planning {

/// Whether the plan tells how it was decided. Only `kith why` asks for it.
enum class Trace { Off, On };

/// Decides what to remind of for one person or circle. Pure: reads no clock, file or socket; the
/// same arguments give the same plan.
///
/// planned: of keep-in-touch and presence the next one, of follow-ups, promises and balance those
/// that stand, of occasions and duties all within 18 months, of appointments those of the next 14
/// days. What one subject is due on the same day is one reminder with several reasons; what is
/// overdue counts as today. Dates are the zone's; due_at is derived from them. A cadence and a
/// presence take the day that the calendar's attention has room on, all others keep theirs; what
/// has a date opens no earlier than the morning after a pause of everything, except duties.
///
/// settled: reminders that are open and whose every reason is answered, or that nothing asks for
/// any more.
[[nodiscard]] domain::Plan plan(const domain::Facts& facts, const RuleBook& book,
                                const Calendar& calendar, domain::Instant now,
                                Trace trace = Trace::Off);

} // namespace kith::planning
