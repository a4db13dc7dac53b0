#include "recorded_session.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace kith::plugins {

namespace {

/// Bytes, JSON of no meaning, and messages with ids and members that may or may not fit.
rc::Gen<std::string> any_line() {
    const auto id = rc::gen::elementOf(
        std::vector<std::string>{"1", "2", "3", "4", "-7", "\"e\"", "null", "1.5", "[]"});
    const auto body = rc::gen::elementOf(std::vector<std::string>{
        R"("result":{"outcome":"delivered"})", R"("result":{"protocol":1})", R"("result":3)",
        R"("error":{"code":-32001,"message":"m","data":{"pointer":3}})", R"("error":{})",
        R"("method":"event","params":{})", R"("method":"status","params":{"state":"up"})",
        R"("method":"log","params":{"text":7})", R"("method":"x","params":[])",
        R"("result":1,"error":{"code":1,"message":""})"});
    return rc::gen::oneOf(
        rc::gen::arbitrary<std::string>(),
        rc::gen::map(rc::gen::pair(id, body), [](const std::pair<std::string, std::string>& parts) {
            return R"({"jsonrpc":"2.0","id":)" + parts.first + "," + parts.second + "}";
        }));
}

} // namespace

RC_GTEST_PROP(SessionPropertyTest, EveryHandlerIsCalledExactlyOnceWhateverThePluginSays, ()) {
    test::RecordedSession plugin;
    std::vector<int> calls;
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 10));
    for (const int step : steps) {
        if (step == 0) {
            calls.push_back(0);
            plugin.session.request(
                Session::Method::Deliver, "d", domain::Value::Object{}, std::chrono::seconds(3),
                [&calls, at = calls.size() - 1](const Answer&) { ++calls[at]; }, plugin.now);
        } else if (step == 1) {
            plugin.wait(std::chrono::seconds(*rc::gen::inRange(0, 8)));
        } else {
            plugin.session.take(*any_line(), step == 2, plugin.now);
        }
    }
    plugin.session.end(Session::End::Crash, "killed");
    for (const int count : calls) {
        RC_ASSERT(count == 1);
    }
}

RC_GTEST_PROP(SessionPropertyTest, WhatIsWrittenIsAlwaysOneMessageALine, ()) {
    test::RecordedSession plugin;
    for (const auto& line : *rc::gen::container<std::vector<std::string>>(any_line())) {
        plugin.say(line);
    }
    for (const auto& line : plugin.written) {
        RC_ASSERT(line.find('\n') == std::string::npos);
        static_cast<void>(wire::decode_line(line));
    }
}

} // namespace kith::plugins
