#include "domain/zone.hpp"

#include <date/tz.h>

namespace kith::domain {

namespace chr = std::chrono;

namespace {

const date::time_zone* locate(std::string_view name) {
    try {
        return date::locate_zone(std::string(name));
    } catch (const std::runtime_error&) {
        throw UnknownZone("there is no time zone \"" + std::string(name) + "\"");
    }
}

} // namespace

Zone::Zone(std::string_view name) : name_(name), zone_(locate(name)) {}

bool Zone::exists(std::string_view name) {
    try {
        locate(name);
        return true;
    } catch (const UnknownZone&) {
        return false;
    }
}

std::vector<std::string> Zone::names() {
    std::vector<std::string> names;
    for (const auto& zone : date::get_tzdb().zones) {
        names.push_back(zone.name());
    }
    return names;
}

LocalMoment Zone::local(Instant instant) const {
    const auto since_epoch = zone_->to_local(instant).time_since_epoch();
    const auto day = chr::floor<chr::days>(since_epoch);
    return {Date(chr::sys_days(day)), chr::floor<chr::minutes>(since_epoch - day)};
}

Instant Zone::instant(Date date, TimeOfDay time) const {
    const date::local_time<chr::minutes> wall(chr::sys_days(date).time_since_epoch() + time);
    return chr::time_point_cast<chr::milliseconds>(zone_->to_sys(wall, date::choose::earliest));
}

} // namespace kith::domain
