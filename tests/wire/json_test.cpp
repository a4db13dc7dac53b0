#include "wire/json.hpp"

#include "generators.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::Value;

std::string fault(std::string_view text, const JsonLimits& limits = {}) {
    try {
        (void)parse_json(text, limits);
    } catch (const JsonError& error) {
        EXPECT_LE(error.offset, text.size());
        return error.what();
    }
    return "none";
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(JsonTest, ReadsEveryKindOfValue) {
    const Value value =
        parse_json(R"( {"n":null,"f":true,"i":-7,"d":2.5,"s":"\u00e4\n","a":[1,{}]} )");
    EXPECT_TRUE(value.at("n").is_null());
    EXPECT_TRUE(value.at("f").as_bool());
    EXPECT_EQ(value.at("i").as_integer(), -7);
    EXPECT_EQ(value.at("d").as_number(), 2.5);
    EXPECT_EQ(value.at("s").as_string(), "ä\n");
    EXPECT_EQ(value.at("a").as_array().size(), 2U);
}

TEST(JsonTest, RefusesAKeyNamedTwice) {
    EXPECT_EQ(fault(R"({"a":1,"b":2,"a":1})"), "an object names the same key twice");
    EXPECT_EQ(fault(R"({"a":{"a":1},"b":[{"a":1},{"a":1}]})"), "none");
}

TEST(JsonTest, RefusesIntegersBeyondTwoToThe53) {
    EXPECT_EQ(parse_json("9007199254740992").as_integer(), max_exact_integer);
    EXPECT_EQ(parse_json("-9007199254740992").as_integer(), -max_exact_integer);
    for (const char* text : {"9007199254740993", "-9007199254740993", "18446744073709551615",
                             "99999999999999999999999", "-99999999999999999999999"}) {
        EXPECT_EQ(fault(text), "an integer is beyond 2^53") << text;
    }
}

TEST(JsonTest, RefusesNumbersNoDoubleHolds) {
    EXPECT_EQ(fault("[1e999]"), "a number is too large");
    EXPECT_EQ(parse_json("1e300").as_number(), 1e300);
}

TEST(JsonTest, CountsDepthFromTheOutermost) {
    EXPECT_EQ(fault(nested(32)), "none");
    EXPECT_EQ(fault(nested(33)), "the text is nested too deeply");
    EXPECT_EQ(fault(std::string(500'000, '[')), "the text is nested too deeply");
    EXPECT_EQ(fault("[]", {.max_depth = 0}), "the text is nested too deeply");
}

TEST(JsonTest, RefusesATextThatIsTooLong) {
    EXPECT_EQ(fault("[1,2]", {.max_bytes = 5}), "none");
    EXPECT_EQ(fault("[1,2] ", {.max_bytes = 5}), "the text is too long");
}

TEST(JsonTest, RefusesWhatIsNoUtf8) {
    for (const char* text : {"\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"",
                             "\"\xc3\"", "{\"\xe4\":1}", R"("\ud800")"}) {
        EXPECT_EQ(fault(text), "the text is no valid JSON") << text;
    }
}

TEST(JsonTest, RefusesWhatManyReadersLetPass) {
    EXPECT_EQ(fault(std::string_view("{}\0{", 4)), "the text holds a NUL byte");
    EXPECT_EQ(fault("\xEF\xBB\xBF{}"), "the text begins with a byte order mark");
    for (const char* text : {"", " ", "{} {}", "[1,]", "{\"a\":1,}", "// x\n{}", "NaN", "Infinity",
                             "01", "+1", "'a'", "{a:1}", "\"\t\"", "[1 2]", "tru", "{\"a\""}) {
        EXPECT_EQ(fault(text), "the text is no valid JSON") << text;
    }
}

TEST(JsonTest, SaysWhereTheFaultLies) {
    try {
        (void)parse_json(R"({"a":1,"a":2})");
        FAIL();
    } catch (const JsonError& error) {
        EXPECT_EQ(error.offset, 10U);
    }
}

TEST(JsonTest, WritesOneLine) {
    EXPECT_EQ(dump_json(Value("a\nb\r\t\x01")), R"("a\nb\r\t\u0001")");
    EXPECT_EQ(dump_json(Value(Value::Object{{"b", 1}, {"a", Value::Array{true, Value()}}})),
              R"({"a":[true,null],"b":1})");
}

TEST(JsonTest, ReplacesInvalidUtf8WhenWriting) {
    EXPECT_EQ(dump_json(Value("a\xff"
                              "b")),
              "\"a\uFFFDb\"");
    EXPECT_EQ(dump_json(Value(Value::Object{{"\xe4", 1}})), "{\"\uFFFD\":1}");
}

TEST(JsonTest, WritesNullForNumbersThatAreNotFinite) {
    EXPECT_EQ(dump_json(Value(std::numeric_limits<double>::infinity())), "null");
}

RC_GTEST_PROP(JsonTest, WhatIsWrittenIsAlwaysReadBackTheSame, ()) {
    const auto value = *test::any_value();
    const std::string text = dump_json(value);
    RC_ASSERT(text.find('\n') == std::string::npos);
    RC_ASSERT(parse_json(text) == value);
}

RC_GTEST_PROP(JsonTest, ArbitraryBytesNeverDoMoreThanThrowJsonError, (const std::string& bytes)) {
    try {
        (void)parse_json(bytes);
    } catch (const JsonError& error) {
        RC_ASSERT(error.offset <= bytes.size());
    }
}

RC_GTEST_PROP(JsonTest, ADamagedTextNeverDoesMoreThanThrowJsonError, ()) {
    std::string text = dump_json(*test::any_value());
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::arbitrary<char>();
    try {
        RC_ASSERT(parse_json(text) == parse_json(dump_json(parse_json(text))));
    } catch (const JsonError& error) {
        RC_ASSERT(error.offset <= text.size());
    }
}

RC_GTEST_PROP(JsonTest, ArbitraryBytesAreAlwaysWrittenAsValidJson, (const std::string& bytes)) {
    RC_ASSERT(parse_json(dump_json(Value(bytes))).is_string());
}

} // namespace
} // namespace kith::wire
