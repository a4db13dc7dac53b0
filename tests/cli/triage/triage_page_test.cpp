#include "cli/triage/triage_page.hpp"

#include "cli/paragraph.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>

namespace kith::cli {
namespace {

const Terminal plain(false);

TriagePage page() {
    TriagePage made;
    made.person = {
        "a", "Anna Berger", {"Diakonie Bonn"}, {"choir", "Rotary"}, {"anna@x.org"}, "2026-01-05"};
    made.standing = "3 sorted, 12 to go";
    return made;
}

TEST(TriagePageTest, ShowsWhatIsKnownAndTheKeys) {
    EXPECT_EQ(draw(page(), plain, {80, 24}),
              "3 sorted, 12 to go\n"
              "\n"
              "Anna Berger\n"
              "  at Diakonie Bonn\n"
              "  tags: choir, Rotary\n"
              "  last in touch 2026-01-05\n"
              "  email: anna@x.org\n"
              "\n"
              "[n] network   [c] how often   [l] later   [x] never   [u] undo   [q] quit");
}

TEST(TriagePageTest, NumbersTheChoices) {
    auto asked = page();
    asked.asks = TriagePage::Asks::Network;
    asked.choices = {"Friends", "Chamber"};
    EXPECT_TRUE(draw(asked, plain, {80, 24}).ends_with("[1] Friends   [2] Chamber   [Esc] back"));
}

RC_GTEST_PROP(TriagePageTest, NeverOutgrowsTheTerminal, ()) {
    auto asked = page();
    asked.said = *rc::gen::arbitrary<bool>() ? "Bert Yilmaz: later" : "";
    asked.asks = static_cast<TriagePage::Asks>(*rc::gen::inRange(0, 3));
    for (int i = *rc::gen::inRange(0, 40); i > 0; --i) {
        asked.choices.push_back("Network " + std::to_string(i));
    }
    const TerminalSize size{*rc::gen::inRange(10, 120), *rc::gen::inRange(3, 30)};
    std::istringstream lines(draw(asked, plain, size));
    int rows = 0;
    for (std::string line; std::getline(lines, line); ++rows) {
        RC_ASSERT(length_of(line) <= static_cast<std::size_t>(size.columns));
    }
    RC_ASSERT(rows <= size.rows);
}

} // namespace
} // namespace kith::cli
