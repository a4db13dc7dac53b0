#pragma once

#include "calendar/request.hpp"

#include <asio/io_context.hpp>
#include <cstdint>
#include <functional>
#include <memory>

namespace kith::calendar {

/// HTTP on the loopback for one page or two: one request a connection, 8 KiB of header, 5 s for the
/// request and 10 s for the answer, 32 connections; bodies are read and dropped. Speaks RESTinio,
/// which stays behind this header. Logs nothing: paths are secrets here. In the loop's thread;
/// lives until the loop has stopped.
class WebServer {
public:
    /// Answers every request that is HTTP. Must not throw.
    using Handler = std::function<Answer(const Request&)>;

    WebServer(asio::io_context& loop, Handler handler);
    ~WebServer();

    /// Returns the port, a free one for 0. Throws std::system_error when it cannot be had on both
    /// 127.0.0.1 and ::1.
    std::uint16_t open(std::uint16_t port);
    /// Takes no new connections and ends those that are open.
    void close();

private:
    class Connections;
    std::unique_ptr<Connections> connections_;
};

} // namespace kith::calendar
