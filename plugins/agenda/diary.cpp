#include "agenda/diary.hpp"

#include "agenda/evidence.hpp"
#include "agenda/meeting_key.hpp"
#include "agenda/series.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace kith::agenda {

using domain::Date;
using source::Proposal;

namespace {

/// More meetings than a life has in a window: a calendar that is not one.
constexpr std::size_t most_proposals = 20'000;

bool is_owner(const Participant& person, const Owner& owner) {
    return std::find(owner.addresses.begin(), owner.addresses.end(), person.email) !=
           owner.addresses.end();
}

/// Who invites reaches out.
domain::Direction direction_of(const Event& event, const Owner& owner) {
    const bool others_invite =
        std::any_of(event.participants.begin(), event.participants.end(),
                    [&](const auto& each) { return each.organizes && !is_owner(each, owner); });
    return others_invite ? domain::Direction::In : domain::Direction::Out;
}

} // namespace

/// Makes one plan.
class Diary::Planner {
public:
    Planner(const Settings& settings, Date today, const ProposedKeys::Days& before)
        : settings_(settings), today_(today), before_(before),
          last_(domain::plus_days(today, settings.ahead_days)) {}

    void take(const std::string& path, const File& file) {
        for (const auto& occurrence : file.occurrences) {
            take(occurrence, file.name);
        }
        if (is_full() && !std::exchange(said_full_, true)) {
            plan_.faults.push_back({path,
                                    {0, "there are more than " + std::to_string(most_proposals) +
                                            " meetings in sight: the others are left out"}});
        }
    }

    [[nodiscard]] Plan& plan() { return plan_; }

private:
    [[nodiscard]] bool is_full() const { return plan_.proposals.size() >= most_proposals; }

    void change_on(Date day) {
        if (day > today_) {
            plan_.next_change = std::min(plan_.next_change.value_or(day), day);
        }
    }

    void take(const Occurrence& occurrence, const std::string& calendar) {
        const bool is_over = occurrence.date < today_;
        for (const Participant& person : people_met(*occurrence.event, settings_.owner)) {
            auto key = meeting_key(is_over ? Stage::Over : Stage::Ahead, occurrence.event->uid,
                                   occurrence.planned, person.email);
            if (occurrence.date > last_ && before_.find(key) == before_.end()) {
                change_on(domain::plus_days(occurrence.date, -settings_.ahead_days));
                continue;
            }
            if (!is_over) {
                change_on(domain::plus_days(occurrence.date, 1));
            }
            if (!is_full()) {
                auto proposal = proposal_of(occurrence, person, calendar);
                proposal.key = key;
                plan_.proposals.try_emplace(std::move(key), std::move(proposal));
            }
        }
    }

    [[nodiscard]] Proposal proposal_of(const Occurrence& occurrence, const Participant& person,
                                       const std::string& calendar) const {
        Proposal proposal;
        proposal.what =
            occurrence.date < today_ ? Proposal::What::Interaction : Proposal::What::Meeting;
        proposal.email = person.email;
        proposal.name = person.name;
        proposal.date = occurrence.date;
        proposal.kind = domain::InteractionKind::Meeting;
        proposal.direction = direction_of(*occurrence.event, settings_.owner);
        proposal.evidence = evidence_of(calendar, occurrence.event->summary, settings_.language);
        return proposal;
    }

    const Settings& settings_;
    Date today_;
    const ProposedKeys::Days& before_;
    Date last_; ///< day of what is in sight
    Plan plan_;
    bool said_full_ = false;
};

Diary::Diary(Settings settings) : settings_(std::move(settings)), zone_(settings_.time_zone) {}

void Diary::put(const std::string& path, Calendar calendar, std::string name) {
    if (calendar.events.empty()) { // as most files of a vdir are for us
        erase(path);
        return;
    }
    files_.insert_or_assign(path, File{std::move(calendar), std::move(name), true, {}, {}});
}

std::size_t Diary::size() const {
    std::size_t events = 0;
    for (const auto& [path, file] : files_) {
        events += file.calendar.events.size();
    }
    return events;
}

void Diary::expand(const std::string& path, File& file, Date today, Plan& plan) const {
    const Series::Window window{domain::plus_days(today, -settings_.past_days),
                                domain::plus_days(today, settings_.ahead_days)};
    const auto& events = file.calendar.events;
    long budget = settings_.limits.steps;
    file.occurrences.clear();
    for (auto first = events.begin(); first != events.end();) {
        const auto last = std::find_if(first, events.end(),
                                       [&](const Event& event) { return event.uid != first->uid; });
        const Series series(std::span(first, last), file.calendar.zones, zone_, settings_.limits);
        auto expansion = series.expand(window, budget);
        budget -= expansion.steps;
        std::move(expansion.occurrences.begin(), expansion.occurrences.end(),
                  std::back_inserter(file.occurrences));
        for (auto& fault : file.is_new ? expansion.faults : std::vector<Fault>()) {
            plan.faults.push_back({path, std::move(fault)});
        }
        first = last;
    }
    file.is_new = false;
    file.expanded_on = today;
}

Diary::Plan Diary::plan(Date today, const ProposedKeys::Days& before) {
    Planner planner(settings_, today, before);
    for (auto& [path, file] : files_) {
        if (file.expanded_on != today) {
            expand(path, file, today, planner.plan());
        }
        planner.take(path, file);
    }
    return std::move(planner.plan());
}

} // namespace kith::agenda
