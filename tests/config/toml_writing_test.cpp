#include "config/toml_writing.hpp"

#include "config/document.hpp"
#include "config/toml_value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace kith::config {

namespace {

using domain::Value;

Value read_again(const Value& value) {
    Findings findings;
    const auto document = Document::parse("test", "a = " + toml_value(value), findings);
    return document == nullptr ? Value() : to_value(*document->root().get("a"));
}

TEST(TomlWritingTest, EscapesWhatTomlWantsEscaped) {
    EXPECT_EQ(toml_string("Anna \"Ann\" \\ B\n\t\x01\x7F ü"),
              "\"Anna \\\"Ann\\\" \\\\ B\\n\\t\\u0001\\u007F ü\"");
    EXPECT_EQ(toml_string("\xFF"), "\"\uFFFD\"");
}

TEST(TomlWritingTest, WritesListsAndTables) {
    const Value value = Value::Array{Value::Object{{"date", "2019-04-01"}, {"a b", true}}, 3, 0.5};
    EXPECT_EQ(toml_value(value), "[{ \"a b\" = true, date = \"2019-04-01\" }, 3, 0.5]");
    EXPECT_EQ(toml_value(2.0), "2.0");
}

TEST(TomlWritingTest, EveryTextIsReadBackAsItWas) {
    EXPECT_TRUE(rc::check([] {
        std::string text;
        for (const char32_t code :
             *rc::gen::container<std::vector<char32_t>>(rc::gen::inRange<char32_t>(1, 0xD7FF))) {
            if (code < 0x80) {
                text += static_cast<char>(code);
            } else if (code < 0x800) {
                text += static_cast<char>(0xC0 | (code >> 6U));
                text += static_cast<char>(0x80 | (code & 0x3FU));
            } else {
                text += static_cast<char>(0xE0 | (code >> 12U));
                text += static_cast<char>(0x80 | ((code >> 6U) & 0x3FU));
                text += static_cast<char>(0x80 | (code & 0x3FU));
            }
        }
        RC_ASSERT(read_again(Value(text)) == Value(text));
    }));
}

} // namespace

} // namespace kith::config
