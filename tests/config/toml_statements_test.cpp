#include "config/toml_statements.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

using Kind = TomlStatement::Kind;

std::string whole(std::string_view text, const TomlStatement& statement) {
    return std::string(text.substr(statement.begin, statement.end - statement.begin));
}

std::string value(std::string_view text, const TomlStatement& statement) {
    return std::string(
        text.substr(statement.value_begin, statement.value_end - statement.value_begin));
}

TEST(TomlStatementsTest, KnowsHeadersAndKeys) {
    const std::string_view text = "# top\n\n[pace]\n  a = 1 # one\n[[ contact . \"dates\" ]]\n";
    const auto found = toml_statements(text);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].kind, Kind::Table);
    EXPECT_EQ(found[0].key, "pace");
    EXPECT_EQ(found[1].kind, Kind::KeyValue);
    EXPECT_EQ(whole(text, found[1]), "  a = 1 # one\n");
    EXPECT_EQ(value(text, found[1]), "1");
    EXPECT_EQ(found[2].kind, Kind::ArrayTable);
    EXPECT_EQ(found[2].key, "contact.dates");
}

TEST(TomlStatementsTest, AValueMayGoOverSeveralLines) {
    const std::string_view text =
        "a = [ # ]\n  \"]\", '[',\n] # end\nb = \"\"\"\n[x]\n\\\"\"\" \"\"\"\nc = 2";
    const auto found = toml_statements(text);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(value(text, found[0]), "[ # ]\n  \"]\", '[',\n]");
    EXPECT_EQ(value(text, found[1]), "\"\"\"\n[x]\n\\\"\"\" \"\"\"");
    EXPECT_EQ(value(text, found[2]), "2");
    EXPECT_EQ(found[2].end, text.size());
}

TEST(TomlStatementsTest, CarriageReturnsBelongToNoValue) {
    const std::string_view text = "a = 'x#' \r\nb = true\r\n";
    const auto found = toml_statements(text);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(value(text, found[0]), "'x#'");
    EXPECT_EQ(whole(text, found[1]), "b = true\r\n");
}

TEST(TomlStatementsTest, StaysInBoundsOfAnything) {
    for (const std::string_view text :
         {"a", "a =", "[", "[[", "\"", "a = \"\\", "a = \"\"\"\\", "a = [\"", "\xEF\xBB\xBF",
          "a = '''", "= = =", "]]]", "a = {{{[#"}) {
        for (const auto& statement : toml_statements(text)) {
            EXPECT_LE(statement.begin, statement.end) << text;
            EXPECT_LE(statement.value_begin, statement.value_end) << text;
            EXPECT_LE(statement.end, text.size()) << text;
            EXPECT_LE(statement.value_end, text.size()) << text;
        }
    }
}

TEST(TomlStatementsTest, FindsWhereAListGoesOn) {
    const auto ended = [](std::string_view list) { return list_end(list, 0, list.size()); };
    EXPECT_EQ(ended("[]").offset, 1U);
    EXPECT_FALSE(ended("[]").needs_comma);
    EXPECT_EQ(ended("[ \"a\" ]").offset, 5U);
    EXPECT_TRUE(ended("[ \"a\" ]").needs_comma);
    EXPECT_EQ(ended("[\"a\", # b]\n]").offset, 5U);
    EXPECT_FALSE(ended("[\"a\", # b]\n]").needs_comma);
    EXPECT_EQ(ended("[[1, 2], {a = 1}]").offset, 16U);
    EXPECT_TRUE(ended("[[1, 2], {a = 1}]").needs_comma);
}

} // namespace

} // namespace kith::config
