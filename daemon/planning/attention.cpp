#include "planning/attention.hpp"

#include <algorithm>
#include <limits>

namespace kith::planning {

using domain::Date;
using domain::DateRange;
using domain::Pause;
using domain::plus_days;

namespace {

/// Nobody looks farther for a day on which the owner works: ten years.
constexpr int farthest = 3653;

/// The same days as ranges that neither touch nor overlap, by their first day.
std::vector<DateRange> joined(std::vector<DateRange> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const DateRange& a, const DateRange& b) { return a.from < b.from; });
    std::vector<DateRange> result;
    for (const auto& range : ranges) {
        if (range.to < range.from) {
            continue;
        }
        if (!result.empty() && range.from <= plus_days(result.back().to, 1)) {
            result.back().to = std::max(result.back().to, range.to);
        } else {
            result.push_back(range);
        }
    }
    return result;
}

/// The one of these joined ranges that the day lies in; null when there is none.
const DateRange* range_of(const std::vector<DateRange>& ranges, Date date) {
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), date,
                         [](Date day, const DateRange& range) { return day < range.from; });
    return after != ranges.begin() && date <= std::prev(after)->to ? &*std::prev(after) : nullptr;
}

} // namespace

Attention::Attention(domain::Pace pace, std::vector<Pause> pauses, std::optional<Date> fresh_start)
    : pace_(std::move(pace)), away_(pace_.quiet), fresh_start_(fresh_start) {
    for (auto& pause : pauses) {
        if (pause.subject.empty()) {
            away_.push_back(pause.days);
            pauses_.push_back(std::move(pause));
        } else {
            rests_[pause.subject].push_back(pause.days);
        }
    }
    away_ = joined(std::move(away_));
    for (auto& [subject, days] : rests_) {
        days = joined(std::move(days));
    }
}

bool Attention::is_working_day(Date date) const {
    const auto& holidays = pace_.holidays;
    return domain::Weekdays::workdays().contains(date) &&
           !std::binary_search(holidays.begin(), holidays.end(), date);
}

bool Attention::works_on(Date date) const {
    const auto& holidays = pace_.holidays;
    return pace_.days.contains(date) &&
           !std::binary_search(holidays.begin(), holidays.end(), date) &&
           range_of(away_, date) == nullptr;
}

int Attention::room_on(Date date) const {
    if (!works_on(date)) {
        return 0;
    }
    return pace_.people_per_day ? std::max(*pace_.people_per_day - load(date), 0)
                                : std::numeric_limits<int>::max();
}

Date Attention::room_from(Date from) const {
    auto date = from;
    while (const auto working = working_day_from(date)) {
        const auto run = full_run(*working);
        if (run == full_.end()) {
            return *working;
        }
        date = plus_days(run->second, 1);
    }
    return plus_days(date, farthest);
}

const Pause* Attention::pause_of_everything(Date date) const {
    const auto found = std::find_if(pauses_.begin(), pauses_.end(),
                                    [&](const Pause& one) { return one.days.contains(date); });
    return found == pauses_.end() ? nullptr : &*found;
}

Date Attention::awake_from(const domain::Contact& contact, Date from) const {
    if (rests_.empty()) {
        return from;
    }
    std::vector<const std::vector<DateRange>*> rests;
    const auto add = [&](const domain::ContactId& subject) {
        if (const auto found = rests_.find(subject); found != rests_.end()) {
            rests.push_back(&found->second);
        }
    };
    add(contact.id);
    for (const auto& network : contact.networks) {
        add(circle_id(domain::SubjectKind::Network, network));
    }
    auto date = from;
    for (bool moved = true; moved;) { // one may end while another lasts
        moved = false;
        for (const auto* days : rests) {
            if (const auto* range = range_of(*days, date)) {
                date = plus_days(range->to, 1);
                moved = true;
            }
        }
    }
    return date;
}

Attention Attention::without_load() const {
    auto result = *this;
    result.load_.clear();
    result.full_.clear();
    return result;
}

void Attention::take(Date date, int people) {
    auto& count = load_[date];
    const bool had_room = !is_full(count);
    count += people;
    if (had_room && is_full(count) && works_on(date)) {
        fill(date);
    }
}

void Attention::give_back(Date date) {
    const auto found = load_.find(date);
    if (found == load_.end()) {
        return;
    }
    const bool was_full = is_full(found->second);
    const int left = --found->second;
    if (was_full && !is_full(left) && works_on(date)) {
        reopen(date);
    }
    if (left <= 0) {
        load_.erase(found);
    }
}

int Attention::load(Date date) const {
    const auto found = load_.find(date);
    return found == load_.end() ? 0 : found->second;
}

std::optional<Date> Attention::working_day_from(Date from) const {
    if (pace_.days.empty()) {
        return std::nullopt;
    }
    const auto end = plus_days(from, farthest);
    for (auto date = from; date < end;) {
        if (works_on(date)) {
            return date;
        }
        const auto* range = range_of(away_, date);
        date = plus_days(range == nullptr ? date : range->to, 1);
    }
    return std::nullopt;
}

bool Attention::is_full(int people) const {
    return pace_.people_per_day && people >= *pace_.people_per_day;
}

std::map<Date, Date>::const_iterator Attention::full_run(Date date) const {
    const auto after = full_.upper_bound(date);
    return after != full_.begin() && date <= std::prev(after)->second ? std::prev(after)
                                                                      : full_.end();
}

/// Joins the day with the stretches that nothing but days off parts it from.
void Attention::fill(Date date) {
    auto first = date;
    auto last = date;
    const auto next = working_day_from(plus_days(date, 1));
    if (const auto run = next ? full_run(*next) : full_.end(); run != full_.end()) {
        last = run->second;
        full_.erase(run);
    }
    if (const auto after = full_.upper_bound(date); after != full_.begin()) {
        const auto before = std::prev(after);
        if (working_day_from(plus_days(before->second, 1)) == date) {
            first = before->first;
            full_.erase(before);
        }
    }
    full_[first] = last;
}

void Attention::reopen(Date date) {
    const auto run = full_run(date);
    const auto [first, last] = *run;
    full_.erase(run);
    if (first < date) {
        full_[first] = plus_days(date, -1);
    }
    if (date < last) {
        full_[plus_days(date, 1)] = last;
    }
}

} // namespace kith::planning
