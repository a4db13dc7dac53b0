#pragma once

#include "calendar/ics/calendar_traits.hpp"
#include "domain/value.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kith::calendar {

/// The plugin's settings, judged. README.md says what each is for.
struct Settings {
    std::optional<std::filesystem::path> file;
    std::optional<std::filesystem::path> tasks_file;
    bool http = true;
    std::uint16_t port = 8737;      ///< 0: any free one, the same at every start
    std::vector<std::string> hosts; ///< names beside the loopback's, lower case
    ics::CalendarTraits events;     ///< without `instance`
    ics::CalendarTraits tasks;
};

/// JSON Schema of the settings, as --describe tells it.
[[nodiscard]] domain::Value settings_schema();

/// Reads settings that fit the schema. Throws sdk::SettingRefused for what no schema can say.
[[nodiscard]] Settings read_settings(const domain::Value& value);

} // namespace kith::calendar
