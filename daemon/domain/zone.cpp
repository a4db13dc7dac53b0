#include "domain/zone.hpp"

#include "domain/last_rule.hpp"
#include "domain/tzdata.hpp"

#include <date/tz.h>

#include <map>
#include <memory>
#include <mutex>

namespace kith::domain {

namespace chr = std::chrono;

namespace {

constexpr const char* system_tzdata = "/usr/share/zoneinfo";

/// Throws UnknownZone.
void expect_known(const std::string& name) {
    try {
        static_cast<void>(date::locate_zone(name));
    } catch (const std::runtime_error&) {
        throw UnknownZone("there is no time zone \"" + name + "\"");
    }
}

/// Its table has no change behind that time.
bool is_last(const date::sys_info& info) {
    return info.end >= date::sys_days(date::year(9999) / 1 / 1);
}

/// The files of zones that were read. Nothing is ever taken out, and it outlives everything: zones
/// refer to it, and only the library itself could destroy one of its own.
class Shelf {
public:
    static Shelf& the() {
        static Shelf& shelf = *new Shelf;
        return shelf;
    }
    const date::time_zone* zone(const std::string& name) {
        const std::lock_guard<std::mutex> lock(mutex_);
        auto& zone = current_[name];
        if (zone == nullptr) {
            const auto file = directory_ / name;
            // The library looks below the system's tzdata only, and keeps what it has read for
            // ever; so it gets an object of our own, and the way from there.
            zone = new date::time_zone(file.lexically_relative(system_tzdata).string(),
                                       date::detail::undocumented{});
            last_rules_[zone] = LastRule::read(file.string());
        }
        return zone;
    }
    /// Null when the zone's clock changes no more.
    const LastRule* last_rule(const date::time_zone* zone) {
        const std::lock_guard<std::mutex> lock(mutex_);
        return last_rules_.at(zone).get();
    }
    void read_from(const std::filesystem::path& directory) {
        const std::lock_guard<std::mutex> lock(mutex_);
        directory_ = directory;
        current_.clear();
    }

private:
    std::mutex mutex_;
    std::filesystem::path directory_ = system_tzdata;
    std::map<std::string, const date::time_zone*> current_;
    std::map<const date::time_zone*, std::unique_ptr<const LastRule>> last_rules_;
};

} // namespace

void reread_tzdata(const std::filesystem::path& directory) { Shelf::the().read_from(directory); }

Zone::Zone(std::string_view name) : name_(name), zone_(nullptr) {
    expect_known(name_);
    zone_ = Shelf::the().zone(name_);
}

bool Zone::exists(std::string_view name) {
    try {
        expect_known(std::string(name));
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
    const auto* rule = is_last(zone_->get_info(instant)) ? Shelf::the().last_rule(zone_) : nullptr;
    const auto since_epoch =
        rule == nullptr ? zone_->to_local(instant).time_since_epoch() : rule->local(instant);
    const auto day = chr::floor<chr::days>(since_epoch);
    return {Date(chr::sys_days(day)), chr::floor<chr::minutes>(since_epoch - day)};
}

Instant Zone::instant(Date date, TimeOfDay time) const {
    const date::local_time<chr::minutes> wall(chr::sys_days(date).time_since_epoch() + time);
    const auto info = zone_->get_info(wall);
    if (info.result == date::local_info::unique && is_last(info.first)) {
        if (const auto* rule = Shelf::the().last_rule(zone_)) {
            return rule->moment(wall.time_since_epoch());
        }
    }
    return chr::time_point_cast<chr::milliseconds>(zone_->to_sys(wall, date::choose::earliest));
}

} // namespace kith::domain
