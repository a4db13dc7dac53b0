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
    for (const auto* verb : {"due", "agenda", "show", "log", "done", "skip", "snooze", "history",
                             "plugins", "test", "status", "reload", "check", "plugin"}) {
        EXPECT_EQ(read({verb, "--help"}).exit_code, 0) << verb;
    }
    EXPECT_EQ(read({"plugin", "test", "--help"}).exit_code, 0);
}

TEST(CommandLineTest, WrongWordsAreAUsageError) {
    const std::vector<std::vector<std::string>> wrong{{"dance"},
                                                      {"show"},
                                                      {"snooze", "Anna"},
                                                      {"log", "Anna", "dance"},
                                                      {"agenda", "--days", "x"},
                                                      {"agenda", "--days", "-1"},
                                                      {"plugin"},
                                                      {"--colour"},
                                                      {"log", "Anna", "--promise", "tea"}};
    for (const auto& words : wrong) {
        EXPECT_EQ(read(words).exit_code, 64) << words.front();
    }
}

TEST(CommandLineTest, LogReadsItsWords) {
    const auto line = read({"log", "Anna", "meeting", "-m", "moved", "--they", "--gave",
                            "--received", "--date", "-3d", "--follow-up", "2 weeks"});
    EXPECT_EQ(line.method, "log");
    const auto text = [&](const char* member) { return line.params.text_or(member, "(none)"); };
    EXPECT_EQ(text("name"), "Anna");
    EXPECT_EQ(text("kind"), "meeting");
    EXPECT_EQ(text("note"), "moved");
    EXPECT_EQ(text("direction"), "in");
    EXPECT_EQ(text("balance"), "mutual");
    EXPECT_EQ(text("date"), "-3d");
    EXPECT_EQ(text("follow_up"), "2 weeks");
}

TEST(CommandLineTest, ALogIsACallByMeUnlessSaidOtherwise) {
    const auto line = read({"log", "Anna"});
    EXPECT_EQ(line.params.at("kind").as_string(), "call");
    EXPECT_EQ(line.params.at("direction").as_string(), "out");
    EXPECT_EQ(line.params.at("balance").as_string(), "none");
}

TEST(CommandLineTest, SnoozeTakesAWhen) {
    EXPECT_EQ(read({"snooze", "Anna", "3d"}).params.at("until").as_string(), "3d");
}

TEST(CommandLineTest, JsonMayStandBeforeOrAfterTheVerb) {
    EXPECT_TRUE(read({"--json", "status"}).json);
    EXPECT_TRUE(read({"status", "--json"}).json);
}

TEST(CommandLineTest, CheckNeedsNoDaemon) {
    const auto line = read({"check", "--config", "/c"});
    EXPECT_EQ(line.delegated, (std::vector<std::string>{"--check", "--config", "/c"}));
}

TEST(CommandLineTest, PluginTestNeedsNoDaemon) {
    const auto line = read({"plugin", "test", "./x", "--settings", "{\"a\":1}"});
    EXPECT_EQ(line.delegated,
              (std::vector<std::string>{"--test-plugin", "./x", "--settings", "{\"a\":1}"}));
}

} // namespace kith::cli
