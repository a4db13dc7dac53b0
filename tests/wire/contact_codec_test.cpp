#include "wire/contact_codec.hpp"

#include "generators.hpp"
#include "wire/members.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::Contact;

std::string fault(std::string_view text) {
    try {
        (void)contact_from(parse_json(text));
    } catch (const MemberError& error) {
        return error.what();
    }
    return "none";
}

domain::Span any_span() {
    return {*rc::gen::inRange(1, 1000), static_cast<domain::Span::Unit>(*rc::gen::inRange(0, 4))};
}

TEST(ContactCodecTest, ReadsTheContactOfTheProtocol) {
    const Contact contact = contact_from(parse_json(
        R"({"id":"u1","name":"Anna Berger","emails":["anna@example.org"],"phones":["+49 228 1234"],
            "dates":[{"kind":"birthday","date":"1986-11-27"},{"kind":"custom","label":"Name day","date":"--07-26"}],
            "institutions":["Diakonie Bonn"],"tags":["choir"],"language":"de","time_zone":"Europe/Berlin"})"));
    ASSERT_EQ(contact.dates.size(), 2U);
    EXPECT_EQ(contact.dates[0].date, (domain::PartialDate{1986, 11, 27}));
    EXPECT_EQ(contact.dates[1].label, "Name day");
    EXPECT_FALSE(contact.dates[1].date.year);
    EXPECT_EQ(contact.institutions, std::vector<std::string>{"Diakonie Bonn"});
    EXPECT_EQ(contact.time_zone, "Europe/Berlin");
    EXPECT_FALSE(contact.cadence);
}

TEST(ContactCodecTest, CleansTexts) {
    const Contact contact = contact_from(
        parse_json(R"({"id":"u1","name":"An\u001bna\n Berger","tags":["","\n","x"]})"));
    EXPECT_EQ(contact.name, "An na Berger");
    EXPECT_EQ(contact.tags, std::vector<std::string>{"x"});
}

TEST(ContactCodecTest, KeepsTheFirstOfTwoDatesOfOneKind) {
    const Contact contact = contact_from(parse_json(
        R"({"id":"u","name":"","dates":[{"kind":"birthday","date":"--01-02"},{"kind":"birthday","date":"--03-04"}]})"));
    ASSERT_EQ(contact.dates.size(), 1U);
    EXPECT_EQ(contact.dates[0].date.month, 1U);
}

TEST(ContactCodecTest, NamesTheMemberAtFault) {
    EXPECT_EQ(fault(R"({"name":"A"})"), "id: is missing");
    EXPECT_EQ(fault(R"({"id":" ","name":"A"})"), "id: is empty");
    EXPECT_EQ(fault(R"({"id":"u","name":7})"), "name: expected a string, found integer");
    EXPECT_EQ(fault(R"({"id":"u","name":"A","dates":[{"kind":"birthday","date":"--02-30"}]})"),
              "dates[0].date: expected a day such as \"1986-11-27\" or \"--11-27\"");
    EXPECT_EQ(fault(R"({"id":"u","name":"A","dates":[{"kind":"party","date":"--02-28"}]})"),
              "dates[0].kind: expected one of birthday, anniversary, name-day, death, custom");
    EXPECT_EQ(fault(R"({"id":"u","name":"A","every":"often"})"),
              "every: expected a span such as \"6 weeks\"");
    EXPECT_EQ(fault(R"({"id":"u","name":"A","leap_day":"mar-2"})"),
              "leap_day: expected one of feb-28, mar-1");
}

RC_GTEST_PROP(ContactCodecTest, IsAlwaysReadBackTheSame, ()) {
    Contact contact;
    contact.id = *test::filled_plain_text();
    contact.name = *test::plain_text();
    contact.emails = *test::filled_plain_texts();
    contact.phones = *test::filled_plain_texts();
    contact.dates = {
        {domain::DateKind::Custom,
         *test::filled_plain_text(),
         {*rc::gen::inRange(1905, 2100), *rc::gen::inRange(1U, 13U), *rc::gen::inRange(1U, 29U)}},
        {domain::DateKind::NameDay, "", {std::nullopt, 2, 29}}};
    contact.institutions = *test::filled_plain_texts();
    contact.networks = *test::filled_plain_texts();
    contact.tags = *test::filled_plain_texts();
    contact.importance = static_cast<domain::Importance>(*rc::gen::inRange(0, 3));
    if (*rc::gen::arbitrary<bool>()) {
        contact.time_zone = *test::filled_plain_text();
        contact.language = *test::filled_plain_text();
    }
    if (*rc::gen::arbitrary<bool>()) {
        contact.cadence = domain::Cadence{any_span(), std::nullopt};
        if (*rc::gen::arbitrary<bool>()) {
            contact.cadence->at_worst = any_span();
        }
    } else {
        contact.left_alone = *rc::gen::arbitrary<bool>();
    }
    if (*rc::gen::arbitrary<bool>()) {
        contact.leap_day = static_cast<domain::LeapDay>(*rc::gen::inRange(0, 2));
    }
    if (*rc::gen::arbitrary<bool>()) {
        contact.last_contact = *test::any_date();
    }
    contact.deceased = *rc::gen::arbitrary<bool>();
    contact.note = *test::plain_text();
    RC_ASSERT(contact_from(parse_json(dump_json(to_value(contact)))) == contact);
}

} // namespace
} // namespace kith::wire
