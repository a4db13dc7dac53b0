#include "import/columns.hpp"

#include <gtest/gtest.h>

namespace kith::imports {
namespace {

std::vector<Cell> header(std::initializer_list<const char*> names) {
    std::vector<Cell> cells;
    for (const auto* name : names) {
        cells.push_back({name, 1, 1});
    }
    return cells;
}

using Fields = std::vector<Field>;

TEST(ColumnsTest, KnowsBothOfGooglesHeaders) {
    const auto today = columns_of(header(
        {"First Name", "Last Name", "Organization Name", "Birthday", "Labels", "E-mail 1 - Label",
         "E-mail 1 - Value", "Phone 2 - Value", "Event 1 - Label", "Event 1 - Value"}));
    ASSERT_TRUE(today);
    EXPECT_EQ(today->format, "google");
    EXPECT_EQ(today->fields, (Fields{Field::GivenName, Field::FamilyName, Field::Institution,
                                     Field::Birthday, Field::Tags, Field::None, Field::Email,
                                     Field::Phone, Field::EventLabel, Field::EventValue}));
    const auto before = columns_of(
        header({"Name", "Given Name", "Additional Name", "Family Name", "Group Membership",
                "E-mail 1 - Type", "E-mail 1 - Value", "Organization 1 - Name"}));
    ASSERT_TRUE(before);
    EXPECT_EQ(before->format, "google");
    EXPECT_EQ(before->fields.back(), Field::Institution);
}

TEST(ColumnsTest, KnowsOutlookInBothLanguages) {
    const auto english =
        columns_of(header({"Title", "First Name", "Last Name", "Company", "Business Phone",
                           "Business Fax", "E-mail Address", "E-mail 2 Address"}));
    ASSERT_TRUE(english);
    EXPECT_EQ(english->format, "outlook");
    EXPECT_EQ(english->order, DayOrder::MonthFirst);
    EXPECT_EQ(english->fields[5], Field::None);
    const auto german =
        columns_of(header({"Anrede", "Vorname", "Weitere Vornamen", "Nachname", "Firma",
                           "Telefon geschäftlich", "Telefon geschäftlich 2", "Fax privat",
                           "E-Mail-Adresse", "E-Mail 2: Adresse", "Geburtstag", "Kategorien"}));
    ASSERT_TRUE(german);
    EXPECT_EQ(german->format, "outlook");
    EXPECT_EQ(german->order, DayOrder::DayFirst);
    EXPECT_EQ(german->fields,
              (Fields{Field::None, Field::GivenName, Field::MiddleName, Field::FamilyName,
                      Field::Institution, Field::Phone, Field::Phone, Field::None, Field::Email,
                      Field::Email, Field::Birthday, Field::Tags}));
}

TEST(ColumnsTest, KnowsLinkedIn) {
    const auto columns = columns_of(header({"First Name", "Last Name", "URL", "Email Address",
                                            "Company", "Position", "Connected On"}));
    ASSERT_TRUE(columns);
    EXPECT_EQ(columns->format, "linkedin");
    EXPECT_EQ(columns->fields[2], Field::ProfileUrl);
}

TEST(ColumnsTest, TakesAWebPageForNobodysIdentityElsewhere) {
    const auto columns = columns_of(header({"First Name", "Last Name", "URL"}));
    ASSERT_TRUE(columns);
    EXPECT_EQ(columns->format, "csv");
    EXPECT_EQ(columns->fields[2], Field::None);
}

TEST(ColumnsTest, ThunderbirdsBirthdayIsADayOfTheMonth) {
    const auto columns =
        columns_of(header({"Vorname", "Nachname", "Geburtsjahr", "Geburtsmonat", "Geburtstag"}));
    ASSERT_TRUE(columns);
    EXPECT_EQ(columns->fields[4], Field::BirthDay);
}

TEST(ColumnsTest, RefusesOtherTables) {
    EXPECT_FALSE(columns_of(header({"Date", "Amount", "Purpose"})));
    EXPECT_FALSE(columns_of(header({"Name", "Amount"})));
    EXPECT_FALSE(columns_of(header({"Email", "Phone"})));
    EXPECT_FALSE(columns_of({}));
}

} // namespace
} // namespace kith::imports
