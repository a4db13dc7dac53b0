#include "config/toml_guard.hpp"

#include <gtest/gtest.h>

namespace kith::config {

namespace {

/// The bytes from the objection on; "-" when there is none.
std::string objected(std::string_view text) {
    const auto guarded = guard_toml(text);
    return guarded.objection ? std::string(text.substr(guarded.objection->offset)) : "-";
}

TEST(TomlGuardTest, LetsGoodTextPassUnchanged) {
    const std::string text = "# Grüße\nname = \"Jürgen \\\" #\" # \"ü\nx = '\"ü' \n"
                             "y = \"\"\"\nü \"\" ü\\\"\"\"\"\"\nz = '''ü'' \\'''\n\"ü\".a = 1.5\n";
    EXPECT_EQ(objected(text), "-");
    EXPECT_EQ(guard_toml(text).text, text);
}

TEST(TomlGuardTest, ObjectsToLettersBeyondAsciiOutsideOfStrings) {
    EXPECT_EQ(objected("name = Müller"), "üller");
    EXPECT_EQ(objected("\"a\"ü"), "ü");
    EXPECT_EQ(objected("x = \"\"\"a\"\"\"\"\"ü"), "ü");
    EXPECT_EQ(objected("x = '''a''' ü"), "ü");
    EXPECT_EQ(objected("x = \u201Ca\u201D"), "\u201Ca\u201D");
    EXPECT_EQ(objected("x =\u00A01"), "\u00A01");
}

TEST(TomlGuardTest, ObjectsToBytesThatAreNoText) {
    EXPECT_EQ(objected("# a\xff"), "\xff");
    EXPECT_EQ(objected("# \xed\xa0\x80"), "\xed\xa0\x80");
    EXPECT_EQ(objected(std::string_view("a\0b", 3)), std::string_view("\0b", 2));
    EXPECT_EQ(objected("\xff\xfe["), "\xff\xfe[");
}

TEST(TomlGuardTest, TellsWhereAnOpenStringBegins) {
    EXPECT_EQ(objected("a = 1\nb = \"x\nc = 1"), "\"x\nc = 1");
    EXPECT_EQ(objected("b = \"x\\\n"), "\"x\\\n");
    EXPECT_EQ(objected("b = 'x"), "'x");
    EXPECT_EQ(objected("b = \"\"\"x\"\""), "\"\"\"x\"\"");
    EXPECT_EQ(objected("b = \"\"\"x\\"), "\"\"\"x\\");
}

TEST(TomlGuardTest, ObjectsToEndlessKeysButNotToManyShortOnes) {
    std::string key = "a";
    std::string lines;
    for (int i = 0; i < 40; ++i) {
        key += ".a";
        lines += "x" + std::to_string(i) + ".y = 1.5\n";
    }
    EXPECT_NE(objected(key + " = 1"), "-");
    EXPECT_NE(objected("[" + key + "]"), "-");
    EXPECT_EQ(objected(lines), "-");
}

TEST(TomlGuardTest, EscapesALetterThatFollowsAContinuedLine) {
    EXPECT_EQ(guard_toml("x = \"\"\"a \\\n  über \\ \n\n  €\"\"\"").text,
              "x = \"\"\"a \\\n  \\U000000FCber \\ \n\n  \\U000020AC\"\"\"");
}

TEST(TomlGuardTest, ObjectsToALetterBeyondAsciiAfterABackslash) {
    EXPECT_EQ(objected("x = \"\"\"\\ü\"\"\""), "\\ü\"\"\"");
    EXPECT_EQ(objected("x = \"\"\"\\ ü\"\"\""), "\\ ü\"\"\"");
}

} // namespace

} // namespace kith::config
