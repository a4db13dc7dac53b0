#pragma once

#include "domain/contact.hpp"
#include "domain/rule.hpp"

#include <string>
#include <vector>

namespace kith::app {

/// Whom a rule is for, as one says it: "people of the network Old friends, of importance high, but
/// not people tagged quiet"; of a duty or presence: "the network Choir", "you alone".
[[nodiscard]] std::string whom_in_words(const domain::Rule& rule);

/// What the selector asks of whom it takes, one condition an entry: "of the network Old friends".
/// With the selector that has that condition alone.
struct Condition {
    std::string words;
    domain::Selector alone;
};
[[nodiscard]] std::vector<Condition> conditions_of(const domain::Selector& selector);

/// What kind of subjects the rule speaks of.
[[nodiscard]] domain::SubjectKind subjects_of(const domain::Rule& rule);

/// "birthday", "anniversary", "day of death", or the label of a custom date.
[[nodiscard]] std::string occasion_words(domain::DateKind kind, const std::string& label);
/// "a call", "a meeting".
[[nodiscard]] std::string with_article(domain::InteractionKind kind);
/// "Anna", "Anna or Bert", "Anna, Bert or Carl".
[[nodiscard]] std::string any_of_these(const std::vector<std::string>& texts);
/// "4 September 2026"
[[nodiscard]] std::string english_date(domain::Date date);
/// "1 person", "2 people".
[[nodiscard]] std::string counted(std::int64_t n, const char* one, const char* many);

} // namespace kith::app
