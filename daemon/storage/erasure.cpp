#include "storage/erasure.hpp"

namespace kith::storage {

namespace {

using domain::ContactId;

/// Reminders of the contact, without those whose popups are still to be taken back.
constexpr std::string_view finished =
    "(SELECT key FROM reminder WHERE contact = ?1 AND NOT EXISTS (SELECT 1 FROM delivery WHERE "
    "delivery.reminder = reminder.key AND kind = 'withdraw' AND state IN ('pending', 'leased')))";

void erase_reminders(Connection& connection, const ContactId& id) {
    const std::string ended(finished);
    connection.run("DELETE FROM attempt WHERE delivery IN (SELECT id FROM delivery WHERE "
                   "reminder IN " +
                       ended + ")",
                   id);
    connection.run("DELETE FROM delivery WHERE reminder IN " + ended, id);
    connection.run("DELETE FROM reminder WHERE key IN " + ended, id);
}

void erase_facts(Connection& connection, const ContactId& id) {
    for (const char* sql :
         {"DELETE FROM promise WHERE contact = ?1 OR introduces = ?1",
          "DELETE FROM interaction WHERE contact = ?1",
          "DELETE FROM arrangement WHERE contact = ?1", "DELETE FROM pause WHERE subject = ?1",
          "DELETE FROM email WHERE contact = ?1", "DELETE FROM circle_member WHERE member = ?1",
          R"(DELETE FROM arrival WHERE (source, id) IN
                 (SELECT source, id FROM description WHERE contact = ?1))",
          "DELETE FROM description WHERE contact = ?1", "DELETE FROM attendance WHERE contact = ?1",
          "DELETE FROM proposal WHERE contact = ?1"}) {
        connection.run(sql, id);
    }
    connection.run("DELETE FROM appointment WHERE id NOT IN (SELECT appointment FROM attendance)");
}

/// Where somebody else's rows have the name: in what was said of circles, in digests and notices.
void blot_out(Connection& connection, const std::string& name) {
    if (name.empty()) {
        return;
    }
    for (const char* sql :
         {R"(UPDATE delivery SET title = replace(title, ?1, '…'), body = replace(body, ?1, '…'),
                 last_text = replace(last_text, ?1, '…')
                 WHERE instr(title, ?1) OR instr(body, ?1) OR instr(last_text, ?1))",
          "UPDATE attempt SET text = replace(text, ?1, '…') WHERE instr(text, ?1)",
          "UPDATE reminder SET reasons = replace(reasons, ?1, '…') WHERE instr(reasons, ?1)",
          "UPDATE appointment SET title = replace(title, ?1, '…') WHERE instr(title, ?1)",
          "UPDATE proposal SET evidence = replace(evidence, ?1, '…') WHERE instr(evidence, ?1)",
          "UPDATE note SET text = replace(text, ?1, '…') WHERE instr(text, ?1)"}) {
        connection.run(sql, name);
    }
}

std::string name_of(Connection& connection, const ContactId& id) {
    auto row = connection.prepare("SELECT name FROM contact WHERE id = ?1");
    return row.bind(id).step() ? row.column<std::string>(0) : std::string();
}

} // namespace

bool erase_contact(Connection& connection, const ContactId& id) {
    const auto name = name_of(connection, id);
    erase_reminders(connection, id);
    erase_facts(connection, id);
    blot_out(connection, name);
    auto left = connection.prepare("SELECT 1 FROM reminder WHERE contact = ?1 LIMIT 1");
    if (left.bind(id).step()) {
        return false;
    }
    connection.run("DELETE FROM contact WHERE id = ?1", id);
    return true;
}

void erase_everything_of(Connection& connection, const ContactId& id) {
    connection.run("UPDATE delivery SET state = 'superseded', epoch = NULL WHERE state IN "
                   "('pending', 'leased') AND reminder IN (SELECT key FROM reminder WHERE "
                   "contact = ?1)",
                   id);
    static_cast<void>(erase_contact(connection, id));
}

void sweep(Connection& connection) {
    connection.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace kith::storage
