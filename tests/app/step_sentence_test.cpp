#include "app/step_sentence.hpp"

#include "household.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kith::app {

namespace {

using domain::TraceStep;
using What = TraceStep::What;

class StepSentenceTest : public testing::Test {
protected:
    /// What is said of Anna, who is open since today, when that is the step.
    std::string told(What what, const std::string& rule = "friends", std::string other = {},
                     const char* date = "2026-12-04", const char* wanted = "2026-12-01") {
        facts_ = home_.store->facts("anna", today_).value();
        plan_ = home_.engine().planner().preview("anna", home_.now()).value();
        const Decision decision{facts_, plan_, home_.engine().situation(), today_};
        return sentence({rule, what, test::day(date), std::move(other)}, decision,
                        test::day(wanted));
    }
    void log(const char* date, domain::InteractionKind kind = domain::InteractionKind::Call) {
        domain::Interaction one;
        one.contact = "anna";
        one.date = test::day(date);
        one.kind = kind;
        home_.engine().log(one, {}, home_.now());
    }

    test::Household home_;
    domain::Date today_ = test::day("2026-11-23");
    domain::Facts facts_;
    domain::Plan plan_;
    std::string key_ = home_.open_of("anna").key;
};

TEST_F(StepSentenceTest, EveryKindOfStepHasASentenceAndAName) {
    std::set<std::string> sentences;
    std::set<std::string> names;
    for (std::size_t i = 0; i < step_kinds; ++i) {
        const auto what = static_cast<What>(i);
        const auto text = told(what, "friends", "2 weeks");
        ASSERT_FALSE(text.empty()) << i;
        EXPECT_TRUE(text.back() == '.' || text.back() == '?') << text;
        EXPECT_TRUE(sentences.insert(text).second) << text;
        EXPECT_TRUE(names.insert(to_text(what)).second) << to_text(what);
    }
}

TEST_F(StepSentenceTest, NamesTheConditionThatDoesNotHold) {
    home_.configuration.rules[0].who.tags = {"choir", "band"};
    home_.reload();
    EXPECT_EQ(told(What::NotSelected), "Anna Berger is not one of them: not tagged choir or band.");
}

TEST_F(StepSentenceTest, NamesWhoIsLeftOut) {
    home_.configuration.rules[0].except.names = {"Anna Berger"};
    home_.reload();
    EXPECT_EQ(told(What::NotSelected), "Anna Berger is left out by its \"not\".");
}

TEST_F(StepSentenceTest, CountsFromWhatHappenedThatDay) {
    log("2026-11-20", domain::InteractionKind::Event);
    EXPECT_EQ(told(What::CountedFrom, "friends", "", "2026-11-20"),
              "Counted from 20 November 2026 (an event).");
}

TEST_F(StepSentenceTest, CountsFromTheLastContactThatWasWrittenDown) {
    EXPECT_EQ(told(What::CountedFrom, "friends", "", "2026-09-01"),
              "Counted from 1 September 2026 (the last contact, as it was written down).");
}

TEST_F(StepSentenceTest, CountsFromTheDayKithFirstHeard) {
    EXPECT_EQ(told(What::CountedFrom, "friends", "", "2026-11-23"),
              "Counted from 23 November 2026 (the day kith first heard of it).");
}

TEST_F(StepSentenceTest, ACadenceHasAWindow) {
    EXPECT_EQ(told(What::Due, "friends", key_, "2026-10-13"),
              "Wanted on 13 October 2026, at the latest 3 November 2026.");
}

TEST_F(StepSentenceTest, SaysThatItIsStillOpen) {
    EXPECT_EQ(told(What::AlreadyHandled, "friends", key_),
              "Wanted on 13 October 2026, at the latest 3 November 2026. Said on 23 November 2026 "
              "and still open.");
}

TEST_F(StepSentenceTest, SaysHowItEnded) {
    home_.engine().settle(std::vector{key_}, domain::ReminderState::Skipped, "kith skip: away",
                          home_.now());
    EXPECT_EQ(told(What::AlreadyHandled, "friends", key_),
              "Wanted on 13 October 2026, at the latest 3 November 2026. Said on 23 November 2026 "
              "and skipped on 23 November 2026 (kith skip: away).");
}

TEST_F(StepSentenceTest, SaysUntilWhenItIsSnoozed) {
    home_.engine().snooze(key_, test::instant("2026-11-26T08:00:00Z"), home_.now());
    EXPECT_EQ(told(What::AlreadyHandled, "friends", key_),
              "Wanted on 13 October 2026, at the latest 3 November 2026. Said on 23 November 2026 "
              "and snoozed until 26 November 2026.");
}

TEST_F(StepSentenceTest, NamesWhatAnswered) {
    log("2026-11-22", domain::InteractionKind::Letter);
    EXPECT_EQ(told(What::Answered), "You have been in touch since (a letter on 22 November 2026), "
                                    "so nothing is left to say.");
}

TEST_F(StepSentenceTest, NamesTheDateThatIsNotKnown) {
    EXPECT_EQ(told(What::NoDate, "birthdays"), "No birthday is known of Anna Berger.");
}

TEST_F(StepSentenceTest, NamesTheOtherRuleAndItsDay) {
    EXPECT_EQ(told(What::Absorbed, "birthdays", key_),
              "\"friends\" on 13 October 2026 says enough.");
}

TEST_F(StepSentenceTest, TellsPeopleFromNetworks) {
    EXPECT_EQ(told(What::WrongSubject, "friends"),
              "A rule of the kind keep-in-touch speaks of networks, not of people.");
}

/// One reason after the other why a day has no room.
TEST(NoRoomTest, NamesWhatIsInTheWay) {
    domain::Pace pace;
    pace.people_per_day = 2;
    pace.days = domain::Weekdays::workdays();
    pace.holidays = {test::day("2026-12-25")};
    pace.quiet = {{test::day("2026-12-28"), test::day("2026-12-30")}};
    domain::Pause pause;
    pause.days = {test::day("2027-01-04"), test::day("2027-01-08")};
    planning::Attention attention(pace, {pause}, std::nullopt);
    attention.take(test::day("2026-12-01"), 2);
    EXPECT_EQ(why_no_room(attention, test::day("2026-12-01")), "is full (2 of 2)");
    EXPECT_EQ(why_no_room(attention, test::day("2026-12-25")), "is a holiday");
    EXPECT_EQ(why_no_room(attention, test::day("2026-12-05")), "is none of your days");
    EXPECT_EQ(why_no_room(attention, test::day("2026-12-29")), "is a quiet day");
    EXPECT_EQ(why_no_room(attention, test::day("2027-01-06")), "lies in a pause");
    EXPECT_EQ(why_no_room(attention, test::day("2026-12-02")), "had no room when it was planned");
}

} // namespace

} // namespace kith::app
