#pragma once

#include "domain/time.hpp"

#include <cstdint>

namespace kith::domain {

/// A set of days of the week.
class Weekdays {
public:
    constexpr Weekdays() = default;
    [[nodiscard]] static constexpr Weekdays all() { return Weekdays(0b1111111); }
    /// Monday to Friday.
    [[nodiscard]] static constexpr Weekdays workdays() { return Weekdays(0b0111110); }

    constexpr void insert(std::chrono::weekday day) {
        bits_ = static_cast<std::uint8_t>(bits_ | 1U << day.c_encoding());
    }
    [[nodiscard]] constexpr bool contains(std::chrono::weekday day) const {
        return (bits_ >> day.c_encoding() & 1U) != 0;
    }
    [[nodiscard]] bool contains(Date date) const {
        return contains(std::chrono::weekday(std::chrono::sys_days(date)));
    }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

    friend constexpr bool operator==(Weekdays, Weekdays) = default;

private:
    explicit constexpr Weekdays(std::uint8_t bits) : bits_(bits) {}
    std::uint8_t bits_ = 0; ///< bit 0 is Sunday, as in the C library
};

} // namespace kith::domain
