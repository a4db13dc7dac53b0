#pragma once

#include "domain/facts.hpp"
#include "domain/plan.hpp"
#include "planning/rule_book.hpp"

namespace kith::planning {

/// Decides what to remind of for one contact. Pure: reads no clock, file or socket; the same
/// arguments give the same plan.
///
/// planned: for keep-in-touch the next one, for follow-ups and promises those that stand, for
/// occasions all within 18 months. What one contact is due on the same day is one reminder with
/// several reasons; what is overdue counts as today. Dates are the zone's; due_at is derived from
/// them. settled: reminders that are open and whose every reason is answered by an interaction, or
/// that no rule asks for any more.
[[nodiscard]] domain::Plan plan(const domain::Facts& facts, const RuleBook& book,
                                const Calendar& calendar, domain::Instant now);

} // namespace kith::planning
