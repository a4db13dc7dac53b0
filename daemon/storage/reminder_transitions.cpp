#include "storage/reminder_transitions.hpp"

#include "storage/delivery_row.hpp"
#include "storage/reason_codec.hpp"
#include "storage/reminder_row.hpp"
#include "storage/withdrawal.hpp"

#include <algorithm>
#include <map>

namespace kith::storage {

using domain::Date;
using domain::Instant;
using domain::Reminder;
using domain::ReminderState;

namespace {

bool shows_alike(const Reminder& a, const Reminder& b) {
    return a.date == b.date && a.at == b.at && a.zone == b.zone && a.due_at == b.due_at &&
           a.reasons == b.reasons;
}

Date wanted_day(const Reminder& reminder) { return reminder.reasons.front().date; }

/// That of the first reason that has one: what rides on a cadence has none of its own.
Date end_of_window(const Reminder& reminder) {
    const auto found = std::ranges::find_if(
        reminder.reasons, [](const auto& reason) { return reason.at_worst.has_value(); });
    return found == reminder.reasons.end() ? wanted_day(reminder) : *found->at_worst;
}

} // namespace

bool ReminderTransitions::apply_plan(const domain::ContactId& contact, const domain::Plan& wanted,
                                     Instant now, Date today) {
    std::map<domain::ReminderKey, Reminder> before;
    for (auto& reminder : unsettled_of(contact)) {
        if (reminder.state == ReminderState::Planned) {
            auto key = reminder.key;
            before.emplace(std::move(key), std::move(reminder));
        }
    }
    bool changed = false;
    for (const auto& reminder : wanted.planned) {
        const auto known = before.find(reminder.key);
        if (known == before.end()) {
            changed = plan(contact, reminder, now) || changed;
            continue;
        }
        const auto& old = known->second;
        const bool alike = shows_alike(old, reminder);
        if (!alike || old.lapses_at != reminder.lapses_at || old.channels != reminder.channels ||
            old.paced != reminder.paced) {
            write_terms(reminder);
            changed = true;
        }
        if (!alike) {
            publish(reminder.key, Version::Next, now);
        }
        before.erase(known);
    }
    for (const auto& [key, reminder] : before) {
        end({key, ReminderState::Cancelled, "no longer planned", ""}, Turn::NotHad, now, today);
        changed = true;
    }
    for (const auto& settlement : wanted.settled) {
        changed = settle(settlement, now, today) || changed;
    }
    return changed;
}

bool ReminderTransitions::plan(const domain::ContactId& contact, const Reminder& reminder,
                               Instant now) {
    auto row = connection_.prepare("SELECT withdrawn FROM reminder WHERE key = ?1");
    if (!row.bind(reminder.key).step()) {
        insert(contact, reminder, now);
        return true;
    }
    if (!row.column<bool>(0)) {
        return false;
    }
    connection_.run("UPDATE reminder SET state = 'planned', settled_at = NULL, settled_on = NULL, "
                    "settled_by = '', withdrawn = 0 WHERE key = ?1",
                    reminder.key);
    write_terms(reminder);
    publish(reminder.key, Version::Next, now);
    return true;
}

void ReminderTransitions::insert(const domain::ContactId& contact, const Reminder& reminder,
                                 Instant now) {
    connection_.run(
        "INSERT INTO reminder (key, uid, contact, reasons, date, at, zone, due_at, lapses_at, "
        "channels, paced, wanted, at_worst, state, revised_at, revision) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'planned', ?14, "
        "(SELECT coalesce(max(revision), 0) + 1 FROM reminder))",
        reminder.key, domain::agenda_uid(reminder.key), contact, encode_reasons(reminder.reasons),
        reminder.date, std::int64_t{reminder.at.count()}, reminder.zone, reminder.due_at,
        reminder.lapses_at, encode_texts(reminder.channels), reminder.paced, wanted_day(reminder),
        end_of_window(reminder), now);
}

void ReminderTransitions::write_terms(const Reminder& reminder) {
    connection_.run("UPDATE reminder SET reasons = ?2, date = ?3, at = ?4, zone = ?5, due_at = ?6, "
                    "lapses_at = ?7, channels = ?8, paced = ?9, wanted = ?10, at_worst = ?11 "
                    "WHERE key = ?1",
                    reminder.key, encode_reasons(reminder.reasons), reminder.date,
                    std::int64_t{reminder.at.count()}, reminder.zone, reminder.due_at,
                    reminder.lapses_at, encode_texts(reminder.channels), reminder.paced,
                    wanted_day(reminder), end_of_window(reminder));
}

void ReminderTransitions::publish(const domain::ReminderKey& key, Version version, Instant now) {
    connection_.run("UPDATE reminder SET revised_at = ?2, sequence = sequence + ?3, "
                    "revision = (SELECT max(revision) + 1 FROM reminder) WHERE key = ?1",
                    key, now, version == Version::Next ? 1 : 0);
}

bool ReminderTransitions::end(const domain::Settlement& settlement, Turn turn, Instant now,
                              Date today) {
    connection_.run("UPDATE reminder SET state = ?2, settled_at = ?3, settled_on = ?4, "
                    "settled_by = ?5, absorbed_by = ?6, withdrawn = ?7 "
                    "WHERE key = ?1 AND settled_at IS NULL",
                    settlement.key, to_text(settlement.state), now, today, settlement.by,
                    settlement.absorbed_by, turn == Turn::NotHad);
    if (connection_.changes() == 0) {
        return false;
    }
    publish(settlement.key, Version::Next, now);
    retract_deliveries(connection_, settlement.key, now);
    return true;
}

bool ReminderTransitions::settle(const domain::Settlement& settlement, Instant now, Date today) {
    return end(settlement, Turn::Had, now, today);
}

bool ReminderTransitions::snooze(const domain::ReminderKey& key, Instant until, Date until_date,
                                 Instant now) {
    connection_.run("UPDATE reminder SET state = 'snoozed', due_at = ?2, date = ?3 "
                    "WHERE key = ?1 AND state IN ('open', 'snoozed')",
                    key, until, until_date);
    if (connection_.changes() == 0) {
        return false;
    }
    publish(key, Version::Next, now);
    retract_deliveries(connection_, key, now);
    return true;
}

void ReminderTransitions::move(const domain::ReminderStore::Move& move, Instant now) {
    connection_.run("UPDATE reminder SET date = ?2, due_at = ?3, "
                    "lapses_at = lapses_at + (?3 - due_at) "
                    "WHERE key = ?1 AND state = 'planned' AND (date <> ?2 OR due_at <> ?3)",
                    move.key, move.date, move.due_at);
    if (connection_.changes() > 0) {
        publish(move.key, Version::Next, now);
    }
}

void ReminderTransitions::open(const domain::Opening& opening, Instant now, Date today) {
    if (!waits(opening.key)) {
        return;
    }
    if (opening.to == ReminderState::Open) {
        connection_.run("UPDATE reminder SET state = 'open', round = round + 1, "
                        "opened_at = coalesce(opened_at, ?2), lapses_at = ?3, "
                        "reasons = coalesce(?4, reasons) WHERE key = ?1",
                        opening.key, now, opening.lapses_at,
                        opening.reasons.empty() ? std::nullopt
                                                : std::optional(encode_reasons(opening.reasons)));
        publish(opening.key, Version::Next, now);
    } else {
        end({opening.key, ReminderState::Lapsed, "", ""}, Turn::Had, now, today);
    }
    for (const auto& absorbed : opening.absorbs) {
        if (absorbed != opening.key) {
            end({absorbed, ReminderState::Cancelled, "absorbed by " + opening.key, opening.key},
                Turn::Had, now, today);
        }
    }
    for (const auto& delivery : opening.deliveries) {
        insert_delivery(connection_, delivery);
    }
}

void ReminderTransitions::cancel_all_of(const domain::ContactId& contact, Instant now, Date today) {
    for (const auto& reminder : unsettled_of(contact)) {
        const auto turn = reminder.state == ReminderState::Planned ? Turn::NotHad : Turn::Had;
        end({reminder.key, ReminderState::Cancelled, "contact is gone", ""}, turn, now, today);
    }
}

void ReminderTransitions::republish_all_of(const domain::ContactId& contact, Instant now) {
    for (const auto& reminder : unsettled_of(contact)) {
        publish(reminder.key, Version::Same, now);
    }
}

std::vector<Reminder> ReminderTransitions::unsettled_of(const domain::ContactId& contact) const {
    auto rows = connection_.prepare(select_reminders("WHERE contact = ?1 AND settled_on IS NULL"));
    return read_reminders(rows.bind(contact));
}

bool ReminderTransitions::waits(const domain::ReminderKey& key) const {
    auto row = connection_.prepare(
        "SELECT 1 FROM reminder WHERE key = ?1 AND state IN ('planned', 'snoozed')");
    return row.bind(key).step();
}

} // namespace kith::storage
