#include "vcard/property.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kith::vcard {
namespace {

Property split(std::string_view text) {
    Property property;
    EXPECT_TRUE(split_property(text, property)) << text;
    return property;
}

TEST(PropertyTest, KnowsNamesInAnyCase) {
    EXPECT_EQ(name_of("BDAY"), Name::Birthday);
    EXPECT_EQ(name_of("bday"), Name::Birthday);
    EXPECT_EQ(name_of("X-Wab-Wedding_Anniversary"), Name::Anniversary);
    EXPECT_EQ(name_of("X-FCENCODED-4142"), Name::FullContact);
    EXPECT_EQ(name_of("X-JABBER"), Name::Unknown);
    EXPECT_EQ(name_of("EMAILS"), Name::Unknown);
    EXPECT_EQ(name_of("X-ANNIVERSARIES"), Name::Unknown);
    EXPECT_EQ(name_of(""), Name::Unknown);
}

TEST(PropertyTest, SplitsGroupNameParametersAndValue) {
    const auto property = split("item1.EMAIL;TYPE=work;PREF=1:anna@example.org");
    EXPECT_EQ(property.group, "item1");
    EXPECT_EQ(property.name, Name::Email);
    EXPECT_EQ(property.parameters, "TYPE=work;PREF=1");
    EXPECT_EQ(property.value, "anna@example.org");
}

TEST(PropertyTest, TakesColonsInQuotesAndValues) {
    const auto property = split("ADR;LABEL=\"a:b;c\";TYPE=home:x:y");
    EXPECT_EQ(property.parameters, "LABEL=\"a:b;c\";TYPE=home");
    EXPECT_EQ(property.value, "x:y");
}

TEST(PropertyTest, SurvivesAQuoteLeftOpen) { EXPECT_EQ(split("TEL;TYPE=\"home:123").value, "123"); }

TEST(PropertyTest, IsNoneWithoutColon) {
    Property property;
    EXPECT_FALSE(split_property("just words", property));
    EXPECT_FALSE(split_property("TEL;TYPE=home", property));
    EXPECT_FALSE(split_property("", property));
}

TEST(PropertyTest, FindsTypesHoweverTheyAreWritten) {
    for (const char* line : {"TEL;HOME;FAX:1", "TEL;TYPE=home,fax:1", "TEL;TYPE=home;TYPE=FAX:1",
                             "TEL;TYPE=\"home,fax\":1", "TEL;type=\"home\",\"fax\":1"}) {
        EXPECT_TRUE(has_type(split(line), {"fax"})) << line;
        EXPECT_TRUE(has_type(split(line), {"home"})) << line;
        EXPECT_FALSE(has_type(split(line), {"work"})) << line;
    }
    EXPECT_FALSE(has_type(split("TEL;X=fax:1"), {"fax"}));
}

TEST(PropertyTest, ReadsPreferences) {
    EXPECT_EQ(preference(split("TEL:1")), 101);
    EXPECT_EQ(preference(split("TEL;HOME;PREF:1")), 1);
    EXPECT_EQ(preference(split("TEL;TYPE=home,pref:1")), 1);
    EXPECT_EQ(preference(split("TEL;PREF=50:1")), 50);
    EXPECT_EQ(preference(split("TEL;PREF=\"2\":1")), 2);
    EXPECT_EQ(preference(split("TEL;PREF=0:1")), 101);
    EXPECT_EQ(preference(split("TEL;PREF=9999999999999:1")), 101);
}

TEST(PropertyTest, WalksOverEmptyParameters) {
    EXPECT_TRUE(has_type(split("ADR;HOME;PREF;:x"), {"pref"}));
    EXPECT_EQ(parameter(split("FN;;=;A=b:x"), "a"), "b");
}

} // namespace
} // namespace kith::vcard
