#pragma once

#include "domain/value.hpp"

#include <optional>
#include <string>
#include <utility>

namespace kith::plugins {

/// What a plugin hears of an event.
struct EventAnswer {
    std::optional<std::string> refusal; ///< why it will never be taken; absent: it is committed
    domain::Value result{domain::Value::Object{}}; ///< of one that is committed

    [[nodiscard]] static EventAnswer refused(std::string why) {
        return {std::move(why), domain::Value(domain::Value::Object{})};
    }
};

} // namespace kith::plugins
