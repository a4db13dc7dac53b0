#include "agenda/event_zones.hpp"

#include <unicode/ucal.h>

#include <algorithm>
#include <array>

namespace kith::agenda {

namespace {

constexpr std::size_t longest_name = 100;

/// What CLDR says a name of Windows stands for.
std::optional<std::string> zone_of_windows(std::string_view name) {
    std::array<UChar, longest_name> asked{};
    std::transform(name.begin(), name.end(), asked.begin(),
                   [](char c) { return static_cast<UChar>(static_cast<unsigned char>(c)); });
    std::array<UChar, longest_name> found{};
    UErrorCode status = U_ZERO_ERROR;
    const auto length = ucal_getTimeZoneIDForWindowsID(
        asked.data(), static_cast<std::int32_t>(name.size()), nullptr, found.data(),
        static_cast<std::int32_t>(found.size()), &status);
    if (U_FAILURE(status) != 0 || length <= 0) {
        return std::nullopt;
    }
    std::string zone;
    for (std::int32_t i = 0; i < length; ++i) {
        zone += static_cast<char>(found.at(static_cast<std::size_t>(i)));
    }
    return domain::Zone::exists(zone) ? std::optional(zone) : std::nullopt;
}

} // namespace

std::optional<std::string> zone_name_in(std::string_view tzid) {
    if (tzid.empty() || tzid.size() > longest_name) {
        return std::nullopt;
    }
    for (std::string_view rest = tzid;;) {
        if (domain::Zone::exists(rest)) {
            return std::string(rest);
        }
        const auto slash = rest.find('/');
        if (slash == std::string_view::npos) {
            return zone_of_windows(tzid);
        }
        rest.remove_prefix(slash + 1);
    }
}

bool EventZones::know(const std::string& tzid) {
    if (zones_.contains(tzid)) {
        return true;
    }
    const auto name = zone_name_in(tzid);
    if (name) {
        zones_.emplace(tzid, domain::Zone(*name));
    }
    return name.has_value();
}

const EventZones::Zone* EventZones::find(const EventTime& time) const {
    const auto found = time.kind == EventTime::Kind::Zoned ? zones_.find(time.zone) : zones_.end();
    return found == zones_.end() ? nullptr : &found->second;
}

domain::Instant EventZones::instant(const EventTime& time, const domain::Zone& owner) const {
    if (time.kind == EventTime::Kind::Utc) {
        return std::chrono::sys_days(time.date) + time.time;
    }
    const Zone* zone = find(time);
    if (zone == nullptr) {
        return owner.instant(time.date, time.time);
    }
    const auto* foreign = std::get_if<std::shared_ptr<const ForeignZone>>(zone);
    return foreign != nullptr ? (*foreign)->instant(time.date, time.time)
                              : std::get<domain::Zone>(*zone).instant(time.date, time.time);
}

domain::Date EventZones::day(const EventTime& time, const domain::Zone& owner) const {
    return time.kind == EventTime::Kind::Day ? time.date : owner.date(instant(time, owner));
}

EventTime EventZones::as(const EventTime& time, const EventTime& like,
                         const domain::Zone& owner) const {
    if (time.kind == EventTime::Kind::Day || (time.kind == like.kind && time.zone == like.zone)) {
        return time;
    }
    const auto when = instant(time, owner);
    domain::LocalMoment shown = owner.local(when);
    if (like.kind == EventTime::Kind::Utc) {
        const auto day = std::chrono::floor<std::chrono::days>(when);
        shown = {domain::Date(day), std::chrono::floor<std::chrono::minutes>(when - day)};
    } else if (const Zone* zone = find(like)) {
        const auto* foreign = std::get_if<std::shared_ptr<const ForeignZone>>(zone);
        shown = foreign != nullptr ? (*foreign)->local(when)
                                   : std::get<domain::Zone>(*zone).local(when);
    }
    EventTime result = like;
    result.date = shown.date;
    result.time = like.kind == EventTime::Kind::Day ? domain::TimeOfDay(0) : shown.time;
    return result;
}

} // namespace kith::agenda
