#pragma once

#include "domain/time.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::desktop {

/// What a popup says by itself, in one language.
struct Words {
    std::string_view done;
    std::string_view tomorrow;
    std::string_view next_week;
    std::string_view last_note;        ///< before the note, when its date is unknown
    std::string_view last_note_of;     ///< before the date of the note
    std::string_view someone_waits;    ///< discreet: one reminder, nobody named
    std::string_view several_wait;     ///< discreet: {} stands for how many
    std::string_view about_kith;       ///< discreet: kith speaks of itself
    std::string_view about_kith_where; ///< where to read what it says
    std::string_view more;             ///< {} stands for how many are not listed
};

/// German for "de" and "de_AT", English for all else.
[[nodiscard]] const Words& words(std::string_view language);

/// The pattern with its {} replaced by the number.
[[nodiscard]] std::string with_number(std::string_view pattern, std::size_t number);

/// "4. September 2026" or "4 September 2026".
[[nodiscard]] std::string long_date(domain::Date date, std::string_view language);

} // namespace kith::desktop
