#include "vcard/property.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

Property split(std::string_view text) {
    Property property;
    EXPECT_TRUE(split_property(text, property)) << text;
    return property;
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
        EXPECT_TRUE(split(line).manner.is_silent) << line;
        EXPECT_FALSE(split(line).manner.is_spoken) << line;
    }
    EXPECT_FALSE(split("TEL;X=fax:1").manner.is_silent);
    EXPECT_TRUE(split("TEL;TYPE=fax,cell:1").manner.is_spoken);
}

TEST(PropertyTest, FindsEncodingAndCharset) {
    EXPECT_EQ(split("FN;QUOTED-PRINTABLE:x").manner.encoding, Encoding::QuotedPrintable);
    EXPECT_EQ(split("FN;encoding=b:x").manner.encoding, Encoding::Base64);
    EXPECT_EQ(split("FN;ENCODING=8BIT;CHARSET=\"utf-8\":x").manner.charset, "utf-8");
    EXPECT_EQ(split("FN:x").manner.encoding, Encoding::Plain);
}

TEST(PropertyTest, ReadsPreferences) {
    EXPECT_EQ(split("TEL:1").manner.preference, 101);
    EXPECT_EQ(split("TEL;HOME;PREF:1").manner.preference, 1);
    EXPECT_EQ(split("TEL;TYPE=home,pref:1").manner.preference, 1);
    EXPECT_EQ(split("TEL;PREF=50:1").manner.preference, 50);
    EXPECT_EQ(split("TEL;PREF=\"2\":1").manner.preference, 2);
    EXPECT_EQ(split("TEL;PREF=0:1").manner.preference, 101);
    EXPECT_EQ(split("TEL;PREF=9999999999999:1").manner.preference, 101);
}

TEST(PropertyTest, WalksOverEmptyParameters) {
    EXPECT_EQ(split("ADR;HOME;PREF;:x").manner.preference, 1);
    EXPECT_EQ(parameter(split("FN;;=;A=b:x"), "a"), "b");
}

} // namespace
} // namespace kith::vcard
