#include "wire/settings_schema.hpp"

#include "generators.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {

void PrintTo(const SettingFault& fault, std::ostream* out) {
    *out << fault.pointer << ": " << fault.what << " (" << fault.mend << ')';
}

namespace {

using domain::Value;
using Faults = std::vector<SettingFault>;

const char* const mail_schema =
    R"({"type":"object","required":["to"],"additionalProperties":false,"properties":{
        "to":{"type":"string","description":"who gets the mail","pattern":"@","maxLength":40},
        "port":{"type":"integer","minimum":1,"maximum":65535,"default":587},
        "security":{"enum":["starttls","tls","none"],"default":"starttls"},
        "headers":{"type":"object","additionalProperties":false,"properties":{
            "reply/to":{"type":"string","minLength":1},"bulk":{"type":"boolean","default":true}}},
        "cc":{"type":"array","items":{"type":"string","pattern":"@"},"default":[]}}})";

Faults faults(std::string_view settings) {
    return check_settings(parse_json(mail_schema), parse_json(settings));
}

Faults schema_faults(std::string_view schema) { return check_schema(parse_json(schema)); }

TEST(SettingsSchemaTest, TakesSettingsThatFit) {
    EXPECT_EQ(faults(R"({"to":"me@example.org"})"), Faults{});
    EXPECT_EQ(faults(R"({"to":"me@example.org","port":65535,"security":"none","cc":["a@b"],
                         "headers":{"reply/to":"x"}})"),
              Faults{});
}

TEST(SettingsSchemaTest, SuggestsTheKeyThatWasMeant) {
    EXPECT_EQ(faults(R"({"to":"a@b","prot":1})"),
              (Faults{{"/prot", "is no setting known here", "did you mean \"port\"?"}}));
    EXPECT_EQ(
        faults(R"({"to":"a@b","headers":{"zzzzzzzz":1}})"),
        (Faults{{"/headers/zzzzzzzz", "is no setting known here", "known are bulk, reply/to"}}));
}

TEST(SettingsSchemaTest, SaysWhatAMissingSettingMeans) {
    EXPECT_EQ(faults("{}"),
              (Faults{{"", "\"to\" is missing", "add to = ... (who gets the mail)"}}));
}

TEST(SettingsSchemaTest, SaysHowToMendAType) {
    EXPECT_EQ(faults(R"({"to":7})"),
              (Faults{{"/to", "expected a string, found an integer", "put it in quotes"}}));
    EXPECT_EQ(
        faults(R"({"to":"a@b","port":"587"})"),
        (Faults{{"/port", "expected an integer, found a string", "write it without quotes"}}));
    EXPECT_EQ(
        faults(R"({"to":"a@b","cc":"a@b"})"),
        (Faults{{"/cc", "expected an array, found a string", "put it in brackets: [\"a@b\"]"}}));
    EXPECT_EQ(faults(R"({"to":"a@b","port":1.5})")[0].what, "expected an integer, found a number");
}

TEST(SettingsSchemaTest, HoldsValuesToTheirLimits) {
    EXPECT_EQ(faults(R"({"to":"a@b","port":0})"),
              (Faults{{"/port", "is too small", "the least is 1"}}));
    EXPECT_EQ(faults(R"({"to":"a@b","port":65536})"),
              (Faults{{"/port", "is too large", "the most is 65535"}}));
    EXPECT_EQ(faults(R"({"to":"me"})"),
              (Faults{{"/to", "does not have the form @", "who gets the mail"}}));
    EXPECT_EQ(
        faults(R"({"to":"a@b","security":"startls"})"),
        (Faults{{"/security", "is none of the values it can have", "did you mean \"starttls\"?"}}));
    EXPECT_EQ(faults(R"({"to":"a@b","headers":{"reply/to":""}})"),
              (Faults{{"/headers/reply~1to", "is empty", ""}}));
    EXPECT_EQ(faults(R"({"to":"a@b","cc":["a@b","c"]})"),
              (Faults{{"/cc/1", "does not have the form @", ""}}));
}

TEST(SettingsSchemaTest, CountsCharactersNotBytes) {
    std::string text = "@";
    for (int i = 0; i < 39; ++i) {
        text += "ä";
    }
    const Value schema = parse_json(mail_schema);
    EXPECT_EQ(check_settings(schema, Value::Object{{"to", text}}), Faults{});
    EXPECT_EQ(check_settings(schema, Value::Object{{"to", text + "ä"}}),
              (Faults{{"/to", "is longer than 40 characters", ""}}));
}

TEST(SettingsSchemaTest, TriesNoPatternOnALongText) {
    const Value schema = parse_json(R"({"type":"string","pattern":"^(a|b)*$"})");
    EXPECT_EQ(check_settings(schema, Value(std::string(200'000, 'a'))),
              (Faults{{"", "is too long to be judged by its pattern", ""}}));
}

TEST(SettingsSchemaTest, ReportsAllFaults) {
    EXPECT_EQ(faults(R"({"port":0,"cc":[1,2],"x":1})").size(), 5U);
}

TEST(SettingsSchemaTest, LeavesUnknownKeysAloneWhereTheSchemaIsOpen) {
    EXPECT_EQ(check_settings(parse_json(R"({"type":"object"})"), parse_json(R"({"a":1})")),
              Faults{});
}

TEST(SettingsSchemaTest, FillsDefaultsAlsoInNestedObjects) {
    EXPECT_EQ(dump_json(with_defaults(parse_json(mail_schema),
                                      parse_json(R"({"to":"a@b","port":25,"headers":{}})"))),
              R"({"cc":[],"headers":{"bulk":true},"port":25,"security":"starttls","to":"a@b"})");
}

TEST(SettingsSchemaTest, TakesTheSchemaOfAPlugin) {
    EXPECT_EQ(schema_faults(mail_schema), Faults{});
}

TEST(SettingsSchemaTest, RefusesAnIllFormedSchema) {
    const auto first = [](std::string_view text) {
        const Faults found = schema_faults(text);
        return found.empty() ? "none" : found[0].pointer + ' ' + found[0].what;
    };
    EXPECT_EQ(first("[]"), " a schema is an object");
    EXPECT_EQ(first(R"({"type":"string"})"), "/type settings are an object");
    EXPECT_EQ(first(R"({"type":"objekt"})"), "/type is no type");
    EXPECT_EQ(first(R"({"type":["object"]})"), "/type expected type string, found array");
    EXPECT_EQ(first(R"({"type":"object","oneOf":[]})"),
              "/oneOf is no keyword of the protocol's schemas");
    EXPECT_EQ(first(R"({"type":"object","required":["a"]})"),
              "/required \"a\" is none of the properties");
    EXPECT_EQ(first(R"({"type":"object","properties":{"a":{}}})"),
              "/properties/a neither type nor enum says what it takes");
    EXPECT_EQ(first(R"({"type":"object","properties":{"a":{"type":"string","pattern":"("}}})"),
              "/properties/a/pattern is no regular expression (ECMAScript)");
    EXPECT_EQ(
        first(R"({"type":"object","properties":{"a":{"type":"integer","minimum":2,"maximum":1}}})"),
        "/properties/a/minimum is above maximum: nothing would fit");
    EXPECT_EQ(first(R"({"type":"object","properties":{"a":{"type":"integer","default":"1"}}})"),
              "/properties/a/default expected an integer, found a string");
    EXPECT_EQ(first(R"({"type":"object","properties":{"a":{"enum":[]}}})"),
              "/properties/a/enum is empty: nothing would fit");
    EXPECT_EQ(
        first(R"({"type":"object","properties":{"a":{"type":"array","items":{"type":"x"}}}})"),
        "/properties/a/items/type is no type");
    EXPECT_EQ(first(R"({"type":"object","x-note":1,"$schema":"x"})"), "none");
}

RC_GTEST_PROP(SettingsSchemaTest, NoSchemaAndNoSettingsEverDoMoreThanYieldFaults, ()) {
    Value schema = parse_json(mail_schema);
    const auto key = *rc::gen::elementOf(std::vector<std::string>{
        "type", "required", "properties", "additionalProperties", "items", "enum", "pattern",
        "minimum", "maximum", "minLength", "maxLength", "default", "description"});
    if (*rc::gen::arbitrary<bool>()) {
        schema[key] = *test::any_value();
    } else {
        schema["properties"]["to"][key] = *test::any_value();
    }
    (void)check_schema(schema);
    Value settings = Value::Object{{"to", *test::any_value()}, {"more", *test::any_value()}};
    (void)check_settings(schema, settings);
    (void)with_defaults(schema, settings);
}

RC_GTEST_PROP(SettingsSchemaTest, DefaultsNeverChangeWhatIsSet, ()) {
    const Value settings = Value::Object{{"to", *test::any_value()}, {"port", *test::any_value()}};
    const Value filled = with_defaults(parse_json(mail_schema), settings);
    RC_ASSERT(filled.at("to") == settings.at("to"));
    RC_ASSERT(filled.at("port") == settings.at("port"));
}

} // namespace
} // namespace kith::wire
