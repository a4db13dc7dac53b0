#include "cli/import/import_account.hpp"

#include <gtest/gtest.h>

namespace kith::cli {
namespace {

const Terminal plain(false, 80);

Arrival arrival(const std::string& name, int line) {
    Arrival made;
    made.contact.id = name;
    made.contact.name = name;
    made.contact.institutions = {"Diakonie"};
    made.file = "g.csv";
    made.line = line;
    return made;
}

TEST(ImportAccountTest, TellsWhoIsNewWhoIsKnownAndWhatIsWrong) {
    ImportPlan plan;
    plan.files = {{"g.csv", "google", {}, {}, {{"address", "g.csv", 4, 7, "nope"}}}};
    plan.fresh = {arrival("Anna", 2)};
    plan.known = {{arrival("Bert", 3), {Likeness::Why::Email, "b", "Bert Y"}, false}};
    plan.unsure = {{arrival("Carl", 5), {Likeness::Why::OtherAddresses, "c", "Carl"}, false}};
    EXPECT_EQ(tell(plan, plain), "g.csv: Google Contacts\n"
                                 "What cannot be taken as it stands\n"
                                 "  g.csv:4:7: \"nope\" is no email address; it is left out\n"
                                 "     mend: write it as \"anna@example.org\"\n"
                                 "Known already, nothing changes: 1\n"
                                 "  Bert  is Bert Y: the same email address  g.csv:3\n"
                                 "Perhaps known, left out: 1\n"
                                 "  Carl  Carl has other addresses  g.csv:5\n"
                                 "  With --unsure they come in as new people.\n"
                                 "New: 1 person\n"
                                 "  Anna  Diakonie  g.csv:2\n");
}

TEST(ImportAccountTest, CutsLongListsForPeopleOnly) {
    ImportPlan plan;
    for (int i = 0; i < 50; ++i) {
        plan.fresh.push_back(arrival("P" + std::to_string(i), i));
    }
    EXPECT_NE(tell(plan, plain).find("and 30 more"), std::string::npos);
    EXPECT_EQ(to_value(plan).at("new").as_array().size(), 50u);
}

TEST(ImportAccountTest, SaysThatNobodyIsNew) { EXPECT_EQ(tell({}, plain), "Nobody is new.\n"); }

} // namespace
} // namespace kith::cli
