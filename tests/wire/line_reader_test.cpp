#include "wire/line_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace kith::wire {

bool operator==(const LineReader::Line& a, const LineReader::Line& b) {
    return a.text == b.text && a.too_long == b.too_long;
}

void PrintTo(const LineReader::Line& line, std::ostream* out) {
    *out << '"' << line.text << '"' << (line.too_long ? " too long" : "");
}

namespace {

using Lines = std::vector<LineReader::Line>;

Lines feed(LineReader& reader, std::string_view bytes) {
    Lines lines;
    while (auto line = reader.next(bytes)) {
        lines.push_back(std::move(*line));
    }
    EXPECT_TRUE(bytes.empty());
    return lines;
}

/// What the lines are by their definition, from the whole stream at once.
Lines expected_lines(const std::string& stream, std::size_t cap) {
    Lines lines;
    std::size_t begin = 0;
    for (auto end = stream.find('\n'); end != std::string::npos; end = stream.find('\n', begin)) {
        std::string text = stream.substr(begin, end - begin);
        if (text.ends_with('\r')) {
            text.pop_back();
        }
        const bool too_long = text.size() > cap;
        lines.push_back({text.substr(0, cap), too_long});
        begin = end + 1;
    }
    const std::string rest = stream.substr(begin);
    if (rest.size() > cap + 1 || (rest.size() == cap + 1 && !rest.ends_with('\r'))) {
        lines.push_back({rest.substr(0, cap), true});
    }
    return lines;
}

TEST(LineReaderTest, CutsAtLineEnds) {
    LineReader reader;
    EXPECT_EQ(feed(reader, "a\n\nb\r\nc"), (Lines{{"a"}, {""}, {"b"}}));
    EXPECT_TRUE(reader.inside_line());
    EXPECT_EQ(feed(reader, "d\n"), (Lines{{"cd"}}));
    EXPECT_FALSE(reader.inside_line());
}

TEST(LineReaderTest, KeepsACarriageReturnInsideALine) {
    LineReader reader;
    EXPECT_EQ(feed(reader, "a\rb\r\r\n"), (Lines{{"a\rb\r"}}));
}

TEST(LineReaderTest, TakesALineOfExactlyTheCap) {
    LineReader reader(3);
    EXPECT_EQ(feed(reader, "abc\nabc\r\nab\r\n"), (Lines{{"abc"}, {"abc"}, {"ab"}}));
    EXPECT_EQ(feed(reader, "abc\r"), Lines{});
    EXPECT_EQ(feed(reader, "\n"), (Lines{{"abc"}}));
}

TEST(LineReaderTest, ReportsALineThatIsTooLongAndGoesOnAfterIt) {
    LineReader reader(3);
    EXPECT_EQ(feed(reader, "abcd"), (Lines{{"abc", true}}));
    EXPECT_TRUE(reader.inside_line());
    EXPECT_EQ(feed(reader, "efghijk"), Lines{});
    EXPECT_EQ(feed(reader, "l\nok\n"), (Lines{{"ok"}}));
}

TEST(LineReaderTest, ReportsACarriageReturnBeyondTheCapThatEndsNoLine) {
    LineReader reader(3);
    EXPECT_EQ(feed(reader, "abc\r"), Lines{});
    EXPECT_EQ(feed(reader, "d\nok\n"), (Lines{{"abc", true}, {"ok"}}));
}

RC_GTEST_PROP(LineReaderTest, TheChunksNeverMatterAndNoLineIsEverLongerThanTheCap, ()) {
    const auto cap = *rc::gen::inRange<std::size_t>(0, 8);
    const auto stream = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab\r\n")));
    LineReader reader(cap);
    Lines lines;
    std::string_view rest = stream;
    while (!rest.empty()) {
        const auto size = *rc::gen::inRange<std::size_t>(1, rest.size() + 1);
        for (auto& line : feed(reader, rest.substr(0, size))) {
            RC_ASSERT(line.text.size() <= cap);
            lines.push_back(std::move(line));
        }
        rest.remove_prefix(size);
    }
    RC_ASSERT(lines == expected_lines(stream, cap));
}

} // namespace
} // namespace kith::wire
