#include "agenda/foreign_zone.hpp"

#include "recurrence/ical_recurrence.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::agenda {

namespace chr = std::chrono;

using domain::Date;

namespace {

constexpr chr::years years_back{3};
constexpr chr::years years_ahead{10};
constexpr std::size_t most_changes = 2000;
/// Outlook begins its zones in 1601; any year before the window serves a yearly rule as well.
constexpr chr::year earliest_start{1970};

Date first_of_january(Date today, chr::years away) {
    return (today.year() + away) / chr::January / 1;
}

Date usable_start(Date date) {
    if (date.year() >= earliest_start) {
        return date;
    }
    const auto moved = earliest_start / date.month() / date.day();
    return moved.ok() ? moved : earliest_start / date.month() / chr::last;
}

} // namespace

ForeignZone::ForeignZone(const std::vector<Part>& parts, Date today) {
    const auto from = first_of_january(today, -years_back);
    const auto to = first_of_january(today, years_ahead);
    for (const Part& part : parts) {
        add(part.date, part.time, part);
        for (const auto& extra : part.extra) {
            if (changes_.size() < most_changes) {
                add(extra.date, extra.time, part);
            }
        }
        for (const auto& rule : part.rules) {
            // Clocks change once a year; any other rule is there to keep a reader busy.
            if (rule.find("FREQ=YEARLY") == std::string::npos) {
                continue;
            }
            try {
                const recurrence::IcalRecurrence days(rule, usable_start(part.date));
                days.each(from, to, [&](Date day) {
                    add(day, part.time, part);
                    return changes_.size() < most_changes;
                });
            } catch (const std::invalid_argument&) {
                continue;
            }
        }
    }
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& a, const Change& b) { return a.at < b.at; });
}

void ForeignZone::add(Date date, domain::TimeOfDay time, const Part& part) {
    changes_.push_back(
        {chr::sys_days(date) + time - part.offset_before, part.offset_before, part.offset});
}

domain::Instant ForeignZone::instant(Date date, domain::TimeOfDay time) const {
    const domain::Instant wall = chr::sys_days(date) + time;
    auto offset = changes_.front().before;
    for (const Change& change : changes_) {
        if (wall - offset < change.at) {
            break;
        }
        if (wall - change.after < change.at) {
            return change.at; // in the gap that the change leaves
        }
        offset = change.after;
    }
    return wall - offset;
}

domain::LocalMoment ForeignZone::local(domain::Instant instant) const {
    const auto next =
        std::upper_bound(changes_.begin(), changes_.end(), instant,
                         [](domain::Instant when, const Change& c) { return when < c.at; });
    const auto offset = next == changes_.begin() ? changes_.front().before : std::prev(next)->after;
    const auto wall = instant + offset;
    const auto day = chr::floor<chr::days>(wall);
    return {Date(day), chr::floor<chr::minutes>(wall - day)};
}

} // namespace kith::agenda
