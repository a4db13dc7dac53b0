#pragma once

#include "agenda/foreign_zone.hpp"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace kith::agenda {

/// The VTIMEZONEs that were read, each once: every file of a vdir repeats the same few.
class ZonePool {
public:
    using Zone = std::shared_ptr<const ForeignZone>;

    /// The zone that those lines define; `make` is called when they are new.
    [[nodiscard]] Zone zone(const std::string& lines, const std::function<Zone()>& make) {
        if (const auto known = zones_.find(lines); known != zones_.end()) {
            return known->second;
        }
        if (zones_.size() >= most_zones) {
            zones_.clear();
        }
        return zones_.emplace(lines, make()).first->second;
    }

private:
    static constexpr std::size_t most_zones = 100;

    std::unordered_map<std::string, Zone> zones_;
};

} // namespace kith::agenda
