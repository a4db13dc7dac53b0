#pragma once

#include "domain/facts.hpp"
#include "domain/plan.hpp"
#include "planning/plan.hpp"
#include "planning/rule_book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::planning {

/// One rule's finding before findings of the same day are put together.
struct Draft {
    domain::Reason reason;
    domain::Date day{}; ///< it speaks; what lies in the past speaks at once
    domain::TimeOfDay at{540};
    std::optional<domain::Date> lapses_on; ///< at `at`; absent: stays until it is settled
    std::vector<std::string> channels;
    /// The morning after a pause of everything that its day lies in.
    std::optional<domain::Date> held_until;

    [[nodiscard]] domain::Date opens_on() const { return held_until.value_or(day); }
};

/// What one run of planning for one subject works on. Lives for that run only.
struct Work {
    const domain::Facts& facts;
    const RuleBook& book;
    const Calendar& calendar;
    domain::Date today;
    Trace tracing = Trace::Off;
    std::vector<Draft> drafts = {};
    std::vector<domain::TraceStep> trace = {};

    void note(const std::string& rule, domain::TraceStep::What what, domain::Date date = {},
              const std::string& other = {}) {
        if (tracing == Trace::On) {
            trace.push_back({rule, what, date, other});
        }
    }
};

/// Adds what a rule found, with the rule's hour and channels, for the reason's own day.
Draft& add_draft(Work& work, const domain::Rule& rule, domain::Reason reason,
                 std::optional<domain::Date> lapses_on);
/// ... what no rule stands behind, for every channel.
Draft& add_draft(Work& work, domain::Reason reason, std::optional<domain::Date> lapses_on);

/// True when this key is in a draft already.
[[nodiscard]] bool is_drafted(const Work& work, const domain::ReminderKey& key);

/// "rule/contact/date", and "~7d" for something said that many days ahead.
[[nodiscard]] domain::ReminderKey key_of(const std::string& rule, const domain::ContactId& contact,
                                         domain::Date anchor, const std::string& slot = {});

/// Both speak of the same occasion, or of the same deadline, maybe so long ahead.
[[nodiscard]] bool about_the_same(const domain::Reason& a, const domain::Reason& b);

/// The day on which something due on that day is too late. "0 days" late still is the whole day.
[[nodiscard]] domain::Date lapse_day(domain::Date due, domain::Span max_late);

/// The newest interaction that is not in the future; null when there is none.
[[nodiscard]] const domain::Interaction* newest_interaction(const domain::Facts& facts,
                                                            domain::Date today);

/// How far ahead occasions and duties are known: what a calendar shows.
inline constexpr int horizon_days = 548;
/// How far ahead kith prepares for a meeting.
inline constexpr int appointment_days = 14;

/// Each adds what its kind of rule finds to `work`. The rule selects the subject.
void plan_keep_in_touch(Work& work);
void plan_follow_up(Work& work, const domain::Rule& rule);
void plan_occasion(Work& work, const domain::Rule& rule);
void plan_duty(Work& work, const domain::Rule& rule);
/// After plan_keep_in_touch(): an offer is said with the cadence.
void plan_balance(Work& work, const domain::Rule& rule);
void plan_presence(Work& work, const domain::Rule& rule);
void plan_promises(Work& work);
void plan_appointments(Work& work);

} // namespace kith::planning
