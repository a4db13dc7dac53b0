#include "app/fire_drills.hpp"

#include "delivery/fire_drill.hpp"
#include "delivery/phrases.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace kith::app {

using domain::Date;
using domain::Instant;

namespace {

Date first_of_month(Date day) { return day.year() / day.month() / std::chrono::day(1); }

/// Holds the key of the channel's newest test.
std::string newest_note(const domain::Channel& channel) { return "drill of " + channel.name; }

} // namespace

void FireDrills::plan(Instant now) {
    next_.reset();
    const auto today = situation_.zone.date(now);
    const auto first = first_of_month(today);
    const auto at = situation_.configuration.at;
    const auto look_again = [&](Date day) {
        const auto then = situation_.zone.instant(day, at);
        next_ = std::min(next_.value_or(then), then);
    };
    for (const auto& way : situation_.ways) {
        if (way.channel.drill != domain::Drill::Monthly) {
            continue;
        }
        if (one_waits(way.channel, today)) {
            enqueue(way.channel, today, domain::DeliveryState::Superseded, now);
            look_again(first + std::chrono::months(1));
        } else if (now < situation_.zone.instant(first, at)) {
            look_again(first);
        } else if (is_paused(today)) {
            look_again(domain::plus_days(today, 1));
        } else {
            enqueue(way.channel, today, domain::DeliveryState::Pending, now);
            look_again(first + std::chrono::months(1));
        }
    }
}

/// Whether another month's test still waits for its channel.
bool FireDrills::one_waits(const domain::Channel& channel, Date today) const {
    const auto newest = store_.note(newest_note(channel)).value_or("");
    const auto drill =
        newest == delivery::drill_key(channel.name, today) ? std::nullopt : store_.delivery(newest);
    return drill && is_under_way(drill->state);
}

/// A test that has waited into a later month is that month's test, too: its own is superseded
/// before it begins.
void FireDrills::enqueue(const domain::Channel& channel, Date today, domain::DeliveryState state,
                         Instant now) {
    const auto key = delivery::drill_key(channel.name, today);
    if (std::exchange(planned_[channel.name], key) == key) {
        return;
    }
    const auto& phrases = delivery::Phrases::in(situation_.language());
    auto drill = delivery::drill_delivery(channel, today, situation_.zone, phrases.drill_title(),
                                          phrases.drill_body(channel.name), now);
    drill.state = state;
    store_.transact([&] {
        store_.enqueue(drill);
        if (state == domain::DeliveryState::Pending) {
            store_.set_note(newest_note(channel), key);
        }
    });
}

bool FireDrills::is_paused(Date day) const {
    return situation_.attention && situation_.attention->pause_of_everything(day) != nullptr;
}

std::optional<domain::Delivery> last_drill(const domain::Store& store, const std::string& channel,
                                           Date today) {
    auto drill = store.delivery(delivery::drill_key(channel, today));
    const auto before = first_of_month(today) - std::chrono::months(1);
    const bool was_made = drill && drill->state != domain::DeliveryState::Superseded;
    return was_made ? drill : store.delivery(delivery::drill_key(channel, before));
}

} // namespace kith::app
