#include "config/load.hpp"

#include "config/render.hpp"
#include "good_sample.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "sample_plugins.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

class OtherRulesTest : public testing::Test {
protected:
    OtherRulesTest() { write_good_sample(directory_); }
    Loaded with(const std::string& rules) {
        return load_with({"new.toml", rules}, directory_.path(), plugins_,
                         recurrence::IcalCalendarReader(), "/home/anna");
    }

    test::TemporaryDirectory directory_;
    test::FakePluginDirectory plugins_ = sample_plugins();
};

TEST_F(OtherRulesTest, StandInForThoseOfTheDirectory) {
    const auto loaded = with("[[rule]]\nname = \"all\"\nkind = \"keep-in-touch\"\n"
                             "for = \"everyone\"\nevery = \"2 months\"\n");
    ASSERT_TRUE(loaded.configuration.has_value()) << render(loaded.diagnostics, Colour::Off);
    ASSERT_EQ(loaded.configuration->rules.size(), 1U);
    EXPECT_EQ(loaded.configuration->rules[0].name, "all");
    EXPECT_EQ(loaded.configuration->rules[0].location.file, "new.toml");
    EXPECT_FALSE(loaded.configuration->contacts.empty());
}

TEST_F(OtherRulesTest, FaultsNameTheirFile) {
    const auto loaded = with("[[rule]]\nname = \"all\"\nkind = \"keep-in-touch\"\nevry = \"2w\"\n");
    EXPECT_FALSE(loaded.configuration.has_value());
    EXPECT_NE(render(loaded.diagnostics, Colour::Off).find("new.toml:4"), std::string::npos);
}

TEST_F(OtherRulesTest, TheDirectorysOwnAreNotRead) {
    directory_.write("rules.toml", "this is no TOML");
    EXPECT_TRUE(with("").configuration.has_value());
}

} // namespace

} // namespace kith::config
