#include "vcard/settings.hpp"

#include "sdk/plugin.hpp"
#include "support/temporary_directory.hpp"
#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

std::string refused(const std::string& json) {
    try {
        (void)read_settings(wire::parse_json(json));
    } catch (const sdk::SettingRefused& refusal) {
        return refusal.pointer;
    }
    return "(taken)";
}

TEST(VcardSettingsTest, ReadsAll) {
    const auto read = read_settings(wire::parse_json(
        R"({"directories":["/a/","/b"],"grace_minutes":5,"ignore_categories":["x"]})"));
    EXPECT_EQ(read.directories, (std::vector<std::string>{"/a", "/b"}));
    EXPECT_EQ(read.timing.grace, std::chrono::minutes(5));
    EXPECT_EQ(read.ignored_categories, (std::vector<std::string>{"x"}));
}

TEST(VcardSettingsTest, RefusesWhatNoSchemaCan) {
    const test::TemporaryDirectory directory;
    const auto file = directory.write("a.vcf", "x").string();
    EXPECT_EQ(refused(R"({"directories":[]})"), "/directories");
    EXPECT_EQ(refused(R"({"directories":["/tmp",")" + file + R"("]})"), "/directories/1");
    EXPECT_EQ(refused(R"({"directories":["/not/there/yet"]})"), "(taken)");
}

} // namespace
} // namespace kith::vcard
