#pragma once

#include <asio/io_context.hpp>
#include <chrono>

namespace kith::test {

/// Runs the loop until the condition holds; false when it does not within ten seconds.
template <class Condition> bool loop_until(asio::io_context& loop, Condition condition) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        loop.restart();
        if (loop.run_one_until(limit) == 0) {
            return condition();
        }
    }
    return true;
}

} // namespace kith::test
