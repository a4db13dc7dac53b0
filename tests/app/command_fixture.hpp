#pragma once

#include "app/commands.hpp"
#include "network_household.hpp"

#include <gtest/gtest.h>

namespace kith::test {

/// The commands on friends_and_chamber(), at noon of 23 November 2026.
class CommandFixture : public testing::Test {
protected:
    domain::Value run(const std::string& method, const domain::Value::Object& params = {}) {
        auto answer = commands_.run(method, domain::Value(params));
        if (const auto* refusal = std::get_if<control::Refusal>(&answer)) {
            ADD_FAILURE() << method << ": " << refusal->message;
            return {};
        }
        return std::get<domain::Value>(std::move(answer));
    }
    control::Refusal refused(const std::string& method, const domain::Value::Object& params) {
        auto answer = commands_.run(method, domain::Value(params));
        const auto* refusal = std::get_if<control::Refusal>(&answer);
        return refusal != nullptr ? *refusal : control::Refusal{0, "it was done", {}};
    }

    Household home_{friends_and_chamber()};
    app::Commands commands_{home_.engine(), home_.clock};
};

} // namespace kith::test
