#include "circumstances.hpp"
#include "life.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace kith::endurance {

namespace chr = std::chrono;

void Life::jump() {
    ++events_["jump"];
    const chr::hours far(below(24 * 30));
    lie_ = once_in(2) ? far : -far;
    set_clock();
    engine_->clock_was_set(now());
}

void Life::set_right() {
    lie_ = {};
    set_clock();
    engine_->clock_was_set(now());
}

void Life::travel() {
    ++events_["journey"];
    static constexpr std::array<const char*, 5> zones{"Europe/Berlin", "America/New_York",
                                                      "Pacific/Auckland", "UTC", "Asia/Kolkata"};
    zone_ = zones[below(zones.size())];
    engine_->reconfigure(situation(), now());
}

void Life::change_rules() {
    ++events_["reload"];
    see_openings();
    auto fresh = circumstances(0, 0);
    fresh.contacts = configuration_.contacts;
    std::shuffle(fresh.rules.begin(), fresh.rules.end(), dice_);
    fresh.rules.resize(fresh.rules.size() - below(3));
    fresh.pace.people_per_day.reset();
    if (!once_in(4)) {
        fresh.pace.people_per_day = static_cast<int>(1 + below(4));
    }
    if (once_in(6)) { // a way out is gone, and maybe comes back
        fresh.channels.erase(fresh.channels.begin() + static_cast<std::ptrdiff_t>(below(3)));
    }
    configuration_ = std::move(fresh);
    engine_->reconfigure(situation(), now());
    std::erase_if(in_flight_, [&](const auto& entry) {
        return std::none_of(configuration_.channels.begin(), configuration_.channels.end(),
                            [&](const auto& channel) { return channel.name == entry.first; });
    });
}

void Life::change_people() {
    ++events_["people"];
    auto& people = configuration_.contacts;
    if (once_in(2) && people.size() > 5) {
        people.erase(people.begin() + static_cast<std::ptrdiff_t>(below(people.size())));
    } else {
        const auto number = static_cast<int>(below(40));
        const auto contact = somebody(number);
        if (std::none_of(people.begin(), people.end(),
                         [&](const auto& known) { return known.id == contact.id; })) {
            people.push_back(contact);
        }
    }
    engine_->reconfigure(situation(), now());
}

void Life::change_book() {
    if (engine_->held()) {
        return;
    }
    ++events_["address book"];
    auto contact = somebody(static_cast<int>(100 + below(12)));
    contact.networks.clear();
    contact.name += once_in(3) ? " the Second" : "";
    const std::vector<domain::Contact> upsert{contact};
    std::vector<std::string> remove;
    if (once_in(2)) {
        remove.push_back("p" + std::to_string(100 + below(12)));
    }
    const auto changed =
        store_->put_contacts("address-book", upsert, remove, "", now(), engine_->today(now()));
    engine_->contacts_changed(changed, now());
}

void Life::answer() {
    const auto open = store_->open_reminders();
    if (!open.empty() && !engine_->held()) {
        answer(open[below(open.size())]);
    }
}

void Life::answer(const domain::Reminder& reminder) {
    const auto& key = reminder.key;
    if (once_in(3) && !calm_) {
        ++events_["snooze"];
        if (engine_->snooze(key, now() + chr::hours(1 + below(24 * 6)), now())) {
            ledger_.answered(key, Ledger::Answer::Snoozed);
        }
        return;
    }
    ++events_["answer"];
    const auto state = once_in(2) ? domain::ReminderState::Done : domain::ReminderState::Skipped;
    for (const auto& settled : engine_->settle({&key, 1}, state, "soak", now())) {
        ledger_.answered(settled, Ledger::Answer::Ended);
    }
}

void Life::talk() {
    if (engine_->held()) {
        return;
    }
    ++events_["talk"];
    domain::Interaction interaction;
    interaction.contact = configuration_.contacts[below(configuration_.contacts.size())].id;
    interaction.date = domain::plus_days(engine_->today(now()), -static_cast<int>(below(4)));
    interaction.kind = static_cast<domain::InteractionKind>(below(5));
    interaction.balance = static_cast<domain::Balance>(below(4));
    std::optional<domain::Promise> promise;
    if (once_in(5)) {
        promise.emplace();
        promise->contact = interaction.contact;
        promise->made = interaction.date;
        promise->due = domain::plus_days(engine_->today(now()), static_cast<int>(below(20)));
        promise->text = "send it";
    }
    if (store_->contact(interaction.contact)) {
        engine_->log(interaction, promise, now());
    }
}

void Life::rest() {
    if (engine_->held()) {
        return;
    }
    ++events_["pause"];
    const auto from = engine_->today(now());
    domain::Pause pause;
    pause.days = {from, domain::plus_days(from, static_cast<int>(below(14)))};
    if (once_in(2)) {
        pause.subject = configuration_.contacts[below(configuration_.contacts.size())].id;
    }
    engine_->pause(pause, now());
    if (once_in(3)) {
        engine_->resume(pause.subject, now());
    }
}

void Life::flicker() {
    ++events_["outage"];
    const auto& channel = configuration_.channels[below(configuration_.channels.size())].name;
    if (once_in(2)) {
        engine_->outbox().channel_up(channel, now());
    } else {
        engine_->outbox().channel_down(channel, "gone", now());
    }
}

} // namespace kith::endurance
