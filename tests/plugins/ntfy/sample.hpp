#pragma once

#include "ntfy/settings.hpp"
#include "sdk/plugin.hpp"

#include <string>

namespace kith::ntfy {

inline sdk::Session sample_session() {
    sdk::Session session;
    session.instance = "k7f3qz5m2x9w4c8v";
    session.channel = "phone";
    session.language = "de";
    session.time_zone = "Europe/Berlin";
    return session;
}

inline sdk::DeliveredReminder sample_reminder(const std::string& id, const std::string& name) {
    using namespace std::chrono;
    sdk::DeliveredReminder reminder;
    reminder.key = "old-friends/" + id + "/2026-11-20";
    reminder.contact_id = id;
    reminder.contact_name = name;
    reminder.emails = {id + "@example.org"};
    reminder.phones = {"+49 228 1234"};
    reminder.title = name + ": Zeit, sich zu melden";
    reminder.reasons = {"Letzter Kontakt am 4. September 2026."};
    reminder.note = "nach Bonn gezogen";
    reminder.note_date = "2026-09-04";
    reminder.date = 2026y / 11 / 23;
    reminder.late_days = 3;
    reminder.entry.reach = {"tel:+492281234", "mailto:" + id + "@example.org"};
    return reminder;
}

inline sdk::Delivery sample_single() {
    sdk::Delivery delivery;
    delivery.key = "d-5kq0c3m7w1";
    delivery.kind = sdk::Delivery::Kind::Single;
    delivery.language = "de";
    delivery.title = "Anna Berger: Zeit, sich zu melden";
    delivery.body = "Letzter Kontakt am 4. September 2026.\nZuletzt notiert: nach Bonn gezogen\n";
    delivery.reminders = {sample_reminder("anna", "Anna Berger")};
    return delivery;
}

inline sdk::Delivery sample_digest(int people) {
    sdk::Delivery delivery = sample_single();
    delivery.kind = sdk::Delivery::Kind::Digest;
    delivery.title = std::to_string(people) + " Menschen für heute";
    delivery.body.clear();
    delivery.reminders.clear();
    for (int i = 0; i < people; ++i) {
        const std::string name = "Jörg Özdemir " + std::to_string(i);
        delivery.body += name + ": Zeit, sich zu melden. Letzter Kontakt am 4. September.\n";
        delivery.reminders.push_back(sample_reminder("p" + std::to_string(i), name));
    }
    return delivery;
}

/// Of a channel that posts to `url`.
inline Settings sample_settings(const std::string& url = "https://ntfy.sh") {
    Settings settings;
    settings.address = remote::web_address(url);
    settings.address.path.clear();
    settings.topic = "kith-x7";
    return settings;
}

inline Settings sample_hook(const std::string& url = "https://hooks.example.org") {
    Settings settings = sample_settings(url);
    settings.format = Format::Webhook;
    settings.topic.clear();
    settings.address = remote::web_address(url + "/in");
    return settings;
}

} // namespace kith::ntfy
