#pragma once

#include "domain/pace.hpp"

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace kith::planning {

/// What the owner's pace leaves room for: days off, pauses, and how many people each day holds
/// already. The engine keeps the load true; planning only reads. Days are the owner's. Every call
/// costs about the logarithm of what is known, however many days are full.
class Attention {
public:
    /// Always there, with room for everybody.
    Attention() = default;
    /// `pauses` are those of the configuration and of the store together. Of a fresh start, that
    /// day: what was overdue then counts from it.
    Attention(domain::Pace pace, std::vector<domain::Pause> pauses,
              std::optional<domain::Date> fresh_start);

    [[nodiscard]] const domain::Pace& pace() const { return pace_; }
    [[nodiscard]] std::optional<domain::Date> fresh_start() const { return fresh_start_; }

    /// One of the owner's days, no holiday, not quiet, not in a pause of everything.
    [[nodiscard]] bool works_on(domain::Date date) const;
    /// Monday to Friday and no holiday, whatever the owner's own days are.
    [[nodiscard]] bool is_working_day(domain::Date date) const;
    /// The first day on or after `from` that the owner works on and that holds fewer people than it
    /// may, however far off. Should the owner not work for ten years on end, the day after those:
    /// whoever waits is then neither asked for on a day off nor forgotten.
    [[nodiscard]] domain::Date room_from(domain::Date from) const;
    /// How many more people the day takes; 0 on a day off.
    [[nodiscard]] int room_on(domain::Date date) const;

    /// The pause of everything that day lies in; null when there is none.
    [[nodiscard]] const domain::Pause* pause_of_everything(domain::Date date) const;
    /// The first day on or after `from` on which neither the contact nor one of its networks rests.
    /// Pauses of everything do not count here: works_on() knows them.
    [[nodiscard]] domain::Date awake_from(const domain::Contact& contact, domain::Date from) const;
    /// False when there is no pause of a contact or a network at all.
    [[nodiscard]] bool somebody_rests() const { return !rests_.empty(); }

    /// The same pace and pauses, and nobody on any day.
    [[nodiscard]] Attention without_load() const;
    void take(domain::Date date, int people = 1);
    void give_back(domain::Date date);
    [[nodiscard]] int load(domain::Date date) const;

private:
    [[nodiscard]] std::optional<domain::Date> working_day_from(domain::Date from) const;
    [[nodiscard]] bool is_full(int people) const;
    [[nodiscard]] std::map<domain::Date, domain::Date>::const_iterator
    full_run(domain::Date date) const;
    void fill(domain::Date date);
    void reopen(domain::Date date);

    domain::Pace pace_;
    std::vector<domain::Pause> pauses_; ///< of everything
    std::unordered_map<domain::ContactId, std::vector<domain::DateRange>> rests_;
    std::vector<domain::DateRange> away_; ///< quiet days and pauses of everything; sorted, apart
    std::optional<domain::Date> fresh_start_;
    std::map<domain::Date, int> load_; ///< only days that hold somebody
    /// First and last day of each stretch without room: its days are full or off. Two stretches
    /// always have a day with room between them.
    std::map<domain::Date, domain::Date> full_;
};

} // namespace kith::planning
