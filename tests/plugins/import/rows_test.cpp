#include "import/rows.hpp"

#include <gtest/gtest.h>

namespace kith::imports {
namespace {

using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(std::string_view text, char separator = ',') {
    Rows rows(text, separator);
    Texts texts;
    for (std::vector<Cell> row; rows.next(row);) {
        auto& cells = texts.emplace_back();
        for (const auto& cell : row) {
            cells.push_back(cell.text);
        }
    }
    return texts;
}

TEST(RowsTest, SplitsLinesAtTheSeparator) {
    EXPECT_EQ(texts_of("a,b\nc,,d\n"), (Texts{{"a", "b"}, {"c", "", "d"}}));
    EXPECT_EQ(texts_of("a;b,c", ';'), (Texts{{"a", "b,c"}}));
}

TEST(RowsTest, TakesEveryLineEnd) {
    EXPECT_EQ(texts_of("a\r\nb\rc\nd"), (Texts{{"a"}, {"b"}, {"c"}, {"d"}}));
}

TEST(RowsTest, QuotedCellsHoldSeparatorsQuotesAndLineEnds) {
    EXPECT_EQ(texts_of("\"a,b\",\"say \"\"hi\"\"\",\"x\r\ny\"\nc"),
              (Texts{{"a,b", "say \"hi\"", "x\ny"}, {"c"}}));
}

TEST(RowsTest, PassesOverRowsWithNothingInThem) {
    EXPECT_EQ(texts_of("a\n\n , ,\n\"\"\nb"), (Texts{{"a"}, {"b"}}));
}

TEST(RowsTest, KeepsWhatStandsBehindAClosingQuote) {
    EXPECT_EQ(texts_of("\"a\" b,c"), (Texts{{"a b", "c"}}));
}

TEST(RowsTest, TellsLineAndColumnInCharacters) {
    Rows rows("x\n\"ä\nö\",ü,z", ',');
    std::vector<Cell> row;
    ASSERT_TRUE(rows.next(row));
    ASSERT_TRUE(rows.next(row));
    ASSERT_EQ(row.size(), 3u);
    EXPECT_EQ(row[0].line, 2);
    EXPECT_EQ(row[0].column, 1);
    EXPECT_EQ(row[1].line, 3);
    EXPECT_EQ(row[1].column, 4);
    EXPECT_EQ(row[2].column, 6);
}

TEST(RowsTest, AQuoteThatIsNeverClosedIsAnOrdinarySign) {
    Rows rows("a,\"b\nc,d\n", ',');
    std::vector<Cell> row;
    ASSERT_TRUE(rows.next(row));
    EXPECT_EQ(row[1].text, "\"b");
    const auto quote = rows.take_open_quote();
    ASSERT_TRUE(quote);
    EXPECT_EQ(quote->line, 1);
    EXPECT_EQ(quote->column, 3);
    EXPECT_FALSE(rows.take_open_quote());
    ASSERT_TRUE(rows.next(row));
    EXPECT_EQ(row[0].text, "c");
}

TEST(RowsTest, AnOpenQuoteDoesNotSwallowTheRowsBehindIt) {
    Rows rows("\"Anna,x\n\"Bert\",y\n", ',');
    std::vector<Cell> row;
    ASSERT_TRUE(rows.next(row));
    EXPECT_EQ(row[0].text, "\"Anna");
    EXPECT_TRUE(rows.take_open_quote());
    ASSERT_TRUE(rows.next(row));
    EXPECT_EQ(row[0].text, "Bert");
    EXPECT_EQ(row[1].text, "y");
}

TEST(RowsTest, ManyOpenQuotesTakeLinearTime) {
    std::string text;
    for (int i = 0; i < 200'000; ++i) {
        text += "\"x\n";
    }
    Rows rows(text, ',');
    std::size_t count = 0;
    for (std::vector<Cell> row; rows.next(row);) {
        ++count;
    }
    EXPECT_EQ(count, 200'000u);
}

} // namespace
} // namespace kith::imports
