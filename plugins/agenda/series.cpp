#include "agenda/series.hpp"

#include "agenda/rule_days.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

namespace kith::agenda {

namespace chr = std::chrono;

using domain::Date;
using domain::Instant;

namespace {

/// Zones differ by at most 26 hours.
constexpr int zone_days = 2;
constexpr int longest_move = 366;
/// How far behind the window the first occurrence after it is looked for.
constexpr int look_ahead_days = 400;
/// What a rule costs that names no day: libical looks for one for 50 years.
constexpr long steps_in_vain = 20'000;
/// What it costs to read a rule.
constexpr long steps_to_begin = 20;

} // namespace

/// Expands one series once.
class Series::Expander {
public:
    Expander(const Series& series, const Window& window, long budget)
        : series_(series), window_(window), budget_(budget) {}

    Expansion expand() {
        for (const Event& event : series_.events_) {
            if (event.replaces) {
                take_override(event);
            }
        }
        if (series_.master_ != nullptr) {
            expand_master(*series_.master_);
        }
        auto& all = result_.occurrences;
        std::stable_sort(all.begin(), all.end(),
                         [](const Occurrence& a, const Occurrence& b) { return a.date < b.date; });
        return std::move(result_);
    }

private:
    [[nodiscard]] Instant instant(const EventTime& time) const {
        return series_.zones_.instant(time, series_.owner_);
    }
    [[nodiscard]] Date day(const EventTime& time) const {
        return series_.zones_.day(time, series_.owner_);
    }
    /// As the series' own clocks show it.
    [[nodiscard]] EventTime in_series(const EventTime& time) const {
        if (series_.master_ == nullptr) {
            return time;
        }
        const EventTime& start = series_.master_->start;
        if (time.kind == EventTime::Kind::Floating && start.kind != EventTime::Kind::Day) {
            return {start.kind, time.date, time.time, start.zone};
        }
        return series_.zones_.as(time, start, series_.owner_);
    }

    void add(const EventTime& planned, const EventTime& start, const Event& event) {
        if (const auto date = day(start); !event.cancelled && date >= window_.from) {
            result_.occurrences.push_back({domain::format_date(planned.date), date, &event});
        }
    }

    void take_override(const Event& event) {
        const auto planned = in_series(*event.replaces);
        if (event.replaces_following) {
            following_[planned.date] = &event;
        }
        // A series of whole days is known by days, also where the override names a time.
        if (!replaced_.emplace(key_of(planned), &event).second) {
            auto& known = replaced_[key_of(planned)];
            if (known->sequence > event.sequence) {
                return;
            }
            std::erase_if(result_.occurrences, [&](const auto& o) { return o.event == known; });
            known = &event;
        }
        add(planned, event.start, event);
    }

    /// Two times of a series are the same when they are the same instant; days when the same day.
    [[nodiscard]] std::pair<Date, Instant> key_of(const EventTime& time) const {
        return time.kind == EventTime::Kind::Day ? std::pair(time.date, Instant())
                                                 : std::pair(Date(), instant(time));
    }

    /// Whether EXDATE, EXRULE or an override takes the place of it.
    [[nodiscard]] bool is_taken(const EventTime& planned) const {
        return replaced_.contains(key_of(planned)) || without_.contains(key_of(planned)) ||
               without_days_.contains(planned.date) ||
               replaced_.contains(std::pair(planned.date, Instant()));
    }

    void note_exceptions(const Event& master, Date from, Date to) {
        for (const EventTime& each : master.without) {
            if (each.kind == EventTime::Kind::Day) {
                without_days_.insert(each.date);
            } else {
                const auto planned = in_series(each);
                without_.insert(key_of(planned));
            }
        }
        for (const auto& rule : master.rules_without) {
            follow(rule, master, from, to, [&](const EventTime& planned) {
                without_days_.insert(planned.date);
                return true;
            });
        }
    }

    /// Where an occurrence of the series really lies, if it does.
    bool place(const EventTime& planned) {
        if (is_taken(planned)) {
            return false;
        }
        const auto next = following_.upper_bound(planned.date);
        if (next == following_.begin()) {
            add(planned, planned, *series_.master_);
            return true;
        }
        const Event& event = *std::prev(next)->second;
        EventTime start = event.start;
        start.date = domain::plus_days(
            planned.date,
            std::clamp(domain::days_between(in_series(*event.replaces).date, event.start.date),
                       -longest_move, longest_move));
        add(planned, start, event);
        return !event.cancelled;
    }

    void expand_master(const Event& master) {
        const bool moves = !following_.empty();
        const int margin = zone_days + (moves ? longest_move : 0);
        const auto from = domain::plus_days(window_.from, -margin);
        const auto to = domain::plus_days(window_.to, margin);
        note_exceptions(master, from, domain::plus_days(to, look_ahead_days));
        if (!master.repeats() && replaced_.empty()) {
            add(master.start, master.start, master);
            for (auto& only : result_.occurrences) {
                only.planned.clear();
            }
            return;
        }
        std::set<std::pair<Date, Instant>> placed;
        const auto place_once = [&](const EventTime& planned) {
            return placed.insert(key_of(planned)).second && place(planned);
        };
        place_once(master.start);
        for (const EventTime& extra : master.extra) {
            place_once(in_series(extra));
        }
        for (const auto& rule : master.rules) {
            follow(rule, master, from, domain::plus_days(to, look_ahead_days),
                   [&](const EventTime& planned) {
                       return !(place_once(planned) && planned.date > to);
                   });
        }
    }

    /// Calls with each time that the rule names, until the visitor says false.
    template <class Visitor>
    void follow(const std::string& rule, const Event& master, Date from, Date to,
                const Visitor& visitor) {
        if (result_.steps >= budget_) {
            report_endless(master);
            return;
        }
        try {
            const RuleDays days(rule, master.start.date, series_.limits_.instances);
            const long steps = steps_to_begin + days.steps(from, to);
            if (result_.steps + steps > budget_) {
                report_endless(master);
                return;
            }
            result_.steps += steps;
            days.each(from, to, [&](Date date) {
                EventTime time = master.start;
                time.date = date;
                return is_within(time, days.until()) && visitor(time);
            });
        } catch (const std::invalid_argument& fault) {
            result_.steps += steps_in_vain;
            result_.faults.push_back({master.line, "the recurrence of \"" + master.summary +
                                                       "\" cannot be followed, only its first day "
                                                       "is read: " +
                                                       fault.what()});
        }
    }

    void report_endless(const Event& master) {
        result_.faults.push_back(
            {master.line, "this calendar repeats more than can be followed: of \"" +
                              master.summary + "\" only its first day is read"});
    }

    [[nodiscard]] bool is_within(const EventTime& time,
                                 const std::optional<EventTime>& until) const {
        if (!until) {
            return true;
        }
        if (until->kind == EventTime::Kind::Day || time.kind == EventTime::Kind::Day) {
            return time.date <= until->date;
        }
        EventTime last = *until;
        if (last.kind == EventTime::Kind::Floating) { // by the clocks of the series
            last = time;
            last.date = until->date;
            last.time = until->time;
        }
        return instant(time) <= instant(last);
    }

    const Series& series_;
    const Window& window_;
    long budget_;
    Expansion result_;
    std::map<std::pair<Date, Instant>, const Event*> replaced_;
    std::map<Date, const Event*> following_; ///< THISANDFUTURE, by the day planned
    std::set<std::pair<Date, Instant>> without_;
    std::set<Date> without_days_;
};

Series::Series(std::span<const Event> events, const EventZones& zones, const domain::Zone& owner,
               const Limits& limits)
    : events_(events), zones_(zones), owner_(owner), limits_(limits) {
    for (const Event& event : events) {
        if (!event.replaces && (master_ == nullptr || event.sequence >= master_->sequence)) {
            master_ = &event;
        }
    }
}

Series::Expansion Series::expand(const Window& window, long budget) const {
    return Expander(*this, window, budget).expand();
}

} // namespace kith::agenda
