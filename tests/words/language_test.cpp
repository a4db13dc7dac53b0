#include "words/language.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace kith::words {

namespace {

struct Case {
    const char* name;
    std::map<std::string, std::string> environment;
    const char* language; ///< empty: none is wished for
};

class LanguageOfEnvironmentTest : public testing::TestWithParam<Case> {
protected:
    LanguageOfEnvironmentTest() {
        for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            const char* value = std::getenv(name);
            before_[name] = value == nullptr ? "" : value;
            ::unsetenv(name);
        }
    }
    ~LanguageOfEnvironmentTest() override {
        for (const auto& [name, value] : before_) {
            ::setenv(name.c_str(), value.c_str(), 1);
        }
    }

private:
    std::map<std::string, std::string> before_;
};

TEST_P(LanguageOfEnvironmentTest, IsReadAsGettextDoes) {
    for (const auto& [name, value] : GetParam().environment) {
        ::setenv(name.c_str(), value.c_str(), 1);
    }
    EXPECT_EQ(language_of_environment().value_or(""), GetParam().language);
}

INSTANTIATE_TEST_SUITE_P(
    Table, LanguageOfEnvironmentTest,
    testing::Values(
        Case{"Nothing", {}, ""}, Case{"Lang", {{"LANG", "de_DE.UTF-8"}}, "de"},
        Case{"Austrian", {{"LANG", "de_AT@euro"}}, "de"}, Case{"Short", {{"LANG", "de"}}, "de"},
        Case{"English", {{"LANG", "en_GB.UTF-8"}}, "en"},
        Case{"AnUnknownOne", {{"LANG", "fr_FR.UTF-8"}}, ""},
        Case{"MessagesBeforeLang", {{"LANG", "de_DE"}, {"LC_MESSAGES", "en_US"}}, "en"},
        Case{"AllBeforeMessages", {{"LC_ALL", "de_DE"}, {"LC_MESSAGES", "en_US"}}, "de"},
        Case{"AnEmptyAllSaysNothing", {{"LC_ALL", ""}, {"LANG", "de_DE"}}, "de"},
        Case{"LanguageFirst", {{"LANGUAGE", "de"}, {"LANG", "en_US.UTF-8"}}, "de"},
        Case{"TheFirstThatIsSpoken", {{"LANGUAGE", "fr:de_CH:en"}, {"LANG", "fr_FR"}}, "de"},
        Case{"LanguageInPlainCUtf8", {{"LANGUAGE", "de"}, {"LANG", "C.UTF-8"}}, "de"},
        Case{"NoLanguageInC", {{"LANGUAGE", "de"}, {"LC_ALL", "C"}}, ""},
        Case{"CUtf8AloneSaysNothing", {{"LANG", "C.UTF-8"}}, ""}),
    [](const auto& row) { return row.param.name; });

} // namespace

} // namespace kith::words
