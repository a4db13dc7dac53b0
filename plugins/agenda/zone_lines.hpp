#pragma once

#include "agenda/foreign_zone.hpp"
#include "agenda/limits.hpp"
#include "agenda/zone_pool.hpp"

#include <string>
#include <vector>

namespace kith::recurrence {
struct ContentLine;
}

namespace kith::agenda {

/// Gathers the lines of one VTIMEZONE. Borrows the limits.
class ZoneLines {
public:
    explicit ZoneLines(const Limits& limits) : limits_(limits) {}

    void take(const recurrence::ContentLine& line);
    /// A STANDARD or DAYLIGHT begins or ends.
    void begin_part();
    void take_in_part(const recurrence::ContentLine& line);
    void end_part();

    [[nodiscard]] const std::string& tzid() const { return tzid_; }
    /// Null when no part says how far its clocks are from UTC.
    [[nodiscard]] ZonePool::Zone zone(ZonePool& pool, domain::Date today) const;

private:
    const Limits& limits_;
    std::string tzid_;
    std::string text_; ///< of its parts
    ForeignZone::Part part_;
    bool has_start_ = false;
    bool has_offset_ = false;
    bool has_offset_before_ = false;
    std::vector<ForeignZone::Part> parts_;
};

} // namespace kith::agenda
