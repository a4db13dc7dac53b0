#include "vcard/date_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kith::vcard {
namespace {

std::string date(std::string_view text, std::string_view omitted_year = {}) {
    const auto read = read_date(text, omitted_year);
    return read ? domain::format_partial_date(*read) : "none";
}

TEST(DateReaderTest, ReadsEveryLegalForm) {
    EXPECT_EQ(date("1986-11-27"), "1986-11-27");
    EXPECT_EQ(date("19861127"), "1986-11-27");
    EXPECT_EQ(date("--1127"), "--11-27");
    EXPECT_EQ(date("--11-27"), "--11-27");
    EXPECT_EQ(date("--02-29"), "--02-29");
    EXPECT_EQ(date(" 1986-11-27 "), "1986-11-27");
}

TEST(DateReaderTest, TakesTheWrittenDayWhateverTheTime) {
    EXPECT_EQ(date("1953-10-15T23:10:00Z"), "1953-10-15");
    EXPECT_EQ(date("1987-09-27T08:30:00-06:00"), "1987-09-27");
    EXPECT_EQ(date("20190210T000033"), "2019-02-10");
    EXPECT_EQ(date("20090808T1430-0500"), "2009-08-08");
    EXPECT_EQ(date("2019-02-10 00:00:33.5"), "2019-02-10");
    EXPECT_EQ(date("--0203T10"), "--02-03");
    EXPECT_EQ(date("1996-04-15Z"), "1996-04-15");
}

TEST(DateReaderTest, GuessesNothing) {
    for (const char* text : {"",
                             "1996",
                             "1996-04",
                             "--04",
                             "---15",
                             "0000",
                             "circa 1800",
                             "70-7-14",
                             "206-12-15",
                             "19723101",
                             "1990-02-29",
                             "2001-13-01",
                             "2001-00-10",
                             "1986-11-27Tnoon",
                             "1986-11-27T",
                             "27.11.1986",
                             "11/27/1986",
                             "1986-11-27-",
                             "T102200",
                             "0000-00-00",
                             "198611270",
                             "--"}) {
        EXPECT_EQ(date(text), "none") << text;
    }
}

TEST(DateReaderTest, TreatsSentinelYearsAsUnknown) {
    EXPECT_EQ(date("1604-05-06"), "--05-06");
    EXPECT_EQ(date("16040229"), "--02-29");
    EXPECT_EQ(date("1900-05-06"), "--05-06");
    EXPECT_EQ(date("1753-01-01"), "--01-01");
    EXPECT_EQ(date("0001-05-06"), "--05-06");
}

TEST(DateReaderTest, OmitsTheYearAppleNames) {
    EXPECT_EQ(date("1604-05-06", "1604"), "--05-06");
    EXPECT_EQ(date("1984-05-06", "1984"), "--05-06");
    EXPECT_EQ(date("1984-05-06", "1604"), "1984-05-06");
    EXPECT_EQ(date("1984-05-06", "1"), "1984-05-06");
}

TEST(RevisionTest, ComparesEveryForm) {
    EXPECT_EQ(read_revision("20190220T000035Z"), read_revision("2019-02-20T00:00:35Z"));
    EXPECT_EQ(read_revision("2019-02-20T01:00:35+01:00"), read_revision("2019-02-20T00:00:35Z"));
    EXPECT_EQ(read_revision("20190219T233035-0030"), read_revision("2019-02-20T00:00:35.250Z"));
    EXPECT_LT(read_revision("2019-02-20"), read_revision("2019-02-20T00:00:35Z"));
    EXPECT_EQ(read_revision("1970-01-02"), 86400);
}

TEST(RevisionTest, IsAbsentWhenUnreadable) {
    EXPECT_FALSE(read_revision(""));
    EXPECT_FALSE(read_revision("yesterday"));
    EXPECT_FALSE(read_revision("--0203"));
    EXPECT_FALSE(read_revision("2019-02-20T00:00:35+x"));
}

} // namespace
} // namespace kith::vcard
