#include "planning/simulation_tally.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Date;

namespace {

/// As many waits as a result names.
constexpr std::size_t most_waits = 10;

} // namespace

void SimulationTally::begin_day(Date date) {
    simulation_.days.push_back({date, 0, 0, 0});
    people_.clear();
}

void SimulationTally::ask(const domain::Contact& contact, const domain::Reminder& reminder) {
    auto& day = simulation_.days.back();
    ++day.reminders;
    if (people_.insert(contact.id).second) {
        ++(reminder.paced ? day.paced : day.dated);
    }
    for (const auto& reason : reminder.reasons) {
        auto& use = rules_[reason.rule];
        use.first = use.count++ == 0 ? day.date : use.first;
        use.last = day.date;
        if (on_asked_) {
            on_asked_({reason.key, day.date, contact.id, reason.rule});
        }
    }
    if (reminder.paced) {
        count_wait(contact, reminder.reasons.front(), day.date);
    }
}

void SimulationTally::leave_waiting(const domain::Contact& contact,
                                    const domain::Reminder& reminder) {
    count_wait(contact, reminder.reasons.front(), std::nullopt);
}

Simulation SimulationTally::result() {
    auto& result = simulation_;
    const auto fewer = [](const auto& a, const auto& b) { return a.people() < b.people(); };
    const auto worst = std::max_element(result.days.begin(), result.days.end(), fewer);
    result.worst_day = static_cast<std::size_t>(worst - result.days.begin());
    for (auto& [name, use] : rules_) {
        use.rule = name;
        result.rules.push_back(std::move(use));
    }
    for (auto& entry : waits_) {
        result.longest.push_back(std::move(entry.second));
    }
    const auto shown = std::min(result.longest.size(), most_waits);
    std::stable_sort(result.longest.begin(), result.longest.end(),
                     [](const auto& a, const auto& b) { return a.windows > b.windows; });
    result.longest.resize(shown);
    return std::move(result);
}

void SimulationTally::count_wait(const domain::Contact& contact, const domain::Reason& reason,
                                 std::optional<Date> asked) {
    const int waited =
        domain::days_between(reason.date, asked.value_or(simulation_.days.back().date));
    if (waited <= 0) {
        return;
    }
    const auto at_worst = std::max(reason.at_worst.value_or(reason.date), reason.date);
    const double window = std::max(domain::days_between(reason.date, at_worst), 1);
    auto& longest = waits_[contact.id];
    if (waited / window > longest.windows) {
        longest = {contact.id, contact.name, reason.rule,    reason.date,
                   at_worst,   asked,        waited / window};
    }
}

} // namespace kith::planning
