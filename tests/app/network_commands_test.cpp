#include "app/network_commands.hpp"

#include "command_fixture.hpp"

namespace kith::app {

namespace {

using domain::Value;

class NetworkCommandsTest : public test::CommandFixture {};

const Value& first(const Value& answer, const char* member) {
    return answer.at(member).as_array().at(0);
}

} // namespace

TEST_F(NetworkCommandsTest, ThePortfolioHasThreeTypesAndEveryAlliance) {
    const auto answer = run("network");
    EXPECT_EQ(answer.at("types").as_array().size(), 3U);
    const auto& informal = first(answer, "types");
    EXPECT_EQ(first(informal, "networks").at("name").as_string(), "Friends");
    EXPECT_EQ(first(informal, "networks").at("people").as_integer(), 2);
    EXPECT_EQ(first(answer, "alliances").at("name").as_string(), "Housing");
    EXPECT_EQ(first(answer, "institutions").at("name").as_string(), "City");
}

TEST_F(NetworkCommandsTest, NamesTheNetworks) {
    const auto answer = run("network-names");
    EXPECT_EQ(first(answer, "names").at("name").as_string(), "Friends");
    EXPECT_EQ(answer.at("names").as_array().at(1).at("name").as_string(), "Chamber");
}

TEST_F(NetworkCommandsTest, ANetworkNamesWhoWasInTouchLast) {
    const auto friends = first(run("network", {{"name", "friends"}}), "networks");
    EXPECT_EQ(friends.at("last_touch").as_string(), "2026-10-20");
    EXPECT_EQ(friends.at("last_touch_of").as_string(), "Bert Müller");
    EXPECT_EQ(friends.at("starves").as_string(), "");
    EXPECT_EQ(first(friends, "members").at("name").as_string(), "Bert Müller");
}

TEST_F(NetworkCommandsTest, ANetworkWithoutContactForAYearStarves) {
    home_.clock.moment = test::instant("2027-12-01T12:00:00Z");
    home_.engine().advance(home_.now());
    const auto friends = first(run("network", {{"name", "friends"}}), "networks");
    EXPECT_EQ(friends.at("starves").as_string(), "silent");
}

TEST_F(NetworkCommandsTest, AMembershipTellsItsNextDeadlines) {
    const auto chamber = first(run("network", {{"name", "chamber"}}), "networks");
    const auto& membership = chamber.at("membership");
    EXPECT_EQ(membership.at("since").as_string(), "2019-01-01");
    EXPECT_EQ(membership.at("dues").at("next").as_string(), "2026-11-30");
    EXPECT_TRUE(membership.at("assembly").is_null());
    const auto& benefit = first(membership, "benefits");
    EXPECT_EQ(benefit.at("text").as_string(), "legal advice");
    EXPECT_EQ(benefit.at("next").as_string(), "2026-12-31"); // without a day of its own
}

TEST_F(NetworkCommandsTest, AnAllianceThatHangsOnOnePersonNamesThem) {
    const auto housing = first(run("network", {{"name", "housing"}}), "alliances");
    EXPECT_EQ(housing.at("hangs_on").as_string(), "Bert Müller");
    EXPECT_EQ(housing.at("ours"), Value(Value::Array{"Anna Berger"}));
}

TEST_F(NetworkCommandsTest, AnInstitutionNamesWhoWorksThere) {
    const auto city = first(run("network", {{"name", "city"}}), "institutions");
    EXPECT_EQ(first(city, "people").at("id").as_string(), "bert");
}

TEST_F(NetworkCommandsTest, AnEventOfTheNetworkIsItsLastContact) {
    run("log", {{"name", "chamber"}, {"kind", "event"}});
    const auto chamber = first(run("network", {{"name", "chamber"}}), "networks");
    EXPECT_EQ(chamber.at("last_touch").as_string(), "2026-11-23");
    EXPECT_EQ(chamber.at("last_touch_of").as_string(), "");
}

TEST_F(NetworkCommandsTest, APersonIsNoNetwork) {
    EXPECT_EQ(refused("network", {{"name", "anna"}}).code, wire::error_code::invalid_params);
}

TEST_F(NetworkCommandsTest, AnUnknownNameIsSaidSo) {
    EXPECT_EQ(refused("network", {{"name", "zzz"}}).code, control::refusal_code::nobody);
}

TEST_F(NetworkCommandsTest, DoneKeepsTheEvidenceOfADuty) {
    const auto done = run("done", {{"name", "chamber"}, {"note", "paid 120 EUR"}});
    EXPECT_EQ(first(done, "settled").at("rule").as_string(), "dues");
    const auto history = run("history", {{"name", "chamber"}});
    EXPECT_EQ(first(history, "settled").at("settled_by").as_string(), "kith done: paid 120 EUR");
    const auto shown = run("show", {{"name", "chamber"}});
    EXPECT_EQ(first(shown, "settled").at("settled_on").as_string(), "2026-11-23");
    EXPECT_EQ(shown.at("network").at("name").as_string(), "Chamber");
}

TEST_F(NetworkCommandsTest, ADutyMayBeDoneBeforeItSpeaks) {
    run("done", {{"name", "chamber"}});
    EXPECT_EQ(refused("done", {{"name", "chamber"}}).code, control::refusal_code::nothing_to_do);
    const auto early = run("done", {{"name", "chamber"}, {"rule", "dues"}});
    EXPECT_EQ(first(early, "settled").at("date").as_string(), "2027-11-16");
}

TEST_F(NetworkCommandsTest, DoneOfOneRuleLeavesTheOthersOpen) {
    EXPECT_EQ(refused("done", {{"name", "anna"}, {"rule", "birthdays"}}).message,
              "Anna Berger has no open reminder of the rule \"birthdays\", but of friends");
    run("done", {{"name", "anna"}, {"rule", "friends"}});
    EXPECT_TRUE(home_.store->open_reminders_of("anna").empty());
}

} // namespace kith::app
