#pragma once

#include "calendar/guests.hpp"

#include <asio/ip/tcp.hpp>
#include <utility>

namespace kith::calendar {

/// A guest's connection as the HTTP library sees it: a TCP socket that keeps its ticket and tells
/// when the answer begins. Where the library would only hang up, on what is no HTTP or too much of
/// it, the socket says "400 Bad Request" first.
class GuestSocket : public asio::ip::tcp::socket {
public:
    GuestSocket(asio::ip::tcp::socket socket, Guests::Ticket ticket)
        : asio::ip::tcp::socket(std::move(socket)), ticket_(std::move(ticket)) {}

    // These stand before the socket's own; the library calls them by this type.

    template <class Buffers, class Handler>
    auto async_write_some(const Buffers& buffers, Handler&& handler) {
        answered_ = true;
        ticket_.answering();
        return asio::ip::tcp::socket::async_write_some(buffers, std::forward<Handler>(handler));
    }
    void shutdown(shutdown_type what, std::error_code& error);
    void close();

private:
    Guests::Ticket ticket_;
    bool answered_ = false;
};

} // namespace kith::calendar
