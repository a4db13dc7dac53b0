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
[[nodiscard]] std::string date_in_words(domain::Date date);
/// "6 weeks" of TOML, in the language; another text as it is.
[[nodiscard]] std::string span_in_words(const std::string& text);
[[nodiscard]] std::string days_in_words(std::int64_t days);

} // namespace kith::app
