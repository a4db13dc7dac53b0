#include "wire/members.hpp"

#include "wire/json.hpp"

#include <gtest/gtest.h>

namespace kith::wire {
namespace {

using domain::Value;

template <class Read> std::string fault(std::string_view text, Read read) {
    const Value value = parse_json(text);
    try {
        (void)read(Members(value));
    } catch (const MemberError& error) {
        return error.what();
    }
    return "none";
}

TEST(MembersTest, NamesAMemberThatIsMissing) {
    EXPECT_EQ(fault("{}", [](const Members& m) { return m.text("key"); }), "key: is missing");
    EXPECT_EQ(fault(R"({"key":null})", [](const Members& m) { return m.text("key"); }),
              "key: is missing");
}

TEST(MembersTest, NamesAMemberOfAnotherType) {
    EXPECT_EQ(fault(R"({"key":1})", [](const Members& m) { return m.text("key"); }),
              "key: expected a string, found integer");
    EXPECT_EQ(fault(R"({"key":"1"})", [](const Members& m) { return m.integer("key", 0, 9); }),
              "key: expected an integer, found string");
    EXPECT_EQ(fault(R"({"key":1})", [](const Members& m) { return m.flag_or("key", true); }),
              "key: expected true or false, found integer");
    EXPECT_EQ(fault(R"({"key":["a",1]})", [](const Members& m) { return m.texts_or_none("key"); }),
              "key[1]: expected a string, found integer");
}

TEST(MembersTest, NamesAMemberByItsWholePath) {
    const auto deep = [](const Members& m) {
        return m.objects_or_none("reminders").at(1).object("entry").date("date");
    };
    EXPECT_EQ(fault(R"({"reminders":[{},{"entry":{"date":"2026-02-30"}}]})", deep),
              "reminders[1].entry.date: expected a day such as \"2026-11-23\"");
    EXPECT_EQ(fault(R"({"reminders":[{},{"entry":7}]})", deep),
              "reminders[1].entry: expected an object, found integer");
    EXPECT_EQ(fault(R"({"reminders":[7]})", deep),
              "reminders[0]: expected an object, found integer");
    EXPECT_EQ(fault("[]", deep), "the message: expected an object, found array");
}

TEST(MembersTest, ListsTheWordsItKnows) {
    EXPECT_EQ(fault(R"({"state":"opened"})",
                    [](const Members& m) {
                        return m.choice("state", {"planned", "open"});
                    }),
              "state: expected one of planned, open");
}

TEST(MembersTest, HoldsIntegersToTheirRange) {
    const auto read = [](const Members& m) { return m.integer("n", 0, 9); };
    EXPECT_EQ(fault(R"({"n":10})", read), "n: expected an integer from 0 to 9");
    EXPECT_EQ(fault(R"({"n":-1})", read), "n: expected an integer from 0 to 9");
    EXPECT_EQ(fault(R"({"n":2.5})", read), "n: expected an integer, found number");
    EXPECT_EQ(fault(R"({"n":1e300})", read), "n: expected an integer, found number");
    EXPECT_EQ(Members(parse_json(R"({"n":3.0})")).has("n"), true);
}

TEST(MembersTest, TakesAWholeNumberForAnInteger) {
    const Value value = parse_json(R"({"n":3.0})");
    EXPECT_EQ(Members(value).integer("n", 0, 9), 3);
}

TEST(MembersTest, HoldsNamesToTheirCharactersAndLength) {
    const auto read = [](const Members& m) { return m.name("key", 4); };
    EXPECT_EQ(fault(R"({"key":"a.-_"})", read), "none");
    for (const char* text : {R"({"key":""})", R"({"key":"abcde"})", R"({"key":"a/b"})",
                             R"({"key":"a\n"})", R"({"key":"\u0000"})", R"({"key":"ä"})"}) {
        EXPECT_EQ(fault(text, read), "key: expected 1 to 4 characters of A-Z a-z 0-9 . _ -")
            << text;
    }
}

TEST(MembersTest, GivesFallbacksForWhatIsMissing) {
    const Value value = Value::Object{};
    const Members members(value);
    EXPECT_EQ(members.text_or("a", "b"), "b");
    EXPECT_EQ(members.integer_or("a", 5, 0, 9), 5);
    EXPECT_TRUE(members.flag_or("a", true));
    EXPECT_TRUE(members.texts_or_none("a").empty());
    EXPECT_TRUE(members.objects_or_none("a").empty());
}

} // namespace
} // namespace kith::wire
