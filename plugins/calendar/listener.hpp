#pragma once

#include "calendar/alarm.hpp"

#include <asio/ip/tcp.hpp>
#include <cstdint>
#include <functional>
#include <vector>

namespace kith::calendar {

/// Accepts connections on 127.0.0.1 and ::1, nowhere else, on one port. Goes on after every error:
/// when the process has no descriptor left it rests for a second. In the loop's thread; lives until
/// the loop has stopped.
class Listener {
public:
    /// Gets each connection. Must not throw.
    using OnConnection = std::function<void(asio::ip::tcp::socket)>;

    Listener(asio::io_context& loop, OnConnection on_connection);

    /// Returns the port, a free one for 0. Throws std::system_error when the port is taken on
    /// either address, or neither address is there (a machine without IPv6 has one); nothing
    /// listens then.
    std::uint16_t open(std::uint16_t port);
    void close();

private:
    using Acceptor = asio::ip::tcp::acceptor;

    [[nodiscard]] std::vector<Acceptor> bind_both(std::uint16_t port);
    void accept(std::size_t index);
    void accept_again();

    asio::io_context& loop_;
    OnConnection on_connection_;
    std::vector<Acceptor> acceptors_;
    std::vector<std::size_t> resting_;
    Alarm rest_;
};

} // namespace kith::calendar
