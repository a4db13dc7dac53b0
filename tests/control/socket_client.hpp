#pragma once

#include "support/run_until.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace kith::test {

/// A bare client in the server's own thread: while it waits it runs the server's loop.
class SocketClient {
public:
    SocketClient(asio::io_context& loop, const std::filesystem::path& path)
        : loop_(loop), socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
        ::fcntl(socket_, F_SETFL, O_NONBLOCK);
    }
    ~SocketClient() { ::close(socket_); }
    SocketClient(const SocketClient&) = delete;
    SocketClient& operator=(const SocketClient&) = delete;

    /// Writes it all, or as much as the server takes before it hangs up.
    void send(std::string_view text) {
        run_until(loop_, [&] {
            const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN) {
                return true;
            }
            text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
            return text.empty();
        });
    }
    void ask(int id, const std::string& method) {
        send(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" + method +
             "\"}\n");
    }
    /// The next answer. Throws when none comes in a minute.
    domain::Value answer() {
        const bool got = run_until(loop_, [&] {
            read();
            return received_.find('\n') != std::string::npos || ended_;
        });
        const auto end = received_.find('\n');
        if (!got || end == std::string::npos) {
            throw std::runtime_error("no answer");
        }
        const auto line = received_.substr(0, end);
        received_.erase(0, end + 1);
        wire::JsonLimits limits;
        limits.max_bytes = line.size();
        return wire::parse_json(line, limits);
    }
    /// Whether the server hangs up.
    bool until_closed() {
        return run_until(loop_, [&] {
            read();
            return ended_;
        });
    }
    /// The same in another process than the server's: blocks.
    bool is_hung_up_on() {
        char byte = 0;
        ::fcntl(socket_, F_SETFL, 0);
        return ::recv(socket_, &byte, 1, 0) == 0;
    }

private:
    void read() {
        std::string chunk(65536, '\0');
        const auto got = ::recv(socket_, chunk.data(), chunk.size(), 0);
        ended_ = got == 0 || (got < 0 && errno != EAGAIN);
        received_.append(chunk, 0, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }

    asio::io_context& loop_;
    int socket_;
    std::string received_;
    bool ended_ = false;
};

} // namespace kith::test
