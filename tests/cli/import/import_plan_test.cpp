#include "cli/import/import_plan.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace kith::cli {
namespace {

const domain::Date today = *domain::parse_date("2026-11-30");

Arrival arrival(std::string id, std::string name, std::vector<std::string> emails = {}) {
    Arrival made;
    made.contact.id = std::move(id);
    made.contact.name = std::move(name);
    made.contact.emails = std::move(emails);
    made.file = "people.csv";
    return made;
}

domain::Interaction call(std::string contact, const char* date) {
    domain::Interaction made;
    made.contact = std::move(contact);
    made.date = *domain::parse_date(date);
    return made;
}

ForeignFile file_of(std::vector<Arrival> people, std::vector<domain::Interaction> calls = {}) {
    return {"people.csv", "csv", std::move(people), std::move(calls), {}};
}

TEST(ImportPlanTest, SortsNewKnownAndUnsure) {
    Acquaintances known;
    known.add(arrival("anna", "Anna Berger", {"anna@x.org"}).contact);
    const auto plan = plan_import(
        {file_of({arrival("1", "Anna Berger", {"anna@x.org"}), arrival("2", "Bert", {"b@x.org"}),
                  arrival("3", "Anna Berger", {"other@x.org"})})},
        known, Unsure::LeftOut, today);
    ASSERT_EQ(plan.known.size(), 1u);
    EXPECT_EQ(plan.known[0].likeness.id, "anna");
    EXPECT_FALSE(plan.known[0].twice);
    ASSERT_EQ(plan.fresh.size(), 1u);
    EXPECT_EQ(plan.fresh[0].contact.id, "2");
    ASSERT_EQ(plan.unsure.size(), 1u);
}

TEST(ImportPlanTest, TakesTheUnsureWhenAsked) {
    Acquaintances known;
    known.add(arrival("anna", "Anna Berger", {"anna@x.org"}).contact);
    const auto plan = plan_import({file_of({arrival("3", "Anna Berger", {"other@x.org"})})}, known,
                                  Unsure::Taken, today);
    EXPECT_EQ(plan.fresh.size(), 1u);
}

TEST(ImportPlanTest, WhoComesTwiceIsNewOnce) {
    Acquaintances known;
    const auto plan = plan_import({file_of({arrival("1", "Anna", {"a@x.org"})}),
                                   file_of({arrival("2", "Anna Berger", {"A@x.org"})})},
                                  known, Unsure::LeftOut, today);
    EXPECT_EQ(plan.fresh.size(), 1u);
    ASSERT_EQ(plan.known.size(), 1u);
    EXPECT_TRUE(plan.known[0].twice);
}

TEST(ImportPlanTest, InteractionsGoToWhomTheyAreWith) {
    Acquaintances known;
    known.add(arrival("anna", "Anna", {"a@x.org"}).contact);
    const auto plan =
        plan_import({file_of({arrival("1", "Anna", {"a@x.org"}), arrival("2", "Bert")},
                             {call("1", "2026-01-01"), call("2", "2026-01-02"),
                              call("3", "2026-01-03"), call("2", "2027-01-01")})},
                    known, Unsure::LeftOut, today);
    ASSERT_EQ(plan.interactions.size(), 2u);
    EXPECT_EQ(plan.interactions[0].contact, "anna");
    EXPECT_EQ(plan.interactions[1].contact, "2");
    EXPECT_EQ(plan.left_out, 2u);
}

TEST(ImportPlanTest, MakesIdsThatCanBeReadForFilesWithoutAny) {
    Acquaintances known;
    known.add(arrival("bert", "Somebody Else").contact);
    const auto plan = plan_import({file_of({arrival("import-1", "Jürgen Groß"),
                                            arrival("import-2", "Bert"), arrival("uid", "Carl")},
                                           {call("import-1", "2026-01-01")})},
                                  known, Unsure::LeftOut, today);
    ASSERT_EQ(plan.fresh.size(), 3u);
    EXPECT_EQ(plan.fresh[0].contact.id, "jurgen-gross");
    EXPECT_EQ(plan.fresh[1].contact.id, "import-2");
    EXPECT_EQ(plan.fresh[2].contact.id, "uid");
    EXPECT_EQ(plan.interactions.at(0).contact, "jurgen-gross");
}

TEST(ImportPlanTest, LeavesOutAZoneThatIsNone) {
    Acquaintances known;
    auto one = arrival("1", "Anna");
    one.contact.time_zone = "Mars/Olympus";
    auto other = arrival("2", "Bert");
    other.contact.time_zone = "Europe/Berlin";
    const auto plan = plan_import({file_of({one, other})}, known, Unsure::LeftOut, today);
    EXPECT_FALSE(plan.fresh.at(0).contact.time_zone);
    EXPECT_TRUE(plan.fresh.at(1).contact.time_zone);
}

/// Somebody of a small town, where much is shared.
Arrival somebody() {
    const auto letter = [] {
        return std::string(1, static_cast<char>(*rc::gen::inRange('a', 'e')));
    };
    std::vector<std::string> emails;
    if (*rc::gen::arbitrary<bool>()) {
        emails.push_back(letter() + "@x.org");
    }
    auto one = arrival("id-" + std::to_string(*rc::gen::inRange(0, 1000)),
                       "N" + letter() + " F" + letter(), emails);
    if (*rc::gen::arbitrary<bool>()) {
        one.contact.phones.push_back("0228 555550" + std::to_string(*rc::gen::inRange(0, 4)));
    }
    return one;
}

RC_GTEST_PROP(ImportPlanTest, ImportedTwiceChangesNothing, ()) {
    std::vector<Arrival> people;
    for (int i = *rc::gen::inRange(0, 30); i > 0; --i) {
        people.push_back(somebody());
    }
    const auto unsure = *rc::gen::arbitrary<bool>() ? Unsure::Taken : Unsure::LeftOut;
    Acquaintances known;
    const auto first = plan_import({file_of(people)}, known, unsure, today);
    Acquaintances then; // what kithd knows afterwards
    for (const auto& one : first.fresh) {
        then.add(one.contact);
    }
    const auto second = plan_import({file_of(people)}, then, Unsure::LeftOut, today);
    RC_ASSERT(second.fresh.empty());
    RC_ASSERT(first.fresh.size() + first.known.size() + first.unsure.size() == people.size());
}

} // namespace
} // namespace kith::cli
