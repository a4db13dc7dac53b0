#pragma once

#include "household.hpp"

namespace kith::test {

/// So many friends, of whom the first was heard of last on 1 September 2026 and each next one a day
/// later: all wanted every four weeks, all overdue on 23 November, by name in the other order.
/// Popups only.
inline domain::Configuration crowd(int people, std::optional<int> people_per_day) {
    auto made = two_friends();
    made.channels.resize(1);
    made.rules.resize(1);
    made.rules[0].terms = domain::KeepInTouch{{{4, domain::Span::Unit::Weeks}, std::nullopt}};
    made.pace.people_per_day = people_per_day;
    made.contacts.clear();
    for (int i = 0; i < people; ++i) {
        made.contacts.push_back(friend_of_mine("p" + std::to_string(100 + i),
                                               "Person " + std::to_string(999 - i), "2026-09-01"));
        made.contacts.back().last_contact = domain::plus_days(day("2026-09-01"), i);
    }
    return made;
}

/// How many paced reminders were first opened on that day, in UTC.
inline int opened_on(const domain::Store& store, domain::Date date) {
    const domain::Zone utc("UTC");
    return store.paced_opened(utc.instant(date, {}), utc.instant(domain::plus_days(date, 1), {}));
}

} // namespace kith::test
