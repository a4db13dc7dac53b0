#pragma once

#include "calendar/ics/calendar_traits.hpp"
#include "domain/span.hpp"
#include "domain/value.hpp"
#include "remote/login.hpp"

#include <chrono>
#include <string>

namespace kith::caldav {

/// What it means when the owner deletes an entry in the collection.
enum class Deletion {
    Leave, ///< nothing for kith; the entry comes back when its reminder moves or opens
    Done,  ///< the reminder is done
};

/// The settings of one channel, judged. README.md says what each is for.
struct Settings {
    std::string url; ///< of the collection, normalized, ends in '/'
    remote::Login login;
    std::string ca_file;        ///< empty: the system's authorities
    ics::CalendarTraits traits; ///< without `instance`
    Deletion deletion = Deletion::Leave;
    std::chrono::seconds poll{900}; ///< 0: never
    domain::Span ahead{12, domain::Span::Unit::Months};
    std::chrono::seconds patience{30}; ///< how long the server may stay silent
};

/// JSON Schema of the settings, as --describe tells it.
[[nodiscard]] domain::Value settings_schema();

/// Reads settings that fit the schema. Throws sdk::SettingRefused for what no schema can say. Runs
/// nothing and connects to nothing.
[[nodiscard]] Settings read_settings(const domain::Value& values);

/// "15 minutes", "1 hour", "30 s", "0". Absent when it is no such text.
[[nodiscard]] std::optional<std::chrono::seconds> parse_interval(std::string_view text);

} // namespace kith::caldav
