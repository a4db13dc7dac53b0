#include "domain/value.hpp"

#include <gtest/gtest.h>

namespace kith::domain {

namespace {

template <class Act> std::string refusal(Act act) {
    try {
        act();
    } catch (const ValueError& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST(ValueTest, IsNullAtFirst) {
    EXPECT_TRUE(Value().is_null());
    EXPECT_EQ(Value().type_name(), "null");
}

TEST(ValueTest, AFlagIsNoNumber) {
    EXPECT_TRUE(Value(true).is_bool());
    EXPECT_FALSE(Value(true).is_number());
}

TEST(ValueTest, ALiteralIsATextAndNoFlag) { EXPECT_TRUE(Value("yes").is_string()); }

TEST(ValueTest, AnIntegerIsANumberToo) {
    EXPECT_TRUE(Value(7).is_integer());
    EXPECT_DOUBLE_EQ(Value(7).as_number(), 7.0);
}

TEST(ValueTest, ARealNumberIsNoInteger) {
    EXPECT_FALSE(Value(7.0).is_integer());
    EXPECT_EQ(refusal([] { (void)Value(7.0).as_integer(); }), "expected an integer, found number");
}

TEST(ValueTest, RefusesEachTypeItIsNot) {
    const Value text("x");
    EXPECT_EQ(refusal([&] { (void)text.as_bool(); }), "expected a bool, found string");
    EXPECT_EQ(refusal([&] { (void)text.as_number(); }), "expected a number, found string");
    EXPECT_EQ(refusal([&] { (void)text.as_array(); }), "expected an array, found string");
    EXPECT_EQ(refusal([&] { (void)text.as_object(); }), "expected an object, found string");
    EXPECT_EQ(refusal([] { (void)Value().as_string(); }), "expected a string, found null");
}

TEST(ValueTest, FindsNothingInWhatIsNoObject) {
    EXPECT_EQ(Value(3).find("a"), nullptr);
    EXPECT_EQ(Value(Value::Array{1}).find("a"), nullptr);
}

TEST(ValueTest, NamesTheMemberThatIsMissing) {
    EXPECT_EQ(refusal([] { (void)Value(Value::Object{}).at("host"); }),
              "member \"host\" is missing");
}

TEST(ValueTest, FallsBackForWhatIsAbsentOrNull) {
    const Value settings(Value::Object{{"port", Value()}});
    EXPECT_EQ(settings.integer_or("port", 25), 25);
    EXPECT_EQ(settings.text_or("host", "localhost"), "localhost");
    EXPECT_TRUE(settings.flag_or("tls", true));
}

TEST(ValueTest, DoesNotFallBackOverAnotherType) {
    const Value settings(Value::Object{{"port", "25"}});
    EXPECT_THROW((void)settings.integer_or("port", 25), ValueError);
    EXPECT_THROW((void)settings.flag_or("port", true), ValueError);
}

TEST(ValueTest, NullBecomesAnObjectWhenAMemberIsWritten) {
    Value value;
    value["a"]["b"] = 3;
    EXPECT_EQ(value.at("a").at("b").as_integer(), 3);
}

TEST(ValueTest, NullBecomesAnArrayWhenAnItemIsAppended) {
    Value value;
    value.push_back("x");
    EXPECT_EQ(value.as_array().size(), 1);
}

TEST(ValueTest, NothingElseBecomesAnotherType) {
    Value text("x");
    EXPECT_THROW(text["a"], ValueError);
    EXPECT_THROW(text.push_back(1), ValueError);
    EXPECT_EQ(text, Value("x"));
}

TEST(ValueTest, ACopyIsItsOwnTree) {
    Value value;
    value["a"] = 1;
    const Value copy = value;
    value["a"] = 2;
    EXPECT_EQ(copy.at("a").as_integer(), 1);
}

} // namespace kith::domain
