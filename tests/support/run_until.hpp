#pragma once

#include <asio/io_context.hpp>

#include <chrono>
#include <functional>

namespace kith::test {

/// Runs the loop until the condition holds: true. False after the limit, which only a failing test
/// reaches.
inline bool run_until(asio::io_context& loop, const std::function<bool()>& condition,
                      std::chrono::seconds limit = std::chrono::seconds(60)) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        loop.restart();
        if (std::chrono::steady_clock::now() >= deadline) {
            return false;
        }
        loop.run_one_until(deadline);
    }
    return true;
}

} // namespace kith::test
