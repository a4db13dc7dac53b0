#include "sdk/session_codec.hpp"

#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::sdk {
namespace {

bool speaks(std::string_view range) {
    return speaks_our_version(wire::parse_json("{\"protocol\":" + std::string(range) + "}"));
}

TEST(SessionCodecTest, FindsACommonVersion) {
    EXPECT_TRUE(speaks(R"({"min":1,"max":1})"));
    EXPECT_TRUE(speaks(R"({"min":0,"max":9})"));
    EXPECT_FALSE(speaks(R"({"min":2,"max":9})"));
    EXPECT_FALSE(speaks(R"({"min":0,"max":0})"));
}

TEST(SessionCodecTest, RefusesTheFirstSettingThatDoesNotFit) {
    const auto params = wire::parse_json(R"({"instance":"k","channel":"c","settings":{"a":"x"}})");
    const auto schema =
        wire::parse_json(R"({"type":"object","properties":{"a":{"type":"integer"}}})");
    try {
        (void)session_from(params, schema);
        FAIL();
    } catch (const SettingRefused& refusal) {
        EXPECT_EQ(refusal.pointer, "/a");
        EXPECT_STREQ(refusal.what(), "expected an integer, found a string");
    }
}

} // namespace
} // namespace kith::sdk
