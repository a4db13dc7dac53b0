#include "storage/attention_book.hpp"

namespace kith::storage {

using domain::Appointment;
using domain::Arrangement;
using domain::ContactId;
using domain::Date;
using domain::Instant;
using domain::Pause;

namespace {

std::optional<std::string> text_of(const std::optional<domain::Span>& span) {
    return span ? std::optional(domain::format_span(*span)) : std::nullopt;
}

std::vector<Pause> read_pauses(Statement& rows) {
    std::vector<Pause> pauses;
    while (rows.step()) {
        pauses.push_back({rows.column<std::int64_t>(0),
                          rows.column<std::string>(1),
                          {rows.column<Date>(2), rows.column<Date>(3)},
                          rows.column<std::string>(4)});
    }
    return pauses;
}

std::string select_appointments(std::string_view rest) {
    return "SELECT appointment.id, appointment.date, appointment.at, appointment.title, "
           "appointment.source FROM appointment " +
           std::string(rest);
}

} // namespace

void AttentionBook::arrange(const ContactId& contact, const Arrangement& arrangement, Instant now) {
    if (arrangement == Arrangement{}) {
        connection_.run("DELETE FROM arrangement WHERE contact = ?1", contact);
        return;
    }
    const auto& cadence = arrangement.cadence;
    connection_.run("INSERT INTO arrangement (contact, every, at_worst, never, arranged_at) "
                    "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (contact) DO UPDATE SET "
                    "every = excluded.every, at_worst = excluded.at_worst, never = excluded.never, "
                    "arranged_at = excluded.arranged_at",
                    contact, cadence ? text_of(cadence->every) : std::nullopt,
                    cadence ? text_of(cadence->at_worst) : std::nullopt, arrangement.never, now);
}

Arrangement AttentionBook::arrangement(const ContactId& contact) const {
    Arrangement arrangement;
    auto row =
        connection_.prepare("SELECT every, at_worst, never FROM arrangement WHERE contact = ?1");
    if (row.bind(contact).step()) {
        if (!row.is_null(0)) {
            arrangement.cadence.emplace();
            arrangement.cadence->every = row.word(0, domain::parse_span);
            if (!row.is_null(1)) {
                arrangement.cadence->at_worst = row.word(1, domain::parse_span);
            }
        }
        arrangement.never = row.column<bool>(2);
    }
    return arrangement;
}

std::int64_t AttentionBook::add_pause(const Pause& pause, Instant now) {
    connection_.run("INSERT INTO pause (subject, from_day, to_day, deputy, made_at) "
                    "VALUES (?1, ?2, ?3, ?4, ?5)",
                    pause.subject, pause.days.from, pause.days.to, pause.deputy, now);
    return connection_.last_insert_id();
}

std::vector<Pause> AttentionBook::end_pauses(const ContactId& subject, Date today) {
    std::vector<Pause> ended;
    {
        auto rows =
            connection_.prepare("SELECT id, subject, from_day, to_day, deputy FROM pause "
                                "WHERE to_day >= ?2 AND subject = ?1 ORDER BY from_day, id");
        ended = read_pauses(rows.bind(subject, today));
    }
    for (const auto& pause : ended) {
        if (pause.days.from < today) {
            connection_.run("UPDATE pause SET to_day = ?2 WHERE id = ?1", pause.id,
                            domain::plus_days(today, -1));
        } else {
            connection_.run("DELETE FROM pause WHERE id = ?1", pause.id);
        }
    }
    return ended;
}

std::vector<Pause> AttentionBook::pauses(Date from) const {
    auto rows = connection_.prepare("SELECT id, subject, from_day, to_day, deputy FROM pause "
                                    "WHERE to_day >= ?1 ORDER BY from_day, id");
    return read_pauses(rows.bind(from));
}

std::int64_t AttentionBook::add_appointment(const Appointment& appointment, Instant now) {
    const auto at =
        appointment.at ? std::optional(std::int64_t{appointment.at->count()}) : std::nullopt;
    connection_.run("INSERT INTO appointment (date, at, title, source, made_at) "
                    "VALUES (?1, ?2, ?3, ?4, ?5)",
                    appointment.date, at, appointment.title, appointment.source, now);
    const auto id = connection_.last_insert_id();
    int place = 0;
    for (const auto& contact : appointment.contacts) {
        connection_.run("INSERT INTO attendance (appointment, contact, date, place) "
                        "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                        id, contact, appointment.date, ++place);
    }
    return id;
}

std::optional<Appointment> AttentionBook::remove_appointment(std::int64_t id) {
    std::vector<Appointment> found;
    {
        auto rows = connection_.prepare(select_appointments("WHERE id = ?1"));
        found = read_appointments(rows.bind(id));
    }
    if (found.empty()) {
        return std::nullopt;
    }
    connection_.run("DELETE FROM attendance WHERE appointment = ?1", id);
    connection_.run("DELETE FROM appointment WHERE id = ?1", id);
    return found.front();
}

std::vector<Appointment> AttentionBook::appointments(Date from, Date to) const {
    auto rows = connection_.prepare(
        select_appointments("WHERE date BETWEEN ?1 AND ?2 ORDER BY date, at, id"));
    return read_appointments(rows.bind(from, to));
}

std::vector<Appointment> AttentionBook::appointments_of(const ContactId& contact, Date from) const {
    auto rows = connection_.prepare(select_appointments(
        "JOIN attendance ON attendance.appointment = appointment.id WHERE attendance.contact = ?1 "
        "AND attendance.date >= ?2 ORDER BY appointment.date, appointment.at, appointment.id"));
    return read_appointments(rows.bind(contact, from));
}

std::vector<Appointment> AttentionBook::read_appointments(Statement& rows) const {
    std::vector<Appointment> appointments;
    while (rows.step()) {
        Appointment appointment{};
        appointment.id = rows.column<std::int64_t>(0);
        appointment.date = rows.column<Date>(1);
        if (const auto at = rows.maybe<std::int64_t>(2)) {
            appointment.at = domain::TimeOfDay(*at);
        }
        appointment.title = rows.column<std::string>(3);
        appointment.source = rows.column<std::string>(4);
        appointment.contacts = contacts_at(appointment.id);
        appointments.push_back(std::move(appointment));
    }
    return appointments;
}

std::vector<ContactId> AttentionBook::contacts_at(std::int64_t appointment) const {
    auto rows =
        connection_.prepare("SELECT contact FROM attendance WHERE appointment = ?1 ORDER BY place");
    rows.bind(appointment);
    std::vector<ContactId> contacts;
    while (rows.step()) {
        contacts.push_back(rows.column<std::string>(0));
    }
    return contacts;
}

} // namespace kith::storage
