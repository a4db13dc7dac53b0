// Each folder below broken/ is a configuration with faults, with expected.txt: what is said of it.
// A case is added by adding a folder; KITH_ACCEPT=1 writes what is said now into expected.txt.

#include "config/load.hpp"
#include "config/render.hpp"
#include "recurrence/ical_calendar_reader.hpp"
#include "sample_plugins.hpp"
#include "support/text_of_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace kith::config {

namespace {

namespace fs = std::filesystem;

using test::text_of;

const fs::path top = KITH_BROKEN_CONFIGURATIONS;

std::vector<std::string> cases() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(top)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

class BrokenConfigurationTest : public testing::TestWithParam<std::string> {
protected:
    BrokenConfigurationTest() {
        auto plugins = sample_plugins();
        loaded_ = load(top / GetParam(), plugins, recurrence::IcalCalendarReader(), "/home/anna");
    }
    Loaded loaded_;
};

TEST_P(BrokenConfigurationTest, SaysWhatIsWrong) {
    const auto said = render(loaded_.diagnostics, Colour::Off);
    const auto expected = top / GetParam() / "expected.txt";
    if (std::getenv("KITH_ACCEPT") != nullptr) {
        std::ofstream(expected, std::ios::binary) << said;
    }
    EXPECT_EQ(said, text_of(expected));
}

TEST_P(BrokenConfigurationTest, NamesPlaceAndMendOfEachFault) {
    ASSERT_FALSE(loaded_.diagnostics.empty());
    for (const auto& diagnostic : loaded_.diagnostics) {
        EXPECT_FALSE(diagnostic.where.file.empty());
        EXPECT_GE(diagnostic.where.line, 1) << diagnostic.what;
        EXPECT_GE(diagnostic.where.column, 1) << diagnostic.what;
        EXPECT_FALSE(diagnostic.mend.empty()) << diagnostic.what;
    }
}

TEST_P(BrokenConfigurationTest, GivesNoConfigurationWithAnError) {
    const bool has_error = std::any_of(
        loaded_.diagnostics.begin(), loaded_.diagnostics.end(), [](const auto& diagnostic) {
            return diagnostic.severity == domain::Diagnostic::Severity::Error;
        });
    EXPECT_EQ(loaded_.configuration.has_value(), !has_error);
}

INSTANTIATE_TEST_SUITE_P(, BrokenConfigurationTest, testing::ValuesIn(cases()),
                         [](const auto& broken) {
                             auto name = broken.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(BrokenConfigurationsTest, AreAtLeastEighty) { EXPECT_GE(cases().size(), 80U); }

} // namespace

} // namespace kith::config
