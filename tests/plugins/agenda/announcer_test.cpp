#include "agenda/announcer.hpp"

#include "agenda/meeting_key.hpp"
#include "support/dates.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace kith::agenda {
namespace {

using test::day;

constexpr std::string_view today = "2026-11-30";
constexpr std::string_view oldest = "2026-10-31";

/// A plan with the meetings of these keys.
Diary::Proposals plan(const std::map<std::string, std::string>& meetings) {
    Diary::Proposals proposals;
    for (const auto& [key, date] : meetings) {
        source::Proposal each;
        each.key = key;
        each.email = "anna@example.org";
        each.date = day(date);
        proposals.emplace(key, each);
    }
    return proposals;
}

class AnnouncerTest : public testing::Test {
protected:
    /// What is told of it: "+KEY DATE" and "-KEY", and what it says when told again.
    std::vector<std::string> tell(Announcer& announcer, const Diary::Proposals& proposals,
                                  Announcer::Extent extent = Announcer::Extent::Whole,
                                  std::string_view on = today) {
        announcer.announce(proposals, day(on), day(oldest), extent);
        std::vector<std::string> told;
        while (const auto page = announcer.pages().next()) {
            for (const auto& key : page->at("remove").as_array()) {
                told.push_back("-" + key.as_string());
            }
            for (const auto& item : page->at("items").as_array()) {
                told.push_back("+" + item.at("key").as_string() + " " +
                               item.at("date").as_string());
            }
        }
        return told;
    }
    using Told = std::vector<std::string>;
    test::TemporaryDirectory state_;
};

TEST_F(AnnouncerTest, TellsOnlyWhatChanges) {
    Announcer announcer(state_.path());
    EXPECT_EQ(tell(announcer, plan({{"a:1", "2026-12-03"}, {"a:2", "2026-12-04"}})),
              (Told{"+a:1 2026-12-03", "+a:2 2026-12-04"}));
    EXPECT_EQ(tell(announcer, plan({{"a:1", "2026-12-03"}, {"a:2", "2026-12-05"}})),
              Told{"+a:2 2026-12-05"});
    EXPECT_EQ(tell(announcer, plan({{"a:1", "2026-12-03"}, {"a:2", "2026-12-05"}})), Told{});
}

TEST_F(AnnouncerTest, TakesBackWhatIsGone) {
    Announcer announcer(state_.path());
    (void)tell(announcer, plan({{"a:1", "2026-12-03"}, {"p:2", "2026-11-20"}}));
    EXPECT_EQ(tell(announcer, plan({})), (Told{"-a:1", "-p:2"}));
    EXPECT_EQ(tell(announcer, plan({})), Told{});
}

TEST_F(AnnouncerTest, TakesBackAfterARestart) {
    {
        Announcer announcer(state_.path());
        (void)tell(announcer, plan({{"a:1", "2026-12-03"}}));
    }
    Announcer announcer(state_.path());
    EXPECT_TRUE(announcer.told().contains("a:1"));
    EXPECT_EQ(tell(announcer, plan({{"a:2", "2026-12-03"}})), (Told{"-a:1", "+a:2 2026-12-03"}));
}

TEST_F(AnnouncerTest, TakesBackAgainWhatWasNotAnswered) {
    {
        Announcer announcer(state_.path());
        (void)tell(announcer, plan({{"a:1", "2026-12-03"}}));
        EXPECT_EQ(tell(announcer, plan({})), Told{"-a:1"});
    }
    Announcer announcer(state_.path());
    EXPECT_EQ(tell(announcer, plan({})), Told{"-a:1"});
    announcer.on_all_answered();
    Announcer next(state_.path());
    EXPECT_EQ(tell(next, plan({})), Told{});
}

TEST_F(AnnouncerTest, TellsAllAgainAfterARestart) {
    {
        Announcer announcer(state_.path());
        (void)tell(announcer, plan({{"a:1", "2026-12-03"}}));
    }
    Announcer announcer(state_.path());
    EXPECT_EQ(tell(announcer, plan({{"a:1", "2026-12-03"}})), Told{"+a:1 2026-12-03"});
    announcer.tell_all_again();
    EXPECT_EQ(tell(announcer, plan({{"a:1", "2026-12-03"}})), Told{"+a:1 2026-12-03"});
}

TEST_F(AnnouncerTest, TakesNothingBackWhileSomethingMayBeMissing) {
    Announcer announcer(state_.path());
    (void)tell(announcer, plan({{"a:1", "2026-12-03"}}));
    EXPECT_EQ(tell(announcer, plan({}), Announcer::Extent::Partial), Told{});
    EXPECT_EQ(tell(announcer, plan({})), Told{"-a:1"});
}

TEST_F(AnnouncerTest, LeavesAMeetingAloneThatIsOver) {
    Announcer announcer(state_.path());
    (void)tell(announcer, plan({{"a:1", "2026-11-30"}}));
    EXPECT_EQ(
        tell(announcer, plan({{"p:1", "2026-11-30"}}), Announcer::Extent::Whole, "2026-12-01"),
        Told{"+p:1 2026-11-30"});
    EXPECT_FALSE(announcer.told().contains("a:1"));
}

TEST_F(AnnouncerTest, TakesBackAMeetingThatIsMovedToThePast) {
    Announcer announcer(state_.path());
    (void)tell(announcer, plan({{"a:1", "2026-12-03"}}));
    EXPECT_EQ(tell(announcer, plan({{"p:1", "2026-11-20"}})), (Told{"-a:1", "+p:1 2026-11-20"}));
}

TEST_F(AnnouncerTest, ForgetsWhatIsOld) {
    Announcer announcer(state_.path());
    (void)tell(announcer, plan({{"p:1", "2026-10-30"}}));
    EXPECT_EQ(tell(announcer, plan({})), Told{});
    EXPECT_TRUE(announcer.told().empty());
}

TEST_F(AnnouncerTest, ProposesAgainWhatComesBack) {
    Announcer announcer(state_.path());
    (void)tell(announcer, plan({{"a:1", "2026-12-03"}}));
    (void)tell(announcer, plan({}));
    EXPECT_EQ(tell(announcer, plan({{"a:1", "2026-12-03"}})), Told{"+a:1 2026-12-03"});
    announcer.on_all_answered();
    EXPECT_TRUE(announcer.told().contains("a:1"));
}

TEST_F(AnnouncerTest, TellsAlsoWhenTheDiskDoesNot) {
    Announcer announcer(state_.path());
    std::filesystem::remove_all(state_.path());
    EXPECT_THROW((void)tell(announcer, plan({{"a:1", "2026-12-03"}})), std::system_error);
    EXPECT_FALSE(announcer.pages().idle());
}

TEST_F(AnnouncerTest, ReadsOverLinesThatAreNoneOfItsOwn) {
    state_.write("proposed", "garbage\n2026-12-03\n2026-12-03 \n2026-13-03 a:2\n2026-12-03 a:1\n"
                             "2026-12-03 a:3");
    const Announcer announcer(state_.path());
    EXPECT_EQ(announcer.told(),
              (ProposedKeys::Days{{"a:1", day("2026-12-03")}, {"a:3", day("2026-12-03")}}));
}

TEST(MeetingKeyTest, IsOfAsciiAndShort) {
    const auto key = meeting_key(Stage::Ahead, std::string(10'000, '\xfc'), "2026-12-03",
                                 std::string(250, 'a') + "@example.org");
    EXPECT_LE(key.size(), 200u);
    EXPECT_NE(meeting_key(Stage::Ahead, "u", "", "j\xc3\xbcrgen@example.org").find("/once/#"),
              std::string::npos);
    for (const char c : meeting_key(Stage::Ahead, "\x01", "", "j\xc3\xbcrgen@example.org")) {
        EXPECT_TRUE(c >= ' ' && c <= '~');
    }
}

TEST(MeetingKeyTest, ChangesItsStageOnly) {
    const auto ahead = meeting_key(Stage::Ahead, "u", "2026-12-03", "anna@example.org");
    const auto over = meeting_key(Stage::Over, "u", "2026-12-03", "anna@example.org");
    EXPECT_EQ(with_stage(Stage::Over, ahead), over);
    EXPECT_EQ(stage_of(ahead), Stage::Ahead);
    EXPECT_EQ(stage_of(over), Stage::Over);
}

} // namespace
} // namespace kith::agenda
