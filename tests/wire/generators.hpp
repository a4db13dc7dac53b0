#pragma once

#include "domain/time.hpp"
#include "domain/value.hpp"
#include "wire/json.hpp"

#include <rapidcheck.h>

#include <chrono>
#include <string>
#include <vector>

namespace kith::test {

/// Any text of valid UTF-8, control characters and NUL among it.
inline rc::Gen<std::string> utf8_text() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::weightedOneOf<std::string>(
            {{6, rc::gen::map(rc::gen::inRange<char>(0, 127),
                              [](char c) { return std::string(1, c); })},
             {1, rc::gen::elementOf(std::vector<std::string>{"ä", "\u0085", "\u2028", "\u202e",
                                                             "\uffff", "😀", "\"", "\\"})}})),
        [](const std::vector<std::string>& parts) {
            std::string text;
            for (const auto& part : parts) {
                text += part;
            }
            return text;
        });
}

/// A line as the domain holds it: no control characters, no blanks at the ends or side by side.
inline rc::Gen<std::string> plain_text() {
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
            "a", "B", "7", "ß", "é b", "日", "😀", "\"", "\\", "/", "{", "'", "a-b", "\u0301"})),
        [](const std::vector<std::string>& parts) {
            std::string text;
            for (const auto& part : parts) {
                text += part;
            }
            return text;
        });
}

inline rc::Gen<std::string> filled_plain_text() {
    return rc::gen::map(plain_text(), [](std::string text) { return "x" + text; });
}

inline rc::Gen<std::vector<std::string>> filled_plain_texts() {
    return rc::gen::container<std::vector<std::string>>(filled_plain_text());
}

inline rc::Gen<domain::Date> any_date() {
    return rc::gen::map(rc::gen::inRange(0, 100'000), [](int days) {
        return domain::Date(std::chrono::sys_days(std::chrono::year(1900) / 1 / 1) +
                            std::chrono::days(days));
    });
}

inline rc::Gen<domain::Instant> any_instant() {
    return rc::gen::map(rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000), [](std::int64_t ms) {
        return domain::Instant(std::chrono::milliseconds(ms));
    });
}

/// Any tree that JSON can carry unchanged.
inline rc::Gen<domain::Value> any_value(int depth = 4) {
    using domain::Value;
    const auto leaf = rc::gen::oneOf(
        rc::gen::just(Value()),
        rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); }),
        rc::gen::map(
            rc::gen::inRange<std::int64_t>(-wire::max_exact_integer, wire::max_exact_integer),
            [](std::int64_t n) { return Value(n); }),
        rc::gen::map(rc::gen::suchThat(rc::gen::arbitrary<double>(),
                                       [](double d) { return std::isfinite(d); }),
                     [](double d) { return Value(d); }),
        rc::gen::map(utf8_text(), [](std::string text) { return Value(std::move(text)); }));
    if (depth == 0) {
        return leaf;
    }
    const auto child = rc::gen::lazy([depth] { return any_value(depth - 1); });
    return rc::gen::weightedOneOf<Value>(
        {{3, leaf},
         {1, rc::gen::map(rc::gen::resize(4, rc::gen::container<Value::Array>(child)),
                          [](Value::Array items) { return Value(std::move(items)); })},
         {1, rc::gen::map(rc::gen::resize(4, rc::gen::container<std::map<std::string, Value>>(
                                                 utf8_text(), child)),
                          [](const std::map<std::string, Value>& members) {
                              return Value(Value::Object(members.begin(), members.end()));
                          })}});
}

} // namespace kith::test
