#include "app/options.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <vector>

namespace kith::app {

namespace {

/// The variables that matter are set anew for each test, and put back after it.
class OptionsTest : public testing::Test {
protected:
    OptionsTest() {
        for (const char* name :
             {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "KITH_RUNTIME_DIR"}) {
            const char* value = std::getenv(name);
            before_[name] = value == nullptr ? std::nullopt : std::optional<std::string>(value);
            ::unsetenv(name);
        }
        set("HOME", "/home/me");
    }
    ~OptionsTest() override {
        for (const auto& [name, value] : before_) {
            if (value) {
                ::setenv(name, value->c_str(), 1);
            } else {
                ::unsetenv(name);
            }
        }
    }

    static void set(const char* name, const char* value) { ::setenv(name, value, 1); }
    static Options read(std::vector<std::string> words) {
        words.insert(words.begin(), "kithd");
        std::vector<char*> pointers;
        for (auto& word : words) {
            pointers.push_back(word.data());
        }
        return read_options(static_cast<int>(pointers.size()), pointers.data());
    }

private:
    std::map<const char*, std::optional<std::string>> before_;
};

TEST_F(OptionsTest, StandBelowTheHomeDirectory) {
    const auto options = read({});
    EXPECT_EQ(options.task, Options::Task::Run);
    EXPECT_EQ(options.config, "/home/me/.config/kith");
    EXPECT_EQ(options.state, "/home/me/.local/state/kith");
}

TEST_F(OptionsTest, FollowTheBaseDirectories) {
    set("XDG_CONFIG_HOME", "/c");
    set("XDG_STATE_HOME", "/s");
    set("XDG_RUNTIME_DIR", "/r");
    const auto options = read({});
    EXPECT_EQ(options.config, "/c/kith");
    EXPECT_EQ(options.state, "/s/kith");
    EXPECT_EQ(options.runtime, "/r/kith");
}

TEST_F(OptionsTest, LeaveRelativeBaseDirectoriesAside) {
    set("XDG_CONFIG_HOME", "c");
    set("XDG_RUNTIME_DIR", "");
    const auto options = read({});
    EXPECT_EQ(options.config, "/home/me/.config/kith");
    EXPECT_EQ(options.runtime, "/home/me/.local/state/kith/run");
}

TEST_F(OptionsTest, TakeTheRuntimeDirectoryThatKithIsTold) {
    set("XDG_RUNTIME_DIR", "/r");
    set("KITH_RUNTIME_DIR", "/k");
    EXPECT_EQ(read({}).runtime, "/k");
}

TEST_F(OptionsTest, TakeWhatIsTypedBeforeAllElse) {
    set("XDG_STATE_HOME", "/s");
    const auto options = read({"--state", "/typed", "--config", "/also"});
    EXPECT_EQ(options.state, "/typed");
    EXPECT_EQ(options.config, "/also");
    EXPECT_EQ(options.runtime, "/typed/run");
}

TEST_F(OptionsTest, CheckIsATaskOfItsOwn) {
    const auto options = read({"--check", "--json"});
    EXPECT_EQ(options.task, Options::Task::Check);
    EXPECT_TRUE(options.json);
}

TEST_F(OptionsTest, TestingAPluginIsATaskOfItsOwn) {
    const auto options = read({"--test-plugin", "email", "--settings", "{}"});
    EXPECT_EQ(options.task, Options::Task::TestPlugin);
    EXPECT_EQ(options.program, "email");
}

TEST_F(OptionsTest, EndWith64OnAWordNobodyKnows) {
    const auto options = read({"--chekc"});
    EXPECT_EQ(options.task, Options::Task::Exit);
    EXPECT_EQ(options.exit_code, 64);
}

TEST_F(OptionsTest, EndWith64OnALogLevelNobodyKnows) {
    EXPECT_EQ(read({"--log-level", "chatty"}).exit_code, 64);
}

TEST_F(OptionsTest, EndWellAfterHelp) {
    const auto options = read({"--help"});
    EXPECT_EQ(options.task, Options::Task::Exit);
    EXPECT_EQ(options.exit_code, 0);
}

} // namespace

} // namespace kith::app
