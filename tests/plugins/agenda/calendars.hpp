#pragma once

#include "agenda/calendar_reader.hpp"
#include "agenda/diary.hpp"
#include "support/dates.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

/// A VCALENDAR around components and properties, with the line ends of RFC 5545.
inline std::string calendar_text(std::string_view lines) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n";
    for (const char c : lines) {
        text += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return text + "\r\nEND:VCALENDAR\r\n";
}

/// A VEVENT; without a UID or participants of its own it has the UID "u" and Anna.
inline std::string event_text(std::string lines) {
    if (("\n" + lines).find("\nUID") == std::string::npos) {
        lines = "UID:u\n" + lines;
    }
    if (lines.find("ATTENDEE") == std::string::npos) {
        lines += "\nATTENDEE;CN=Anna Berger:mailto:anna@example.org";
    }
    return "BEGIN:VEVENT\n" + lines + "\nEND:VEVENT";
}

inline constexpr std::string_view today = "2026-11-30";

inline agenda::Calendar read(std::string_view components, std::string_view oldest = "2026-10-31") {
    agenda::ZonePool zones;
    return agenda::read_calendar(calendar_text(components),
                                 {day(today), day(oldest), "k7f3qz5m2x9w4c8v", zones});
}

inline agenda::Diary::Settings diary_settings() {
    agenda::Diary::Settings settings;
    settings.owner.addresses = {"me@example.org"};
    settings.language = "en";
    settings.time_zone = "Europe/Berlin";
    return settings;
}

/// The proposals of calendars with those components: "2026-12-03 meeting anna@example.org", by
/// their keys.
inline std::vector<std::string> proposed(std::string_view components,
                                         const agenda::Diary::Settings& settings = diary_settings(),
                                         std::string_view on = today) {
    agenda::Diary diary(settings);
    diary.put("/c.ics", read(components), "Work");
    std::vector<std::string> lines;
    for (const auto& [key, each] : diary.plan(day(on), {}).proposals) {
        const bool ahead = each.what == source::Proposal::What::Meeting;
        lines.push_back(domain::format_date(each.date) + (ahead ? " meeting " : " interaction ") +
                        each.email);
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace kith::test
