#include "wire/rpc.hpp"

#include "generators.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::wire {
namespace {

using domain::Value;

MalformedMessage refused(std::string_view line) {
    try {
        (void)decode_line(line);
    } catch (const MalformedMessage& error) {
        return error;
    }
    ADD_FAILURE() << line << " was taken";
    return MalformedMessage(std::nullopt, 0, "");
}

rc::Gen<Id> any_id() {
    return rc::gen::oneOf(
        rc::gen::map(rc::gen::inRange<std::int64_t>(-max_exact_integer, max_exact_integer),
                     [](std::int64_t n) { return Id(n); }),
        rc::gen::map(test::utf8_text(), [](std::string text) { return Id(std::move(text)); }));
}

Message any_message() {
    const Value params = Value::Object{{"p", *test::any_value()}};
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return Request{*any_id(), *test::utf8_text(), params};
    case 1:
        return Notification{*test::utf8_text(), params};
    case 2:
        return Response{*any_id(), *test::any_value()};
    default:
        return Error{*rc::gen::arbitrary<bool>() ? std::optional<Id>(*any_id()) : std::nullopt,
                     *rc::gen::arbitrary<int>(), *test::utf8_text(), *test::any_value()};
    }
}

TEST(RpcTest, TellsRequestsFromNotifications) {
    EXPECT_EQ(decode_line(R"({"jsonrpc":"2.0","id":7,"method":"ping","params":{}})"),
              Message(Request{7, "ping", Value::Object{}}));
    EXPECT_EQ(decode_line(R"({"jsonrpc":"2.0","id":"e1","method":"event"})"),
              Message(Request{"e1", "event", Value::Object{}}));
    EXPECT_EQ(decode_line(R"({"jsonrpc":"2.0","method":"log","params":{"text":"x"},"x_more":1})"),
              Message(Notification{"log", Value::Object{{"text", "x"}}}));
}

TEST(RpcTest, TellsResultsFromErrors) {
    EXPECT_EQ(decode_line(R"({"jsonrpc":"2.0","id":7,"result":null})"),
              Message(Response{7, Value()}));
    EXPECT_EQ(
        decode_line(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no JSON"}})"),
        Message(Error{std::nullopt, -32700, "no JSON", Value()}));
}

TEST(RpcTest, KeepsTheIdOfARequestItRefuses) {
    const auto error = refused(R"({"jsonrpc":"2.0","id":7,"method":"ping","params":[1]})");
    EXPECT_EQ(error.id, Id(7));
    EXPECT_EQ(error.code, error_code::invalid_params);
}

TEST(RpcTest, RefusesWhatIsNoMessage) {
    for (const char* line :
         {"1", "[]", "{}", R"({"id":1,"method":"ping"})", R"({"jsonrpc":2.0,"id":1,"method":"a"})",
          R"({"jsonrpc":"2.0","id":1.5,"method":"a"})",
          R"({"jsonrpc":"2.0","id":null,"method":"a"})", R"({"jsonrpc":"2.0","id":1,"method":7})",
          R"({"jsonrpc":"2.0","id":1})", R"({"jsonrpc":"2.0","result":1})",
          R"({"jsonrpc":"2.0","id":1,"result":1,"error":{}})",
          R"({"jsonrpc":"2.0","id":1,"error":{"code":"x","message":""}})",
          R"({"jsonrpc":"2.0","id":1,"error":{"code":99999999999,"message":""}})",
          R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})",
          R"([{"jsonrpc":"2.0","id":1,"method":"a"}])"}) {
        EXPECT_EQ(refused(line).code, error_code::invalid_request) << line;
    }
}

TEST(RpcTest, EndsALineWithOneLineEnd) {
    EXPECT_EQ(encode_line(Response{7, Value::Object{}}),
              "{\"id\":7,\"jsonrpc\":\"2.0\",\"result\":{}}\n");
}

TEST(RpcTest, LeavesOutDataThatIsNone) {
    EXPECT_EQ(encode(Error{7, -1, "x", Value()}).at("error").find("data"), nullptr);
}

RC_GTEST_PROP(RpcTest, EveryMessageIsAlwaysReadBackTheSame, ()) {
    const Message message = any_message();
    std::string line = encode_line(message);
    RC_ASSERT(line.find('\n') == line.size() - 1);
    line.pop_back();
    RC_ASSERT(decode_line(line) == message);
}

RC_GTEST_PROP(RpcTest, NoTreeEverDoesMoreThanThrowMalformedMessage, ()) {
    Value value = *test::any_value();
    if (value.is_object() || value.is_null()) {
        for (const char* key : {"jsonrpc", "id", "method", "params", "result", "error"}) {
            if (*rc::gen::arbitrary<bool>()) {
                value[key] =
                    *rc::gen::element(Value("2.0"), Value(1), Value(Value::Object{}), Value());
            }
        }
    }
    try {
        (void)decode(value);
    } catch (const MalformedMessage& error) {
        RC_ASSERT(error.code == error_code::invalid_request ||
                  error.code == error_code::invalid_params);
    }
}

} // namespace
} // namespace kith::wire
