#pragma once

#include "domain/zone.hpp"
#include "planning/rule_book.hpp"
#include "town.hpp"
#include "witness.hpp"

#include <map>
#include <queue>
#include <set>
#include <string>

namespace kith::simulation {

using Place = std::size_t; ///< in Town::residents

/// kithd without a disk, a loop and plugins: it plans, deals, opens and lets lapse as the engine
/// does, and keeps what the store keeps. Written apart from planning/simulation on purpose.
class World {
public:
    World(Town town, domain::Instant now, Witness& witness);

    /// The clock shows this now; it may have gone back. Turns the day, opens what is due.
    void advance(domain::Instant now);
    /// Plans everybody anew, and deals again.
    void set_zone(const std::string& name);

    void log(Place place, domain::Interaction interaction,
             const std::optional<domain::Promise>& promise);
    void settle(Place place, const domain::ReminderKey& key, domain::ReminderState state);
    void snooze(Place place, const domain::ReminderKey& key, int days);
    void pause(Place place, domain::DateRange days); ///< a person or a circle
    void pause_everything(domain::DateRange days);
    void arrange(Place place, const domain::Arrangement& arrangement);
    void meet(Place place, domain::Date date);

    [[nodiscard]] const Town& town() const { return town_; }
    [[nodiscard]] const domain::Facts& facts(Place place) const;
    /// Those of whom something stands open.
    [[nodiscard]] std::vector<Place> open();
    [[nodiscard]] const domain::Zone& zone() const { return calendar_.zone; }
    [[nodiscard]] domain::Date today() const { return today_; }
    [[nodiscard]] domain::Instant now() const { return now_; }

private:
    void renew();
    void turn_day();
    void deal();
    void replan(Place place);
    void replan_all();
    void take_in(Place place, const domain::Plan& plan);
    void open_due(Place place);
    void open_one(Place place, const domain::ReminderKey& key);
    void end(Place place, domain::Reminder& reminder, const domain::Settlement& settlement);
    void leave_plan(const domain::Reminder& reminder, bool opened);
    void watch(Place place);
    void gather(Place circle);
    void keep_promises(Place place, const domain::Reminder& reminder);
    [[nodiscard]] int paced_opened_today() const;
    [[nodiscard]] std::optional<domain::Date> last_touch(Place place) const;
    [[nodiscard]] bool is_asked_for(const domain::Facts& facts) const;
    [[nodiscard]] domain::Reminder* find(Place place, const domain::ReminderKey& key);

    Town town_;
    Witness& witness_;
    domain::Instant now_;
    domain::Date today_;
    domain::Date farthest_; ///< the last day that was dealt
    planning::RuleBook book_;
    planning::Attention attention_;
    planning::Calendar calendar_;
    std::map<domain::ContactId, Place> places_;
    std::vector<std::vector<Place>> members_;
    std::vector<domain::Pause> pauses_;
    WaitingList paced_;
    std::multiset<domain::Instant> paced_openings_;
    std::multimap<domain::Date, Place> looks_; ///< whom to plan anew on a day
    using Moment = std::pair<domain::Instant, Place>;
    std::priority_queue<Moment, std::vector<Moment>, std::greater<>> moments_;
    std::set<Place> open_; ///< of some of them nothing is open any more
    std::int64_t last_id_ = 0;
};

} // namespace kith::simulation
