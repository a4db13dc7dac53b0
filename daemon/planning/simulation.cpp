#include "planning/simulation.hpp"

#include "planning/simulated_life.hpp"

#include <chrono>
#include <stdexcept>

namespace kith::planning {

Simulation simulate(std::vector<Subject> subjects, const RuleBook& book, const Calendar& calendar,
                    const Assumptions& assumptions, const AskedVisitor& on_asked) {
    if (assumptions.days < 1 || assumptions.days > 3660) {
        throw std::invalid_argument("a simulation runs for 1 to 3660 days");
    }
    if (assumptions.attentive_percent < 0 || assumptions.attentive_percent > 100) {
        throw std::invalid_argument("a share of days lies between 0 and 100 percent");
    }
    SimulatedLife life(std::move(subjects), book, calendar, assumptions, on_asked);
    life.live_through();
    auto result = life.result();
    for (const auto& day : result.days) {
        const auto begin = calendar.zone.instant(day.date, domain::TimeOfDay(0));
        const auto end =
            calendar.zone.instant(domain::plus_days(day.date, 1), domain::TimeOfDay(0));
        if (end - begin != std::chrono::hours(24)) {
            result.clock_changes.push_back(day.date);
        }
        if (day.date.month() == std::chrono::February && day.date.day() == std::chrono::day(29)) {
            result.leap_days.push_back(day.date);
        }
    }
    return result;
}

} // namespace kith::planning
