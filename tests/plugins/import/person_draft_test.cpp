#include "import/person_draft.hpp"

#include "plugins/import/samples.hpp"

namespace kith::imports {
namespace {

TEST(PersonDraftTest, MakesTextsPlainLines) {
    Reading reading;
    PersonDraft draft(reading, {});
    draft.name("Anna\n\x1b[31m Ber\xFFger");
    draft.tag(" a\tb ");
    EXPECT_TRUE(draft.finish());
    const auto contact = test::only_contact(reading);
    EXPECT_EQ(contact.name.find('\x1b'), std::string::npos);
    EXPECT_EQ(contact.tags, (std::vector<std::string>{"a b"}));
}

TEST(PersonDraftTest, TakesAnAddressOutOfItsWrapping) {
    Reading reading;
    PersonDraft draft(reading, {});
    draft.email("Anna <anna@example.org>", {});
    draft.email("mailto:b@example.org", {});
    draft.email("a@b@c", {4, 2});
    EXPECT_EQ(draft.contact().emails,
              (std::vector<std::string>{"anna@example.org", "b@example.org"}));
    EXPECT_EQ(test::faults_of(reading), "address 4:2 a@b@c\n");
}

TEST(PersonDraftTest, ALabelThatSaysAKindMeansIt) {
    Reading reading;
    PersonDraft draft(reading, {});
    const WrittenDay day{WrittenDay::Is::Day, {2001, 2, 3}};
    draft.date(domain::DateKind::Custom, "Name day", day, "", {});
    draft.date(domain::DateKind::Custom, "Jahrestag", day, "", {});
    draft.date(domain::DateKind::Custom, "", day, "", {});
    draft.date(domain::DateKind::Custom, "Umzug", day, "", {});
    draft.date(domain::DateKind::Custom, "Umzug", day, "", {});
    const auto& dates = draft.contact().dates;
    ASSERT_EQ(dates.size(), 3u);
    EXPECT_EQ(dates[0].kind, domain::DateKind::NameDay);
    EXPECT_EQ(dates[1].kind, domain::DateKind::Anniversary);
    EXPECT_EQ(dates[2].label, "Umzug");
}

TEST(PersonDraftTest, SaysThatItIsNobody) {
    Reading reading;
    PersonDraft draft(reading, {7, 3});
    draft.phone("0228 1", {});
    EXPECT_FALSE(draft.finish());
    EXPECT_EQ(test::faults_of(reading), "nobody 7:3 \n");
}

} // namespace
} // namespace kith::imports
