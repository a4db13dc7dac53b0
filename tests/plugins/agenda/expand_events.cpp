// Expands calendars for recurrence_oracle_test.py: file names in, one a line; out comes a line of
// days for each, those that events with others have from FROM to TO in the zone ZONE, or
// "refused: WHY".

#include "agenda/calendar_reader.hpp"
#include "agenda/series.hpp"
#include "source/whole_bytes.hpp"
#include "support/dates.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <span>
#include <string>

int main(int argc, char** argv) {
    if (argc != 4) {
        return 1;
    }
    using namespace kith;
    const auto from = test::day(argv[1]);
    const auto to = test::day(argv[2]);
    const domain::Zone owner(argv[3]);
    const agenda::Limits limits;
    agenda::ZonePool zones;
    for (std::string name; std::getline(std::cin, name);) {
        const auto calendar = agenda::read_calendar(source::read_whole(name, limits.file_bytes),
                                                    {from, from, "k7", zones}, limits);
        const agenda::Series series(calendar.events, calendar.zones, owner, limits);
        const auto expansion = series.expand({from, to}, limits.steps);
        std::multiset<std::string> days;
        for (const auto& each : expansion.occurrences) {
            if (each.date <= to) {
                days.insert(domain::format_date(each.date));
            }
        }
        if (!expansion.faults.empty()) {
            std::cout << "refused: " << expansion.faults.front().text << '\n';
            continue;
        }
        for (const auto& day : days) {
            std::cout << day << ' ';
        }
        std::cout << '\n';
    }
}
