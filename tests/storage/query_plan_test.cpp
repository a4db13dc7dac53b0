#include "storage/open_store.hpp"
#include "storage/samples.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <set>

namespace kith::test {

namespace {

using domain::DeliveryState;

sqlite3* newest_connection = nullptr;

int note_connection(sqlite3* database, char** /*error*/, const sqlite3_api_routines* /*api*/) {
    newest_connection = database;
    return SQLITE_OK;
}

/// The steps of SQLite's plan for the statement, one a line.
std::string plan_for(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* rows = nullptr;
    EXPECT_EQ(
        sqlite3_prepare_v2(database, ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &rows, nullptr),
        SQLITE_OK)
        << sql;
    std::string steps;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        steps += reinterpret_cast<const char*>(sqlite3_column_text(rows, 3));
        steps += "\n";
    }
    sqlite3_finalize(rows);
    return steps;
}

/// Uses every method of a store once, so that its connection has prepared every statement.
void use_all(domain::Store& store) {
    const auto anna = person("anna", "Anna", {"anna@example.org"});
    store.put_contacts("config", std::span(&anna, 1), std::vector<std::string>{"x"}, "s", noon,
                       today);
    const auto card = person("uid", "Anna", {"anna@example.org"});
    store.put_contacts("book", std::span(&card, 1), {}, "", noon, today);
    store.each_contact([](const auto&, const auto&) { return true; });
    (void)store.contact_by_email("anna@example.org");
    domain::Interaction call{};
    call.contact = "anna";
    call.date = today;
    call.note = "x";
    domain::Promise promise{};
    promise.due = today;
    store.log(call, promise, noon);
    store.settle_promise(1, noon);
    (void)store.last_note("anna");
    (void)store.interactions_between(today, today, 1);
    store.add_promise(promise, noon);
    (void)store.promise(1);
    store.apply_plan("anna", plan_of({planned("a", "anna"), planned("b", "anna")}), noon, today);
    store.apply_plan("anna", plan_of({planned("a", "anna"), planned("c", "anna")}), noon, today);
    auto shown = single("mail", "a");
    shown.withdrawable = true;
    const auto list = digest("mail");
    auto made = opening("a", {shown, list, item(list, "a")});
    made.absorbs = {"c"};
    store.open(std::span(&made, 1), noon, today);
    (void)store.facts("anna", today);
    while (const auto lease = store.lease("mail", noon)) {
        store.complete(*lease, verdict(DeliveryState::Delivered), noon);
    }
    (void)store.due(noon, 1);
    (void)store.lapsing(noon, 1);
    (void)store.next_change();
    (void)store.next_attempt("mail");
    store.hasten("mail", noon);
    store.snooze("a", noon, today, noon);
    const auto done = settlement("a");
    store.settle(std::span(&done, 1), noon, today);
    (void)store.reminder_of_delivery("x");
    (void)store.open_reminders();
    (void)store.open_count();
    store.each_open([](const auto&) { return true; });
    (void)store.open_reminders_of("anna");
    (void)store.agenda(today, today, true);
    (void)store.agenda_revision();
    (void)store.agenda_changes(0, 1);
    (void)store.deliveries_of("a");
    (void)store.pending_count("mail");
    (void)store.due_count("mail", noon);
    (void)store.history(std::nullopt, 1);
    (void)store.history("anna", 1);
    store.once("e", noon, [] {});
    store.set_note("a", "1");
    (void)store.note("a");
    (void)store.newest_record();
    store.drop_channels_except({}, noon);
    store.finish_snapshot("config", "s", noon, today);
    store.retain_sources({}, noon, today);
}

/// The same for circles, the owner's pace and what they arranged.
void use_circles_and_pace(domain::Store& store) {
    const auto choir = circle(domain::SubjectKind::Network, "Choir");
    store.put_contacts(domain::circle_source, std::span(&choir, 1), {}, "", noon, today);
    const auto anna = person("anna", "Anna");
    store.put_contacts("config", std::span(&anna, 1), {}, "", noon, today);
    store.set_circles("anna", std::vector<std::string>{choir.id}, noon);
    store.log(touch("anna", 0), std::nullopt, noon);
    (void)store.facts(choir.id, today);
    store.each_member(choir.id, [](const auto&) {});
    (void)store.longest_silent(day(1), 1);
    store.set_circles("anna", {}, noon);
    store.arrange("anna", {std::nullopt, true}, noon);
    store.arrange("anna", {}, noon);
    store.add_pause({0, "", {today, today}, ""}, noon);
    store.add_pause({0, "", {day(-1), today}, ""}, noon);
    store.end_pauses("", today, noon);
    (void)store.pauses(today);
    const auto id = store.add_appointment({0, today, 9h, "Lunch", {"anna"}, "kith meet"}, noon);
    (void)store.appointments(today, today);
    store.remove_appointment(id, noon);
    store.apply_plan("anna", plan_of({paced("p", "anna", 0, 0)}), noon, today);
    (void)store.paced_days();
    (void)store.paced_opened(noon, noon);
    store.each_waiting(today, [](const auto&) {});
    const domain::ReminderStore::Move later{"p", day(1), noon};
    store.move(std::span(&later, 1), noon);
    (void)store.settled_between(today, today, 1);
    store.put_contacts(domain::circle_source, {}, std::vector<std::string>{choir.id}, "", noon,
                       today);
}

void use_proposals(domain::Store& store) {
    auto made = trace("m:1", "anna", 0);
    made.id = store.proposals().put(made, noon);
    store.proposals().put(made, noon);
    (void)store.proposals().find(made.id);
    (void)store.proposals().find("mail", "m:1");
    (void)store.proposals().open(1);
    (void)store.proposals().open_count();
    (void)store.proposals().taken(noon, 1);
    (void)store.proposals().count("mail");
    (void)store.proposals().is_recorded("anna", today, domain::InteractionKind::Call);
    store.proposals().lapse(noon, today, noon, today);
    store.proposals().drop(made.id, noon);
    store.remove_interaction(store.log(touch("anna", 0), std::nullopt, noon), noon);
}

/// What the newest connection has prepared, each once.
std::set<std::string> prepared_statements() {
    std::set<std::string> statements;
    for (auto* statement = sqlite3_next_stmt(newest_connection, nullptr); statement != nullptr;
         statement = sqlite3_next_stmt(newest_connection, statement)) {
        statements.insert(sqlite3_sql(statement));
    }
    return statements;
}

} // namespace

TEST(QueryPlanTest, NoStatementWalksATable) {
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(note_connection));
    const auto store = storage::open_in_memory();
    sqlite3_reset_auto_extension();
    use_circles_and_pace(*store);
    use_proposals(*store);
    use_all(*store);

    const auto statements = prepared_statements();
    ASSERT_GT(statements.size(), 90U);
    for (const auto& sql : statements) {
        const auto plan = plan_for(newest_connection, sql);
        for (const auto* table :
             {"reminder", "delivery", "contact", "description", "email", "arrival", "interaction",
              "promise", "event", "item", "digest", "circle_member", "arrangement", "pause",
              "appointment", "attendance", "proposal"}) {
            // A partial index that is walked holds only what is wanted.
            const auto walk = std::string("SCAN ") + table;
            EXPECT_EQ(plan.find(walk + "\n"), std::string::npos) << sql << "\n" << plan;
            EXPECT_EQ(plan.find(walk + " USING INDEX sqlite_autoindex"), std::string::npos)
                << sql << "\n"
                << plan;
        }
    }
}

TEST(QueryPlanTest, WhatIsDueNextIsOneLookUp) {
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(note_connection));
    const auto store = storage::open_in_memory();
    sqlite3_reset_auto_extension();
    use_circles_and_pace(*store);
    use_all(*store);
    const std::vector<std::pair<std::string, std::string>> wanted{
        {"SELECT due_at FROM reminder", "USING INDEX reminder_due"},
        {"SELECT lapses_at FROM reminder", "USING INDEX reminder_lapsing"},
        {"SELECT next_at FROM delivery", "USING INDEX delivery_ready (channel=?)"},
        {"SELECT max(revision) FROM reminder", "SEARCH reminder USING COVERING INDEX"},
        {"SELECT living FROM circle_size", "USING PRIMARY KEY (circle=?)"},
        {"SELECT circle_member.member, contact.name, circle_member.importance, "
         "circle_member.last_touch FROM",
         "circle_member USING "},
        {"SELECT date, count(*) FROM reminder", "USING COVERING INDEX reminder_paced_day"},
        {"SELECT count(*) FROM reminder WHERE paced", "USING COVERING INDEX reminder_paced_opened"},
        {"SELECT key, contact, wanted", "USING INDEX reminder_waiting"},
        {"SELECT id, name, importance, last_touch FROM contact",
         "USING INDEX contact_silent (importance=?"}};
    for (const auto& [sql, step] : wanted) {
        int found = 0;
        for (const auto& statement : prepared_statements()) {
            if (statement.starts_with(sql)) {
                const auto plan = plan_for(newest_connection, statement);
                EXPECT_NE(plan.find(step), std::string::npos) << statement << "\n" << plan;
                EXPECT_EQ(plan.find("TEMP B-TREE"), std::string::npos) << statement << "\n" << plan;
                ++found;
            }
        }
        EXPECT_GT(found, 0) << sql;
    }
}

} // namespace kith::test
