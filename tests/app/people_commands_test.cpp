#include "app/people_commands.hpp"

#include "command_fixture.hpp"

#include <algorithm>
#include <map>

namespace kith::app {

namespace {

using domain::Value;

std::vector<std::string> names_in(const Value& answer) {
    std::vector<std::string> names;
    for (const auto& person : answer.at("people").as_array()) {
        names.push_back(person.at("name").as_string());
    }
    return names;
}

Value interaction(const char* contact, const char* date, const char* note = "") {
    Value value;
    value["contact"] = contact;
    value["date"] = date;
    value["kind"] = "call";
    value["note"] = note;
    return value;
}

class PeopleCommandsTest : public test::CommandFixture {
protected:
    /// Many people whom no rule and no network knows, of that source.
    void meet(int count) {
        std::vector<domain::Contact> many;
        for (int i = 0; i < count; ++i) {
            domain::Contact one;
            one.id = "p" + std::to_string(1000 + i);
            one.name = "Person " + std::to_string(1000 + i);
            many.push_back(one);
        }
        const auto changed = home_.store->put_contacts("address-book", many, {}, "", home_.now(),
                                                       home_.engine().today(home_.now()));
        home_.engine().contacts_changed(changed, home_.now());
    }
    Value record(std::vector<Value> interactions) {
        return run("record", {{"interactions", Value(Value::Array(interactions))}});
    }
};

} // namespace

TEST_F(PeopleCommandsTest, TellsOfPeopleAndNotOfCircles) {
    const auto answer = run("people");
    EXPECT_EQ(names_in(answer), (std::vector<std::string>{"Anna Berger", "Bert Müller"}));
    EXPECT_TRUE(answer.at("next").is_null());
    const auto& anna = answer.at("people").as_array()[0];
    EXPECT_EQ(anna.at("last_touch").as_string(), "2026-09-01");
    EXPECT_FALSE(anna.at("waiting").as_bool());
}

TEST_F(PeopleCommandsTest, EverybodyComesOncePageByPage) {
    meet(1000);
    std::vector<std::string> all;
    Value::Object params;
    int pages = 0;
    for (auto answer = run("people");; answer = run("people", params)) {
        const auto page = names_in(answer);
        all.insert(all.end(), page.begin(), page.end());
        ++pages;
        if (answer.at("next").is_null()) {
            break;
        }
        params["after"] = answer.at("next");
    }
    EXPECT_GT(pages, 2);
    EXPECT_EQ(all.size(), 1002U);
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
}

TEST_F(PeopleCommandsTest, WhoHasNeitherNetworkNorCadenceWaits) {
    meet(4);
    domain::Contact cadence;
    cadence.id = "p1001";
    cadence.cadence = domain::Cadence{{1, domain::Span::Unit::Months}, std::nullopt};
    domain::Contact never;
    never.id = "p1002";
    never.left_alone = true;
    home_.configuration.contacts.push_back(cadence);
    home_.configuration.contacts.push_back(never);
    home_.reload();
    run("pace", {{"name", "p1003"}, {"every", "never"}});
    EXPECT_EQ(names_in(run("people", {{"waiting", true}})),
              (std::vector<std::string>{"Person 1000"}));
}

TEST_F(PeopleCommandsTest, WhatIsOnRecordIsNotRecordedAgain) {
    const auto first =
        record({interaction("anna", "2026-10-01", "tea"), interaction("anna", "2026-10-01", "tea"),
                interaction("anna", "2026-10-01", "cake")});
    EXPECT_EQ(first.at("recorded").as_integer(), 2);
    EXPECT_EQ(first.at("known").as_integer(), 1);
    const auto second = record({interaction("anna", "2026-10-01", "tea")});
    EXPECT_EQ(second.at("recorded").as_integer(), 0);
    EXPECT_EQ(home_.store->interactions("anna", 10).size(), 2U);
    EXPECT_EQ(home_.store->interactions("anna", 10)[0].source, "import");
}

TEST_F(PeopleCommandsTest, RefusesStrangersAndTheFutureAndTakesTheRest) {
    const auto answer =
        record({interaction("nobody", "2026-10-01"), interaction("anna", "2027-01-01"),
                interaction("anna", "2026-11-20")});
    EXPECT_EQ(answer.at("refused").as_integer(), 2);
    EXPECT_EQ(answer.at("recorded").as_integer(), 1);
}

TEST_F(PeopleCommandsTest, ARecordedInteractionAnswersWhatIsOpen) {
    const auto key = home_.open_of("anna").key;
    record({interaction("anna", "2026-11-22")});
    EXPECT_TRUE(domain::is_settled(home_.state_of(key)));
}

TEST_F(PeopleCommandsTest, RemembersWhereTriageStopped) {
    Value at;
    at["name"] = "Bert Müller";
    at["id"] = "bert";
    run("triage", {{"at", at}});
    home_.restart();
    const auto answer = run("triage");
    EXPECT_EQ(answer.at("at"), at);
    EXPECT_EQ(answer.at("networks").as_array().size(), 2U);
    forget_in_triage(*home_.store, "anna");
    EXPECT_EQ(run("triage").at("at"), at);
    forget_in_triage(*home_.store, "bert");
    EXPECT_EQ(run("triage").at("at").at("name").as_string(), "");
}

TEST_F(PeopleCommandsTest, TwoHundredSortedInOneGoAreSpreadOverTheCadence) {
    meet(200);
    for (int i = 0; i < 200; ++i) {
        domain::Contact one;
        one.id = "p" + std::to_string(1000 + i);
        one.cadence = domain::Cadence{{1, domain::Span::Unit::Months}, std::nullopt};
        home_.configuration.contacts.push_back(one);
    }
    home_.reload();
    const auto today = home_.engine().today(home_.now());
    std::map<domain::Date, int> days;
    int people = 0;
    for (const auto& reminder : home_.store->agenda(today, domain::plus_days(today, 40), true)) {
        if (reminder.contact.starts_with("p1")) {
            ++days[reminder.date];
            ++people;
        }
    }
    EXPECT_EQ(people, 200);
    for (const auto& [day, count] : days) {
        EXPECT_LE(count, 20) << domain::format_date(day);
        EXPECT_GT(day, today);
    }
    EXPECT_GE(days.size(), 25U);
}

} // namespace kith::app
