#pragma once

#include "domain/contact.hpp"
#include "domain/weekdays.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// Days from `from` to `to`, both included.
struct DateRange {
    Date from{};
    Date to{};

    [[nodiscard]] bool contains(Date date) const { return from <= date && date <= to; }
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// A time in which kith rests: altogether, or about one contact or one network.
struct Pause {
    std::int64_t id = 0; ///< given by the Store; 0: from the configuration
    ContactId subject;   ///< a person or a network's circle; empty: everything
    DateRange days;
    std::string deputy; ///< who stands in: said with duties that fall into it; may be empty

    friend bool operator==(const Pause&, const Pause&) = default;
};

/// The attention the owner gives. It moves cadences only; what has a date stays where it is.
struct Pace {
    std::optional<int> people_per_day; ///< 1 to 1000; absent: as many as are due
    Weekdays days = Weekdays::all();
    std::vector<Date> holidays; ///< sorted, without repeats; read from ICS files
    std::vector<DateRange> quiet;
    std::vector<Pause> pauses; ///< those of the configuration

    friend bool operator==(const Pace&, const Pace&) = default;
};

} // namespace kith::domain
