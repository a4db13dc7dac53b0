#pragma once

#include "app/situation.hpp"
#include "domain/facts.hpp"
#include "domain/plan.hpp"
#include "planning/attention.hpp"

#include <string>

namespace kith::app {

/// What a decision was made from, for telling it. A view for the time of one answer.
struct Decision {
    const domain::Facts& facts;
    const domain::Plan& plan; ///< made with a trace
    const Situation& situation;
    domain::Date today{};
};

/// "counted-from", ...: the step in data.
[[nodiscard]] const char* to_text(domain::TraceStep::What what);
/// How many kinds of steps there are.
inline constexpr std::size_t step_kinds =
    static_cast<std::size_t>(domain::TraceStep::What::WrongSubject) + 1;

/// The reason that was found under that key, planned or on record; null when there is none.
[[nodiscard]] const domain::Reason* reason_of(const Decision& decision,
                                              const domain::ReminderKey& key);
/// The rule of that name; null for kith's own ("promise", "own-cadence", ...).
[[nodiscard]] const domain::Rule* rule_of(const Decision& decision, const std::string& name);

/// The step as one or more plain English sentences; never empty. `wanted` is the day that the
/// rule's last Due step named, from which the pace moved it.
[[nodiscard]] std::string sentence(const domain::TraceStep& step, const Decision& decision,
                                   domain::Date wanted);

/// Why a day takes nobody more: "is full (3 of 3)", "is a holiday", ...
[[nodiscard]] std::string why_no_room(const planning::Attention& attention, domain::Date date);

} // namespace kith::app
