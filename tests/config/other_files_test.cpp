#include "config/load.hpp"

#include "config/render.hpp"
#include "good_sample.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "sample_plugins.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::config {

namespace {

class OtherFilesTest : public testing::Test {
protected:
    OtherFilesTest() { write_good_sample(directory_); }
    Loaded with(const std::vector<OtherFile>& files) {
        return load_with(files, directory_.path(), plugins_, recurrence::IcalCalendarReader(),
                         "/home/anna");
    }

    test::TemporaryDirectory directory_;
    test::FakePluginDirectory plugins_ = sample_plugins();
};

bool knows(const Loaded& loaded, const std::string& name) {
    const auto& people = loaded.configuration->contacts;
    return std::any_of(people.begin(), people.end(),
                       [&](const auto& one) { return one.name == name; });
}

TEST_F(OtherFilesTest, ANewFileStandsBesideTheOthers) {
    const auto before = with({});
    ASSERT_TRUE(before.configuration.has_value());
    const auto loaded = with({{"contacts/new.toml", "[[contact]]\nname = \"Bert Brand\"\n"}});
    ASSERT_TRUE(loaded.configuration.has_value()) << render(loaded.diagnostics, Colour::Off);
    EXPECT_TRUE(knows(loaded, "Bert Brand"));
    EXPECT_EQ(loaded.configuration->contacts.size(), before.configuration->contacts.size() + 1);
}

TEST_F(OtherFilesTest, TakesThePlaceOfTheFileOfItsName) {
    directory_.write("contacts/some.toml", "this is no TOML");
    const auto loaded = with({{"contacts/some.toml", "[[contact]]\nname = \"Bert Brand\"\n"}});
    ASSERT_TRUE(loaded.configuration.has_value()) << render(loaded.diagnostics, Colour::Off);
    EXPECT_TRUE(knows(loaded, "Bert Brand"));
}

TEST_F(OtherFilesTest, FaultsNameTheFileAsItIsToBeCalled) {
    const auto loaded = with({{"contacts/new.toml", "[[contact]]\nnaem = \"Bert\"\n"}});
    EXPECT_FALSE(loaded.configuration.has_value());
    EXPECT_NE(render(loaded.diagnostics, Colour::Off).find("contacts/new.toml:2:1"),
              std::string::npos);
}

} // namespace

} // namespace kith::config
