#pragma once

#include "domain/value.hpp"

#include <string>
#include <vector>

namespace kith::wire {

/// Which of a plugin's settings lead out of it (PROTOCOL.md section 2): absolute paths marked
/// "x-path", those of them marked "x-writes", and whether one marked "x-command" is filled in.
struct SettingsPlaces {
    std::vector<std::string> reads;
    std::vector<std::string> writes;
    bool commands = false;
};

/// Walks settings and their schema side by side; what does not fit leads nowhere.
[[nodiscard]] SettingsPlaces settings_places(const domain::Value& schema,
                                             const domain::Value& settings);

} // namespace kith::wire
