#include "owner.hpp"

#include <algorithm>
#include <chrono>

namespace kith::simulation {

using domain::plus_days;
using domain::Reminder;
using domain::ReminderState;

namespace {

constexpr const char* zones[] = {"Europe/Berlin", "America/New_York", "Pacific/Auckland",
                                 "Australia/Lord_Howe", "America/St_Johns"};

domain::Span months(int n) { return {n, domain::Span::Unit::Months}; }

} // namespace

void Owner::live(int days) {
    const auto end = plus_days(world_.today(), days);
    while (world_.today() < end) {
        int night = 1;
        if (once_in(120)) {
            ++events_.absences;
            night += below(21);
        }
        const auto morning = plus_days(world_.today(), night);
        world_.advance(world_.zone().instant(morning, std::chrono::minutes(10)));
        spend_day();
    }
}

void Owner::spend_day() {
    travel();
    world_.advance(std::max(world_.now(), today_at(12)));
    if (once_in(90)) {
        turn_clock_back();
    }
    rest();
    meet_people();
    world_.advance(std::max(world_.now(), today_at(20)));
    for (const auto place : world_.open()) {
        answer(place);
    }
}

void Owner::travel() {
    if (once_in(250)) {
        ++events_.journeys;
        world_.set_zone(zones[below(static_cast<int>(std::size(zones)))]);
    }
}

void Owner::turn_clock_back() {
    ++events_.clock_jumps;
    world_.advance(world_.now() - std::chrono::minutes(1 + below(3 * 24 * 60)));
}

void Owner::rest() {
    const auto from = plus_days(world_.today(), below(20));
    if (once_in(200)) {
        ++events_.pauses;
        world_.pause_everything({from, plus_days(from, 4 + below(17))});
    }
    if (once_in(4)) {
        ++events_.pauses;
        world_.pause(anybody(), {from, plus_days(from, 10 + below(200))});
    }
    if (once_in(300)) {
        ++events_.pauses;
        const auto network = world_.town().people + dice_() % world_.town().networks.size();
        world_.pause(network, {from, plus_days(from, 10 + below(60))});
    }
}

void Owner::meet_people() {
    for (auto i = below(static_cast<int>(world_.town().people / 1000) + 2); i > 0; --i) {
        talk(anybody());
    }
    if (once_in(3)) {
        world_.meet(anybody(), plus_days(world_.today(), below(40)));
    }
    if (once_in(10)) {
        say_how_to_go_on(anybody());
    }
}

void Owner::answer(Place place) {
    const auto reminders = world_.facts(place).reminders; // they change meanwhile
    for (const auto& reminder : reminders) {
        if (reminder.state == ReminderState::Open) {
            answer(place, reminder);
        }
    }
}

void Owner::answer(Place place, const Reminder& reminder) {
    const auto& facts = world_.facts(place);
    const auto still =
        std::any_of(facts.reminders.begin(), facts.reminders.end(), [&](const auto& one) {
            return one.key == reminder.key && one.state == ReminderState::Open;
        });
    const bool old = *reminder.opened_at + std::chrono::hours(24 * 40) < world_.now();
    if (!still || (!old && below(10) < 6)) {
        return;
    }
    if (std::any_of(reminder.reasons.begin(), reminder.reasons.end(),
                    [](const auto& reason) { return reason.asks; })) {
        say_how_to_go_on(place);
    }
    const int choice = below(10);
    if (choice < 5) {
        talk(place);
    }
    if (choice == 9 && !old) {
        world_.snooze(place, reminder.key, 1 + below(10));
    } else {
        world_.settle(place, reminder.key,
                      choice < 7 ? ReminderState::Done : ReminderState::Skipped);
    }
}

void Owner::say_how_to_go_on(Place place) {
    switch (below(4)) {
    case 0:
        world_.arrange(place, {domain::Cadence{months(3 + below(30)), {}}, false});
        break;
    case 1:
        world_.arrange(place, {{}, once_in(3)});
        break;
    case 2:
        world_.pause(place, {world_.today(), plus_days(world_.today(), 30 + below(60))});
        break;
    default:
        talk(place);
    }
}

void Owner::talk(Place place) {
    domain::Interaction one;
    one.date = plus_days(world_.today(), once_in(5) ? -below(10) : 0);
    one.kind = static_cast<domain::InteractionKind>(below(5));
    one.direction = static_cast<domain::Direction>(below(2));
    one.balance = static_cast<domain::Balance>(below(4));
    std::optional<domain::Promise> promise;
    if (once_in(8)) {
        promise.emplace();
        promise->made = one.date;
        promise->due = plus_days(one.date, 7 + below(60));
        promise->text = "a book";
        if (once_in(3)) {
            promise->introduces = world_.facts(anybody()).contact.id;
            promise->text = promise->introduces;
        }
    }
    world_.log(place, std::move(one), promise);
}

domain::Instant Owner::today_at(int hour) const {
    return world_.zone().instant(world_.today(), std::chrono::hours(hour));
}

} // namespace kith::simulation
