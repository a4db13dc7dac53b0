#include "cli/command_line.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kith::cli {

namespace {

CommandLine read(std::vector<std::string> words) {
    words.insert(words.begin(), "kith");
    std::vector<char*> pointers;
    for (auto& word : words) {
        pointers.push_back(word.data());
    }
    return read_command_line(static_cast<int>(words.size()), pointers.data());
}

} // namespace

TEST(CommandLineTest, WithoutAVerbItAsksWhatIsDue) { EXPECT_EQ(read({}).method, "due"); }

TEST(CommandLineTest, HelpEndsWell) { EXPECT_EQ(read({"--help"}).exit_code, 0); }

TEST(CommandLineTest, VersionEndsWell) { EXPECT_EQ(read({"--version"}).exit_code, 0); }

TEST(CommandLineTest, EveryVerbHasHelp) {
    for (const auto* verb :
         {"due",     "agenda", "show",   "log",    "done",  "skip",        "snooze",  "history",
          "balance", "pause",  "resume", "pace",   "meet",  "fresh-start", "network", "review",
          "plugins", "test",   "status", "reload", "check", "plugin",      "doctor"}) {
        EXPECT_EQ(read({verb, "--help"}).exit_code, 0) << verb;
    }
    EXPECT_EQ(read({"plugin", "test", "--help"}).exit_code, 0);
}

TEST(CommandLineTest, WrongWordsAreAUsageError) {
    const std::vector<std::vector<std::string>> wrong{
        {"dance"},
        {"show"},
        {"snooze", "Anna"},
        {"log"},
        {"agenda", "--days", "x"},
        {"agenda", "--days", "-1"},
        {"plugin"},
        {"--colour"},
        {"log", "Anna", "--promise", "tea"},
        {"log", "Anna", "--introduce", "Ben", "--follow-up", "2w", "--promise", "tea"},
        {"balance"},
        {"pause", "Anna"},
        {"pause", "--deputy", "Ben"},
        {"meet", "Anna"},
        {"meet", "--on", "tomorrow"},
        {"meet", "Anna", "--on", "3d", "--cancel", "1"},
        {"meet", "--cancel", "x"},
        {"review", "--send"}};
    for (const auto& words : wrong) {
        EXPECT_EQ(read(words).exit_code, 64) << words.front();
    }
}

TEST(CommandLineTest, LogReadsItsWords) {
    const auto line = read({"log", "Anna", "meeting", "-m", "moved", "--they", "--gave",
                            "--received", "--date", "-3d", "--follow-up", "2 weeks"});
    EXPECT_EQ(line.method, "log");
    const auto text = [&](const char* member) { return line.params.text_or(member, "(none)"); };
    const domain::Value words{domain::Value::Array{"Anna", "meeting"}};
    EXPECT_EQ(line.params.at("words"), words);
    EXPECT_EQ(text("note"), "moved");
    EXPECT_EQ(text("direction"), "in");
    EXPECT_EQ(text("balance"), "mutual");
    EXPECT_EQ(text("date"), "-3d");
    EXPECT_EQ(text("follow_up"), "2 weeks");
}

TEST(CommandLineTest, ALogIsACallByMeUnlessSaidOtherwise) {
    const auto line = read({"log", "Anna"});
    EXPECT_EQ(line.params.at("direction").as_string(), "out");
    EXPECT_EQ(line.params.at("balance").as_string(), "none");
}

TEST(CommandLineTest, LogHasShortOptions) {
    const auto line = read({"log", "anna", "m", "-gr", "-t", "-f", "2w", "-p", "tea", "-d", "-3d"});
    EXPECT_EQ(line.params.at("balance").as_string(), "mutual");
    EXPECT_EQ(line.params.at("direction").as_string(), "in");
    EXPECT_EQ(line.params.at("follow_up").as_string(), "2w");
    EXPECT_EQ(line.params.at("date").as_string(), "-3d");
}

TEST(CommandLineTest, SnoozeTakesAWhen) {
    EXPECT_EQ(read({"snooze", "Anna", "3d"}).params.at("until").as_string(), "3d");
}

TEST(CommandLineTest, AWhenMayBeSeveralWords) {
    EXPECT_EQ(read({"snooze", "Anna", "2", "weeks"}).params.at("until").as_string(), "2 weeks");
    EXPECT_EQ(read({"pace", "Anna", "3", "months"}).params.at("every").as_string(), "3 months");
}

TEST(CommandLineTest, DoneMaySpeakOfOneRule) {
    const auto line = read({"done", "Choir", "--rule", "dues", "-m", "paid 120 EUR"});
    EXPECT_EQ(line.params.at("rule").as_string(), "dues");
    EXPECT_EQ(line.params.at("note").as_string(), "paid 120 EUR");
}

TEST(CommandLineTest, LogTakesAnIntroductionWithTheOtherFlags) {
    const auto line =
        read({"log", "Anna", "--introduce", "Ben", "--gave", "--they", "--follow-up", "2w"});
    EXPECT_EQ(line.params.at("introduce").as_string(), "Ben");
    EXPECT_EQ(line.params.at("follow_up").as_string(), "2w");
    EXPECT_EQ(line.params.at("balance").as_string(), "gave");
    EXPECT_EQ(line.params.at("direction").as_string(), "in");
}

TEST(CommandLineTest, APauseIsOfEverythingUnlessSomebodyIsNamed) {
    const auto all = read({"pause", "--until", "2w", "--deputy", "Frau Weber"});
    EXPECT_EQ(all.method, "pause");
    EXPECT_EQ(all.params.find("name"), nullptr);
    EXPECT_EQ(all.params.at("deputy").as_string(), "Frau Weber");
    EXPECT_EQ(read({"pause", "Anna", "--until", "2w"}).params.at("name").as_string(), "Anna");
}

TEST(CommandLineTest, ListsAskForNothing) {
    for (const auto* verb : {"pause", "pace", "meet", "network", "review", "fresh-start"}) {
        const auto line = read({verb});
        EXPECT_EQ(line.method, verb);
        EXPECT_TRUE(line.params.as_object().empty()) << verb;
    }
}

TEST(CommandLineTest, OneMeetsSeveral) {
    const auto line = read({"meet", "Anna", "Ben", "--on", "3d", "--at", "14:30", "-m", "tea"});
    EXPECT_EQ(line.params.at("names"), domain::Value(domain::Value::Array{"Anna", "Ben"}));
    EXPECT_EQ(line.params.at("at").as_string(), "14:30");
    EXPECT_EQ(line.params.at("title").as_string(), "tea");
    EXPECT_EQ(read({"meet", "--cancel", "7"}).params.at("cancel").as_integer(), 7);
}

TEST(CommandLineTest, AFreshStartNeedsAYes) {
    EXPECT_TRUE(read({"fresh-start", "--yes"}).params.at("yes").as_bool());
}

TEST(CommandLineTest, JsonMayStandBeforeOrAfterTheVerb) {
    EXPECT_TRUE(read({"--json", "status"}).json);
    EXPECT_TRUE(read({"status", "--json"}).json);
}

TEST(CommandLineTest, CheckNeedsNoDaemon) {
    const auto line = read({"check", "--config", "/c"});
    EXPECT_EQ(line.delegated, (std::vector<std::string>{"--check", "--config", "/c"}));
}

TEST(CommandLineTest, DoctorNeedsNoDaemon) {
    EXPECT_EQ(read({"doctor", "--json"}).delegated,
              (std::vector<std::string>{"--doctor", "--json"}));
}

TEST(CommandLineTest, PluginTestNeedsNoDaemon) {
    const auto line = read({"plugin", "test", "./x", "--settings", "{\"a\":1}"});
    EXPECT_EQ(line.delegated,
              (std::vector<std::string>{"--test-plugin", "./x", "--settings", "{\"a\":1}"}));
}

} // namespace kith::cli
