#pragma once

#include "agenda/calendar_shelf.hpp"
#include "agenda/diary.hpp"
#include "domain/value.hpp"
#include "sdk/plugin.hpp"

namespace kith::agenda {

/// The JSON Schema of the settings (PROTOCOL.md section 2).
[[nodiscard]] domain::Value settings_schema();

struct Settings {
    CalendarShelf::Settings shelf;
    Diary::Settings diary;
};
/// The settings a user wrote, which fit the schema. Throws sdk::SettingRefused for what no schema
/// can say: no path or no address at all, or one that is none.
[[nodiscard]] Settings read_settings(const sdk::Session& session);

} // namespace kith::agenda
