#pragma once

#include "domain/facts.hpp"
#include "domain/plan.hpp"
#include "planning/rule_book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::planning {

/// One rule's finding before findings of the same day are put together.
struct Draft {
    domain::Reason reason;
    domain::TimeOfDay at{540};
    std::optional<domain::Date> lapses_on; ///< at `at`; absent: stays until it is settled
    std::vector<std::string> channels;
};

/// What one run of planning for one contact works on. Lives for that run only.
struct Work {
    const domain::Facts& facts;
    const RuleBook& book;
    const Calendar& calendar;
    domain::Date today;
    std::vector<Draft> drafts;
    std::vector<domain::TraceStep> trace;

    void note(const std::string& rule, domain::TraceStep::What what, domain::Date date = {},
              std::string other = {}) {
        trace.push_back({rule, what, date, std::move(other)});
    }
};

/// "rule/contact/date", and "~7d" for something said that many days ahead.
[[nodiscard]] domain::ReminderKey key_of(const std::string& rule, const domain::ContactId& contact,
                                         domain::Date anchor, const std::string& slot = {});

/// It was opened, or another one said it, or it ended before it could be opened: never again.
[[nodiscard]] bool had_its_turn(const domain::Reminder& reminder);

/// The reminder that has had its turn under this key.
[[nodiscard]] const domain::Reminder* handled(const domain::Facts& facts,
                                              const domain::ReminderKey& key);

/// The day on which something due on that day is too late. "0 days" late still is the whole day.
[[nodiscard]] domain::Date lapse_day(domain::Date due, domain::Span max_late);

/// The newest interaction that is not in the future; null when there is none.
[[nodiscard]] const domain::Interaction* newest_interaction(const domain::Facts& facts,
                                                            domain::Date today);

/// True when what happened since answers the reason: nothing is left to remind of.
[[nodiscard]] bool answered(const domain::Reason& reason, const domain::Facts& facts,
                            domain::Date today);

/// The rule whose name the contact's cadence is planned under: the first in file order that selects
/// them, else a name for their own cadence. Empty when they have none.
[[nodiscard]] std::string cadence_name(const Work& work);

/// Each adds what its kind of rule finds to `work`.
void plan_keep_in_touch(Work& work);
void plan_follow_up(Work& work, const domain::Rule& rule);
void plan_occasion(Work& work, const domain::Rule& rule);
void plan_promises(Work& work);

} // namespace kith::planning
