#pragma once

#include "app/step_sentence.hpp"
#include "domain/diagnostic.hpp"
#include "domain/value.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::app {

/// What one rule says of somebody on one day.
enum class Stance {
    Speaks, ///< its words stand first in a reminder of that day
    Joins,  ///< said in a reminder that another rule leads
    Later,  ///< not on that day, but it has something planned or open
    Silent, ///< nothing at all
};

/// One rule's part in a decision: the steps it went through, and the same in sentences.
struct RuleAccount {
    std::string rule; ///< or one of kith's own: "own-cadence", "promise", ...; empty: of everything
    std::string kind; ///< as in the file; empty for kith's own
    domain::SourceLocation where; ///< line 0 for kith's own
    Stance stance = Stance::Silent;
    std::optional<domain::Date> speaks_on; ///< the next day it speaks, today or later
    std::vector<domain::TraceStep> steps;
    std::vector<std::string> sentences; ///< never empty
};

/// What is said on that day: open ones today, planned ones on their day, settled ones on the day
/// they were opened. Leaders first, by key.
[[nodiscard]] std::vector<domain::Reminder> said_on(const Decision& decision, domain::Date on);

/// The day to tell of when none is named: today while something is open, else that of the next
/// reminder planned, else today.
[[nodiscard]] domain::Date day_worth_telling(const Decision& decision);

/// Every rule in file order, then what kith does by itself.
[[nodiscard]] std::vector<RuleAccount> explain(const Decision& decision, domain::Date on);

[[nodiscard]] const char* to_text(Stance stance); ///< "speaks", "joins", "later", "silent"

/// {"rule","kind","file","line","stance","speaks_on","steps":[{"what","date","other"}],
/// "sentences":[TEXT]}
[[nodiscard]] domain::Value to_value(const RuleAccount& account);

} // namespace kith::app
