// Expands recurrences for dateutil_oracle_test.py: a line "START FROM TO RRULE" in, a line of days
// out, or "refused: WHY".

#include "recurrence/ical_recurrence.hpp"

#include "support/dates.hpp"

#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string start;
        std::string from;
        std::string to;
        std::string rrule;
        words >> start >> from >> to >> rrule;
        try {
            const kith::recurrence::IcalRecurrence recurrence(rrule, kith::test::day(start));
            std::string days;
            recurrence.each(kith::test::day(from), kith::test::day(to),
                            [&](kith::domain::Date day) {
                                days += (days.empty() ? "" : " ") + kith::domain::format_date(day);
                                return true;
                            });
            std::cout << days << '\n';
        } catch (const std::invalid_argument& fault) {
            std::cout << "refused: " << fault.what() << '\n';
        }
    }
}
