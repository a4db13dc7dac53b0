#include "fuzz/targets.hpp"
#include "recurrence/content_lines.hpp"
#include "recurrence/holiday_events.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "recurrence/ical_recurrence.hpp"
#include "recurrence/rule_text.hpp"
#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace kith::fuzz {

namespace {

using domain::Date;

void read_rule(const std::string& text) {
    const auto start = test::day("2024-02-29");
    try {
        const recurrence::IcalRecurrence rule(text, start);
        require(rule.text() == text, "a rule is kept as it was written");
        require(recurrence::checked_rule(text).normal.size() <= 2 * text.size() + 64,
                "a rule stays about as long as it was");
        const auto from = test::day("2026-11-23");
        std::vector<Date> days;
        rule.each(from, domain::plus_days(from, 800), [&](Date day) {
            require(day >= from && (days.empty() || days.back() < day), "days come in order");
            days.push_back(day);
            return days.size() < 100;
        });
        auto next = rule.next(from);
        for (std::size_t i = 0; i < std::min<std::size_t>(days.size(), 5); ++i) {
            require(next == days[i], "the next day is the one of the list: " + text);
            next = rule.next(domain::plus_days(*next, 1));
        }
    } catch (const std::invalid_argument& refusal) {
        require(*refusal.what() != '\0', "a refusal says why");
    }
}

void read_events(std::string_view text) {
    std::size_t lines = 0;
    recurrence::each_content_line(text, [&](const recurrence::ContentLine& line) {
        require(!line.name.empty(), "a line has a name");
        return ++lines < 100'000;
    });
    try {
        for (const auto& event : recurrence::read_holiday_events(text)) {
            require(event.start.ok() && event.length >= 1, "an event has days that exist");
        }
    } catch (const std::runtime_error&) {
    }
}

void read_file(std::string_view text) {
    static const test::TemporaryDirectory directory;
    const auto file = directory.write("holidays.ics", text);
    const auto from = test::day("2026-01-01");
    const auto to = test::day("2028-12-31");
    try {
        const auto days = recurrence::IcalCalendarReader().days(file, from, to);
        require(std::adjacent_find(days.begin(), days.end(), std::greater_equal<>()) == days.end(),
                "holidays come in order, once each");
        require(days.empty() || (days.front() >= from && days.back() <= to),
                "holidays lie where they were asked for");
    } catch (const std::runtime_error& refusal) {
        require(*refusal.what() != '\0', "a refusal says why");
    }
}

} // namespace

void read_calendar(std::string_view text) {
    if (text.find('\n') == std::string_view::npos) {
        read_rule(std::string(text));
    } else {
        read_events(text);
        read_file(text);
    }
}

} // namespace kith::fuzz
