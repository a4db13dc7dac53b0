#include "desktop/settings.hpp"

#include <gtest/gtest.h>

namespace kith::desktop {
namespace {

TEST(SettingsTest, AreOffUnlessSet) {
    const Settings settings = read_settings(domain::Value(domain::Value::Object{}));
    EXPECT_FALSE(settings.sound);
    EXPECT_FALSE(settings.discreet);
}

TEST(SettingsTest, AreRead) {
    domain::Value given;
    given["sound"] = true;
    given["discreet"] = true;
    const Settings settings = read_settings(given);
    EXPECT_TRUE(settings.sound);
    EXPECT_TRUE(settings.discreet);
}

TEST(SettingsTest, TheSchemaKnowsEachAndNoOther) {
    const domain::Value schema = settings_schema();
    EXPECT_FALSE(schema.at("additionalProperties").as_bool());
    EXPECT_EQ(schema.at("properties").as_object().size(), 2U);
    EXPECT_FALSE(schema.at("properties").at("discreet").at("default").as_bool());
}

} // namespace
} // namespace kith::desktop
