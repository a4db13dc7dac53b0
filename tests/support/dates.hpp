#pragma once

#include "domain/time.hpp"
#include "domain/zone.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace kith::test {

/// "2026-11-23" as a date; anything else is a mistake in the test.
inline domain::Date day(std::string_view text) {
    const auto date = domain::parse_date(text);
    if (!date) {
        throw std::invalid_argument("no date: " + std::string(text));
    }
    return *date;
}

/// "2026-11-23T07:30:00Z" as an instant.
inline domain::Instant instant(std::string_view text) {
    const auto moment = domain::parse_instant(text);
    if (!moment) {
        throw std::invalid_argument("no instant: " + std::string(text));
    }
    return *moment;
}

/// The moment a wall clock in that zone shows "2026-11-23 08:30".
inline domain::Instant wall(std::string_view zone, std::string_view text) {
    return domain::Zone(zone).instant(day(text.substr(0, 10)),
                                      domain::parse_time_of_day(text.substr(11)).value());
}

} // namespace kith::test
