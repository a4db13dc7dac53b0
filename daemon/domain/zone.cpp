#include "domain/zone.hpp"

#include "domain/last_rule.hpp"

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

/// Its table has no change behind that time.
bool is_last(const date::sys_info& info) {
    return info.end >= date::sys_days(date::year(9999) / 1 / 1);
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
    const auto* rule = is_last(zone_->get_info(instant)) ? LastRule::of(name_) : nullptr;
    const auto since_epoch =
        rule == nullptr ? zone_->to_local(instant).time_since_epoch() : rule->local(instant);
    const auto day = chr::floor<chr::days>(since_epoch);
    return {Date(chr::sys_days(day)), chr::floor<chr::minutes>(since_epoch - day)};
}

Instant Zone::instant(Date date, TimeOfDay time) const {
    const date::local_time<chr::minutes> wall(chr::sys_days(date).time_since_epoch() + time);
    const auto info = zone_->get_info(wall);
    if (info.result == date::local_info::unique && is_last(info.first)) {
        if (const auto* rule = LastRule::of(name_)) {
            return rule->moment(wall.time_since_epoch());
        }
    }
    return chr::time_point_cast<chr::milliseconds>(zone_->to_sys(wall, date::choose::earliest));
}

} // namespace kith::domain
