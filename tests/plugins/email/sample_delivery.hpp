#pragma once

#include "sdk/plugin.hpp"

#include <string>

namespace kith::test {

inline sdk::Session sample_session() {
    sdk::Session session;
    session.instance = "k7f3qz5m2x9w4c8v";
    session.channel = "mail";
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
    reminder.reasons = {"Letzter Kontakt am 4. September 2026 (vor 11 Wochen); Abstand 6 Wochen."};
    reminder.note = "nach Bonn gezogen, sucht einen Chor";
    reminder.note_date = "2026-09-04";
    reminder.date = 2026y / 11 / 23;
    reminder.entry.uid = "r-" + id;
    reminder.entry.date = reminder.date;
    reminder.entry.title = reminder.title;
    reminder.entry.reasons = reminder.reasons;
    reminder.entry.state = "open";
    reminder.entry.revised_at = sys_days(2026y / 11 / 20) + 8h;
    return reminder;
}

inline sdk::Delivery sample_single() {
    using namespace std::chrono;
    sdk::Delivery delivery;
    delivery.key = "d-5kq0c3m7w1";
    delivery.kind = sdk::Delivery::Kind::Single;
    delivery.language = "de";
    delivery.now = sys_days(2026y / 11 / 23) + 7h + 30min;
    delivery.title = "Anna Berger: Zeit, sich zu melden";
    delivery.body = "Letzter Kontakt am 4. September 2026.";
    delivery.reminders = {sample_reminder("anna", "Anna Berger")};
    return delivery;
}

/// Two new ones and one that is still open and late.
inline sdk::Delivery sample_digest() {
    using namespace std::chrono;
    sdk::Delivery delivery = sample_single();
    delivery.key = "d-8x2m4n6p0q";
    delivery.kind = sdk::Delivery::Kind::Digest;
    delivery.title = "Drei Menschen für heute";
    delivery.reminders.push_back(sample_reminder("joerg", "Jörg Özdemir"));
    auto& birthday = delivery.reminders.back();
    birthday.title = "Jörg Özdemir: Geburtstag";
    birthday.reasons = {"Jörg Özdemir wird am 23. November 40 (heute).",
                        "Letzter Kontakt am 2. Mai 2026 (vor 29 Wochen); Abstand 3 Monate."};
    birthday.note.clear();
    delivery.reminders.push_back(sample_reminder("marta", "Marta Kovács"));
    auto& late = delivery.reminders.back();
    late.is_new = false;
    late.late_days = 3;
    late.date = 2026y / 11 / 20;
    late.note = "Vortrag bei der Kammer im Januar; möchte danach über die Allianz sprechen";
    late.note_date = "2026-10-14";
    return delivery;
}

} // namespace kith::test
