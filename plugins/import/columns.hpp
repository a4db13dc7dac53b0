#pragma once

#include "import/rows.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::imports {

/// What a column of a table holds, as far as it is read.
enum class Field {
    None,
    FullName,
    GivenName,
    MiddleName,
    FamilyName,
    Nickname,
    Institution,
    Position,
    Email,
    Phone,
    Birthday,
    BirthDay, ///< the day of the month alone; so for the next two
    BirthMonth,
    BirthYear,
    Anniversary,
    EventLabel, ///< of the EventValue that follows it
    EventValue,
    Tags,
    Notes,
    ProfileUrl,
    ConnectedOn,
};

/// How the program that wrote a table writes a day that has no ISO form.
enum class DayOrder { MonthFirst, DayFirst };

/// The columns of a table, from the row that names them.
struct Columns {
    std::string format; ///< "google", "outlook", "linkedin"; "csv" for one that is like them
    std::vector<Field> fields;
    DayOrder order = DayOrder::MonthFirst;
};

/// Absent when the row names no columns that tell of people. The names are those that Google
/// Contacts, Outlook (English, German), LinkedIn, Thunderbird and Roundcube write, compared
/// without case, accents and punctuation.
[[nodiscard]] std::optional<Columns> columns_of(const std::vector<Cell>& header);

} // namespace kith::imports
