#pragma once

#include "support/program.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kith::test {

/// A real HTTP server (http_server.py) on a free port of the loopback, that answers as it is told.
class HttpServer {
public:
    enum class Transport { Plain, Tls };
    struct Request {
        std::string method;
        std::string target;
        std::string head; ///< request line and headers, as they came
        std::string body;
        int connection = 0; ///< the first one is 1

        /// The value of the header of that name; empty when there is none. Throws when there are
        /// two.
        [[nodiscard]] std::string header(const std::string& name) const;
        /// The names of all headers, in lower case, in order.
        [[nodiscard]] std::vector<std::string> header_names() const;
    };

    /// `answers` is the JSON list of http_server.py.
    explicit HttpServer(const std::string& answers, Transport transport = Transport::Plain);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// `http://127.0.0.1:PORT` or `https://localhost:PORT`.
    [[nodiscard]] std::string url() const;
    /// Waits until it has got that many requests.
    void await(std::size_t count);
    /// Ends the server and returns all that it got.
    const std::vector<Request>& finish();

private:
    bool take_line();

    Transport transport_;
    Program program_;
    std::uint16_t port_ = 0;
    std::vector<Request> requests_;
};

} // namespace kith::test
