#include "vcard/label.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

using domain::DateKind;

TEST(LabelTest, UnwrapsApplesLabels) {
    EXPECT_EQ(unwrapped_label("_$!<Anniversary>!$_"), "Anniversary");
    EXPECT_EQ(unwrapped_label("$!<Home>!$"), "Home");
    EXPECT_EQ(unwrapped_label(" Hochzeitstag "), "Hochzeitstag");
    EXPECT_EQ(unwrapped_label("_$!<>!$_"), "");
    EXPECT_EQ(unwrapped_label("_$!<open"), "_$!<open");
    EXPECT_EQ(unwrapped_label(""), "");
}

TEST(LabelTest, KnowsAnniversariesInSeveralLanguages) {
    for (const char* label : {"Anniversary", "ANNIVERSARY", "Wedding", "Hochzeitstag", "Jahrestag",
                              "Aniversario de bodas", "Anniversaire de mariage", "Trouwdag"}) {
        EXPECT_EQ(kind_of_label(label), DateKind::Anniversary) << label;
    }
}

TEST(LabelTest, KnowsBirthdaysAndNameDays) {
    EXPECT_EQ(kind_of_label("Geburtstag"), DateKind::Birthday);
    EXPECT_EQ(kind_of_label("cumpleaños"), DateKind::Birthday);
    EXPECT_EQ(kind_of_label("Namenstag"), DateKind::NameDay);
    EXPECT_EQ(kind_of_label("imieniny"), DateKind::NameDay);
}

TEST(LabelTest, GuessesNothing) {
    for (const char* label : {"", "Other", "Anniversaire", "Geburtstag Lisa", "first met"}) {
        EXPECT_EQ(kind_of_label(label), DateKind::Custom) << label;
    }
}

} // namespace
} // namespace kith::vcard
