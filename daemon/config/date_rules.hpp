#pragma once

#include "config/table_reader.hpp"
#include "domain/date_rule.hpp"

#include <optional>
#include <string_view>

namespace kith::config {

/// A deadline that returns each year: "31 March", "third Sunday of June", "last working day of
/// November", "3 months before 31 December". Adds what is wrong to the reader's findings, and what
/// was probably meant: "31. März" means "31 March".
std::optional<domain::DateRule> read_date_rule(TableReader& reader, std::string_view key);

/// A span by which a deadline lies before another day: at most a year.
std::optional<domain::Span> read_before(TableReader& reader, std::string_view key);

} // namespace kith::config
