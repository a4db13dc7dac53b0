#include "app/event_intake.hpp"

#include "app/proposal_intake.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"

#include <algorithm>

namespace kith::app {

using domain::ReminderState;
using domain::Value;
using domain::ValueError;

plugins::EventAnswer EventIntake::take(const std::string& channel, const Value& event,
                                       domain::Instant now) {
    try {
        plugins::EventAnswer answer;
        const auto id = channel + "/" + event.at("event_id").as_string();
        engine_.store().once(id, now, [&] { answer.result = apply(channel, event, now); });
        return answer;
    } catch (const ValueError& error) {
        return plugins::EventAnswer::refused(error.what());
    }
}

Value EventIntake::apply(const std::string& channel, const Value& event, domain::Instant now) {
    const auto& type = event.at("type").as_string();
    if (type == "done") {
        settle(event, ReminderState::Done, channel, now);
    } else if (type == "skip") {
        settle(event, ReminderState::Skipped, channel, now);
    } else if (type == "snooze") {
        snooze(event, now);
    } else if (type == "interaction") {
        log(event, channel, now);
    } else if (type == "contacts") {
        take_contacts(event, channel, now);
    } else if (type == "proposals") {
        return ProposalIntake(engine_, channel, now).take(event);
    } else {
        throw ValueError("there is no event of type \"" + type + "\"");
    }
    return Value(Value::Object{});
}

std::optional<domain::ReminderKey> EventIntake::reminder_of(const Value& event) const {
    if (const auto* reminder = event.find("reminder")) {
        return reminder->as_string();
    }
    return engine_.store().reminder_of_delivery(event.at("key").as_string());
}

/// A click on what is settled already is no fault: somebody was quicker elsewhere.
void EventIntake::settle(const Value& event, ReminderState state, const std::string& channel,
                         domain::Instant now) {
    const auto key = reminder_of(event);
    if (!key) {
        throw ValueError("there is no reminder of that key");
    }
    engine_.settle({&*key, 1}, state, channel, now);
}

void EventIntake::snooze(const Value& event, domain::Instant now) {
    const auto key = reminder_of(event);
    if (!key) {
        throw ValueError("there is no reminder of that key");
    }
    const auto& situation = engine_.situation();
    const auto text = event.text_or("until", "");
    auto until = domain::parse_instant(text);
    if (!until) {
        auto day = domain::parse_date(text);
        const auto days = event.integer_or("days", 0);
        if (!day && (days < 1 || days > 3650)) {
            throw ValueError("snooze needs \"until\" or \"days\" from 1 to 3650");
        }
        day = day.value_or(domain::plus_days(engine_.today(now), static_cast<int>(days)));
        until = situation.zone.instant(*day, situation.configuration.at);
    }
    engine_.snooze(*key, std::max(*until, now), now);
}

void EventIntake::log(const Value& event, const std::string& channel, domain::Instant now) {
    auto reported = wire::interaction_from(event.at("interaction"));
    auto& interaction = reported.interaction;
    if (interaction.contact.empty()) {
        const auto contact = engine_.store().contact_by_email(reported.email);
        if (!contact) {
            throw ValueError("nobody has the address of this interaction");
        }
        interaction.contact = *contact;
    } else if (!engine_.store().contact(interaction.contact)) {
        throw ValueError("there is no contact of that id");
    }
    if (interaction.date > engine_.today(now)) {
        throw ValueError("an interaction cannot lie in the future");
    }
    interaction.source = channel;
    engine_.log(interaction, std::nullopt, now);
}

void EventIntake::take_contacts(const Value& event, const std::string& channel,
                                domain::Instant now) {
    const auto today = engine_.today(now);
    const auto mark = event.text_or("snapshot", "");
    std::vector<domain::Contact> upsert;
    if (const auto* contacts = event.find("upsert")) {
        for (const auto& contact : contacts->as_array()) {
            upsert.push_back(wire::contact_from(contact));
        }
    }
    std::vector<std::string> remove;
    if (const auto* ids = event.find("remove")) {
        for (const auto& id : ids->as_array()) {
            remove.push_back(id.as_string());
        }
    }
    auto& store = engine_.store();
    auto changed = store.put_contacts(channel, upsert, remove, mark, now, today);
    if (!mark.empty() && event.flag_or("last", false)) {
        const auto gone = store.finish_snapshot(channel, mark, now, today);
        changed.insert(changed.end(), gone.begin(), gone.end());
    }
    engine_.contacts_changed(changed, now);
}

} // namespace kith::app
