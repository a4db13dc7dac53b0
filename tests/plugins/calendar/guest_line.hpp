#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace kith::test {

/// A bare TCP connection to 127.0.0.1.
class GuestLine {
public:
    explicit GuestLine(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
    }
    GuestLine(GuestLine&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    GuestLine& operator=(GuestLine&&) = delete;
    ~GuestLine() { ::close(socket_); }

    /// False when the other side has hung up.
    bool send(std::string_view bytes) const {
        return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }
    /// Everything until the other side ends, or "..." at the end when it has not after 20 s.
    [[nodiscard]] std::string hear() const {
        std::string heard;
        char chunk[4096];
        while (true) {
            pollfd state{socket_, POLLIN, 0};
            if (::poll(&state, 1, 20'000) != 1) {
                return heard + "...";
            }
            const ssize_t size = ::recv(socket_, chunk, sizeof chunk, 0);
            if (size <= 0) {
                return heard;
            }
            heard.append(chunk, static_cast<std::size_t>(size));
        }
    }

private:
    int socket_;
};

} // namespace kith::test
