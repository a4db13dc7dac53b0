#pragma once

#include "config/table_reader.hpp"
#include "domain/contact.hpp"

#include <vector>

namespace kith::config {

/// The dated facts of a contact's table: `birthday`, `anniversary`, `name_day` and
/// `dates = [{ label = "First day at work", date = "2019-04-01" }]`. Each (kind, label) once.
[[nodiscard]] std::vector<domain::DatedFact> read_dates(TableReader& reader);

} // namespace kith::config
