#pragma once

#include "domain/time.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace date {
class time_zone;
}

namespace kith::domain {

/// No zone of that name in the system's tzdata.
class UnknownZone : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A moment as a wall clock in some zone shows it.
struct LocalMoment {
    Date date{};
    TimeOfDay time; ///< cut to the minute

    friend bool operator==(const LocalMoment&, const LocalMoment&) = default;
};

/// An IANA time zone of the system's tzdata. Cheap to copy.
class Zone {
public:
    /// Throws UnknownZone.
    explicit Zone(std::string_view name);
    [[nodiscard]] static bool exists(std::string_view name);
    /// The names of all zones, sorted; for "did you mean".
    [[nodiscard]] static std::vector<std::string> names();

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] LocalMoment local(Instant instant) const;
    [[nodiscard]] Date date(Instant instant) const { return local(instant).date; }
    /// When the wall clock shows it. A time that does not exist (spring) gives the first instant
    /// after the gap; one that exists twice (autumn) means the first.
    [[nodiscard]] Instant instant(Date date, TimeOfDay time) const;

private:
    std::string name_;
    const date::time_zone* zone_; ///< owned by the tz library, for ever
};

} // namespace kith::domain
