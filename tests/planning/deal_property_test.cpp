#include "planning/deal.hpp"

#include "planning/placement.hpp"
#include "support/dates.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace kith::planning {

using domain::Date;
using domain::plus_days;
using Waiting = Deal::Waiting;

namespace {

const auto begin = test::day("2026-01-01");

/// Contacts of whom each is wanted again and again, and an owner who sees as many as their pace
/// says. Each contact has one reminder at any time, as with plan().
class Crowd {
public:
    Crowd() {
        domain::Pace pace;
        pace.people_per_day = *rc::gen::inRange(1, 6);
        for (int day = 0; day < 7; ++day) {
            if (day == 3 || *rc::gen::inRange(0, 4) != 0) {
                pace.days.insert(std::chrono::weekday(static_cast<unsigned>(day)));
            }
        }
        std::vector<domain::Pause> pauses;
        if (*rc::gen::arbitrary<bool>()) {
            const auto from = plus_days(begin, *rc::gen::inRange(0, 100));
            pauses.push_back({0, "", {from, plus_days(from, *rc::gen::inRange(0, 30))}, ""});
        }
        attention = Attention(pace, pauses, {});
        for (int i = *rc::gen::inRange(1, 60); i > 0; --i) {
            Waiting one;
            one.contact = "contact-" + std::to_string(i);
            one.zone = "Europe/Berlin";
            want_again(one, plus_days(begin, *rc::gen::inRange(-60, 60)), begin);
            crowd.push_back(one);
        }
    }

    /// The contact was seen, or became known: the next cadence is placed.
    void want_again(Waiting& one, Date wanted, Date today) {
        domain::Contact contact;
        contact.id = one.contact;
        one.key = "often/" + one.contact + "/" + domain::format_date(wanted);
        one.wanted = wanted;
        one.at_worst = plus_days(wanted, *rc::gen::inRange(0, 20));
        one.date = placed(wanted, {}, contact, attention, today);
        attention.take(one.date);
    }

    std::vector<Deal::Move> deal(Date today) {
        Deal deal(attention, today);
        for (const auto& one : crowd) {
            if (one.wanted <= today) {
                deal.offer(one);
            }
        }
        const auto moves = deal.moves();
        for (const auto& move : moves) {
            const auto moved = std::find_if(crowd.begin(), crowd.end(),
                                            [&](const auto& one) { return one.key == move.key; });
            RC_ASSERT(moved != crowd.end());
            moved->date = move.date;
        }
        return moves;
    }

    [[nodiscard]] int most() const { return *attention.pace().people_per_day; }
    /// ceil(N / people_per_day)
    [[nodiscard]] int bound() const {
        return (static_cast<int>(crowd.size()) + most() - 1) / most();
    }

    Attention attention;
    std::vector<Waiting> crowd;
};

} // namespace

RC_GTEST_PROP(DealPropertyTest, NobodyWaitsLongerThanTheBoundAndNoDayHoldsMoreThanThePace, ()) {
    Crowd world;
    std::map<domain::ContactId, int> waited; // working days since the window was over
    for (int i = 0; i < 200; ++i) {
        const auto today = plus_days(begin, i);
        if (*rc::gen::inRange(0, 15) == 0) {
            continue; // the machine is off; whoever was to speak is left on a past day
        }
        const auto left = std::count_if(world.crowd.begin(), world.crowd.end(),
                                        [&](const auto& one) { return one.date < today; });
        const auto moves = world.deal(today);
        RC_ASSERT(static_cast<int>(moves.size()) <= 2 * world.most() + left);
        int people = 0;
        for (auto& one : world.crowd) {
            RC_ASSERT(one.date >= one.wanted && one.date >= today);
            const bool over = std::max(one.at_worst, one.wanted) < today;
            waited[one.contact] += over && world.attention.works_on(today) ? 1 : 0;
            if (one.date > today) {
                RC_ASSERT(waited[one.contact] < world.bound());
                continue;
            }
            RC_ASSERT(waited[one.contact] <= world.bound());
            RC_ASSERT(world.attention.works_on(today));
            ++people;
            waited[one.contact] = 0;
            world.want_again(one, plus_days(today, *rc::gen::inRange(1, 40)), today);
        }
        RC_ASSERT(people <= world.most());
    }
}

RC_GTEST_PROP(DealPropertyTest, ADayWithRoomLeavesNobodyWaiting, ()) {
    Crowd world;
    const auto today = plus_days(begin, *rc::gen::inRange(0, 150));
    world.deal(today);
    if (world.attention.room_on(today) > 0) {
        RC_ASSERT(std::none_of(world.crowd.begin(), world.crowd.end(), [&](const auto& one) {
            return one.wanted <= today && one.date != today;
        }));
    }
}

RC_GTEST_PROP(DealPropertyTest, WhatCountsAsLoadIsWhatIsThere, ()) {
    Crowd world;
    world.deal(plus_days(begin, *rc::gen::inRange(0, 150)));
    std::map<Date, int> load;
    for (const auto& one : world.crowd) {
        ++load[one.date];
    }
    for (int i = -60; i < 400; ++i) {
        RC_ASSERT(world.attention.load(plus_days(begin, i)) == load[plus_days(begin, i)]);
    }
}

RC_GTEST_PROP(DealPropertyTest, ASecondDealMovesNothing, ()) {
    Crowd world;
    const auto today = plus_days(begin, *rc::gen::inRange(0, 150));
    world.deal(today);
    RC_ASSERT(world.deal(today).empty());
}

RC_GTEST_PROP(DealPropertyTest, OneNewInteractionMovesOnlyItsOwn, ()) {
    Crowd world;
    const auto today = plus_days(begin, *rc::gen::inRange(0, 150));
    world.deal(today);
    const auto seen = *rc::gen::inRange<std::size_t>(0, world.crowd.size());
    world.attention.give_back(world.crowd[seen].date);
    world.want_again(world.crowd[seen], plus_days(today, *rc::gen::inRange(1, 40)), today);
    for (const auto& one : world.crowd) {
        domain::Contact contact;
        contact.id = one.contact;
        RC_ASSERT(placed(one.wanted, one.date, contact, world.attention, today) == one.date ||
                  one.date < today);
    }
}

} // namespace kith::planning
