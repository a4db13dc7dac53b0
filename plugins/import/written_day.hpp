#pragma once

#include "domain/partial_date.hpp"
#include "import/columns.hpp"

#include <optional>
#include <string_view>

namespace kith::imports {

/// What a program of another's means by a day.
struct WrittenDay {
    enum class Is {
        Nothing, ///< blank, or what stands for none: "0/0/00", "1/1/4501"
        NoDay,   ///< something that is no day
        Day,
    };
    Is is = Is::Nothing;
    domain::PartialDate date; ///< when it is one
};

/// "1986-11-27", "--11-27", "27.11.1986", "11/27/1986", "27 Nov 1986", "27. November 1986", each
/// with or without a time behind it. `order` says what "3/4/1986" means. Of a year of two figures
/// nothing is guessed: it is left out.
[[nodiscard]] WrittenDay read_day(std::string_view text, DayOrder order);

} // namespace kith::imports
