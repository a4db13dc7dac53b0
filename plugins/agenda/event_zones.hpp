#pragma once

#include "agenda/event_time.hpp"
#include "agenda/foreign_zone.hpp"
#include "domain/zone.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kith::agenda {

/// The zones that the times of one file are written in. Of a TZID, in this order: the file's own
/// VTIMEZONE, the zone of tzdata it names or ends in, the one a Windows name stands for; else its
/// times are floating.
class EventZones {
public:
    void define(const std::string& tzid, std::shared_ptr<const ForeignZone> zone) {
        zones_.insert_or_assign(tzid, std::move(zone));
    }
    /// Makes the TZID known. False when nothing is known of it.
    bool know(const std::string& tzid);

    /// Floating times are those of the owner's zone; a whole day begins there.
    [[nodiscard]] domain::Instant instant(const EventTime& time, const domain::Zone& owner) const;
    /// The day the owner's calendar shows it on; a whole day is the same day everywhere.
    [[nodiscard]] domain::Date day(const EventTime& time, const domain::Zone& owner) const;
    /// The same instant as a time of the same kind and zone as `like`.
    [[nodiscard]] EventTime as(const EventTime& time, const EventTime& like,
                               const domain::Zone& owner) const;

private:
    using Zone = std::variant<std::shared_ptr<const ForeignZone>, domain::Zone>;
    [[nodiscard]] const Zone* find(const EventTime& time) const;

    std::map<std::string, Zone, std::less<>> zones_;
};

/// The zone of tzdata that a TZID means: "Europe/Berlin", "/mozilla.org/20050126_1/Europe/Berlin",
/// "W. Europe Standard Time". Absent: none that is known.
[[nodiscard]] std::optional<std::string> zone_name_in(std::string_view tzid);

} // namespace kith::agenda
