#include "vcard/card_reader.hpp"

#include "plugins/vcard/cards.hpp"

#include <gtest/gtest.h>

namespace kith::vcard {
namespace {

using test::OneCard;

/// FN of each card, or "-"; "!" marks a card without END.
std::string names_in(std::string_view bytes, const Limits& limits = {}) {
    Faults faults(limits.faults);
    CardReader reader(bytes, limits, faults);
    Card card;
    std::string names;
    while (reader.next(card)) {
        const Property* name = card.first(Name::FormattedName);
        names += (names.empty() ? "" : " ") + (name == nullptr ? "-" : std::string(name->value));
        names += card.ending == Ending::Missing ? "!" : "";
    }
    return names;
}

TEST(CardReaderTest, ReadsCardsAndSkipsTextAroundThem) {
    EXPECT_EQ(
        names_in("hello\nBEGIN:VCARD\nFN:a\nEND:VCARD\nFN:no\nbegin:vcard\nfn:b\nend:vCard \n"),
        "a b");
    EXPECT_EQ(names_in("BEGIN:VCARD\nFN:a\nEND:VCARD\n  indented\n"), "a");
    EXPECT_EQ(names_in(""), "");
    EXPECT_EQ(names_in("no card at all"), "");
}

TEST(CardReaderTest, FindsACardBehindAMarkInTheMiddle) {
    EXPECT_EQ(names_in("BEGIN:VCARD\nFN:a\nEND:VCARD\n\xEF\xBB\xBF"
                       "BEGIN:VCARD\nFN:b\nEND:VCARD\n"),
              "a b");
}

TEST(CardReaderTest, SkipsAnAgentAsAUnit) {
    EXPECT_EQ(names_in("BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:agent\nEND:VCARD\nFN:a\nEND:VCARD\n"),
              "a");
    EXPECT_EQ(names_in("BEGIN:VCARD\nAGENT:BEGIN:VCARD\nFN:agent\nEND:VCARD\nFN:a\nEND:VCARD\n"),
              "a");
    EXPECT_EQ(names_in("BEGIN:VCARD\nAGENT:BEGIN:VCARD\\nFN:x\\nEND:VCARD\nFN:a\nEND:VCARD\n"),
              "a");
}

TEST(CardReaderTest, SkipsOtherComponentsInsideACard) {
    EXPECT_EQ(names_in("BEGIN:VCARD\nBEGIN:PROFILE\nFN:no\nEND:PROFILE\nFN:a\nEND:VCARD\n"), "a");
    EXPECT_EQ(
        names_in("BEGIN:VCARD\nFN:a\nBEGIN:PROFILE\nEND:VCARD\nBEGIN:VCARD\nFN:b\nEND:VCARD\n"),
        "a b");
}

TEST(CardReaderTest, EndsACardWithoutEndWhereTheNextBegins) {
    EXPECT_EQ(
        names_in("BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\nEND:VCARD\nBEGIN:VCARD\nFN:c\nEND:VCARD\n"),
        "a! b c");
    EXPECT_EQ(names_in("BEGIN:VCARD\nFN:a\n"), "a!");
}

TEST(CardReaderTest, ReportsAMissingEnd) {
    OneCard one("BEGIN:VCARD\nFN:a\n");
    EXPECT_EQ(one.faults(), (std::vector<Fault>{{1, "this card has no END:VCARD"}}));
}

TEST(CardReaderTest, TreatsTooDeepNestingAsMissingEnds) {
    std::string bytes;
    for (int i = 0; i < 5; ++i) {
        bytes += "BEGIN:VCARD\nFN:" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(names_in(bytes), "0! 1! 2! 3! 4!");
}

TEST(CardReaderTest, UnfoldsByTheRuleOfTheVersion) {
    EXPECT_EQ(
        OneCard("BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n  B\nEND:VCARD\n").value(Name::FormattedName),
        "Anna B");
    EXPECT_EQ(
        OneCard("BEGIN:VCARD\nVERSION:2.1\nFN:Anna\n B\nEND:VCARD\n").value(Name::FormattedName),
        "Anna B");
    EXPECT_EQ(
        OneCard("BEGIN:VCARD\nFN:Anna\n B\nVERSION:4.0\nEND:VCARD\n").value(Name::FormattedName),
        "AnnaB");
}

TEST(CardReaderTest, JoinsQuotedPrintableOnly) {
    const OneCard one("BEGIN:VCARD\nNOTE;ENCODING=quoted-printable:a=\nb=\n\nFN:x=\nEND:VCARD\n");
    EXPECT_EQ(one.value(Name::Note), "ab");
    EXPECT_EQ(one.value(Name::FormattedName), "x=");
}

TEST(CardReaderTest, SkipsABase64BodyUpToTheBlankLine) {
    OneCard one("BEGIN:VCARD\nVERSION:2.1\nPHOTO;ENCODING=BASE64:\nAAAA\n BBBB=\nCCCC==\n\n"
                "X-THING;BASE64:AA\nBB\n\nFN:a\nEND:VCARD\n");
    EXPECT_EQ(one.value(Name::FormattedName), "a");
    EXPECT_TRUE(one.faults().empty());
}

TEST(CardReaderTest, ReportsALineThatIsNoProperty) {
    OneCard one("BEGIN:VCARD\nFN:a\nnonsense\n# a comment\n\nNOTE:b\nEND:VCARD\n");
    const auto faults = one.faults();
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].line, 3);
    EXPECT_EQ(one.value(Name::Note), "b");
}

TEST(CardReaderTest, KeepsLineNumbersAcrossFolds) {
    const OneCard one("BEGIN:VCARD\r\nNOTE:a\r\n b\r\n c\r\nBDAY:x\r\nEND:VCARD\r\n");
    EXPECT_EQ(one.card().first(Name::Birthday)->line, 5);
}

TEST(CardReaderTest, LeavesOutALineThatIsTooLong) {
    Limits limits;
    limits.line_bytes = 20;
    OneCard one("BEGIN:VCARD\nNOTE:" + std::string(30, 'x') +
                    "\nFN:a\nPHOTO:" + std::string(30, 'x') + "\nEND:VCARD\n",
                limits);
    EXPECT_EQ(one.value(Name::Note), "(none)");
    EXPECT_EQ(one.value(Name::FormattedName), "a");
    EXPECT_EQ(one.faults().size(), 1u); // a photo may be as long as it likes
}

TEST(CardReaderTest, StopsAtTheLimitOfCards) {
    Limits limits;
    limits.cards = 2;
    const std::string one = "BEGIN:VCARD\nFN:a\nEND:VCARD\n";
    EXPECT_EQ(names_in(one + one + one, limits), "a a");
}

TEST(CardReaderTest, KeepsALimitedNumberOfProperties) {
    Limits limits;
    limits.properties = 3;
    OneCard one("BEGIN:VCARD\nTEL:1\nTEL:2\nTEL:3\nTEL:4\nTEL:5\nEND:VCARD\n", limits);
    EXPECT_EQ(one.card().properties.size(), 3u);
    EXPECT_EQ(one.faults().size(), 1u);
    EXPECT_EQ(one.card().ending, Ending::Complete);
}

} // namespace
} // namespace kith::vcard
