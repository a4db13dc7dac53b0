#pragma once

#include "domain/value.hpp"

#include <string>

namespace kith::cli {

/// The texts of an array, one behind the other. Throws ValueError when it holds something else.
[[nodiscard]] std::string joined(const domain::Value& texts, const std::string& between);

/// "Next: 2026-12-01  title", or nothing when nothing comes.
[[nodiscard]] std::string next_line(const domain::Value& answer);

/// A word of the protocol, as people say it: a state, a kind, a result. Others stay as they are.
[[nodiscard]] std::string in_words(const std::string& code);

/// The day "2026-11-23" as the language writes it in tables; another text as it is.
[[nodiscard]] std::string day_in_figures(const std::string& date);

/// "6 weeks" in the language; another text as it is.
[[nodiscard]] std::string span_in_words(const std::string& span);

/// "every 6 weeks, at worst 3 months (rule friends)". A null cadence: nothing asks for it.
[[nodiscard]] std::string cadence_in_words(const domain::Value& cadence, bool never);

/// "2026-11-20, message, they reached out": what a proposal is of.
[[nodiscard]] std::string proposal_in_words(const domain::Value& proposal);

/// How a settled ITEM ended: "done: paid 120 EUR", "skipped", "answered by interaction".
[[nodiscard]] std::string ending(const domain::Value& item);

/// "WORD: title" for each item of the array, and what comes next.
[[nodiscard]] std::string render_change(const domain::Value& answer, const char* word,
                                        const char* member);

} // namespace kith::cli
