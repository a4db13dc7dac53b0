#include "calendar/guest_socket.hpp"

#include <array>
#include <string_view>
#include <sys/socket.h>

namespace kith::calendar {

namespace {

constexpr std::string_view bad_request = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"
                                         "Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n";

/// Unread bytes would make the kernel reset the connection, and the answer could be lost with it.
void drop_unread(int descriptor) {
    constexpr int reads = 16;
    std::array<char, 4096> unread;
    for (int i = 0; i < reads; ++i) {
        if (::recv(descriptor, unread.data(), unread.size(), MSG_DONTWAIT) <= 0) {
            return;
        }
    }
}

} // namespace

void GuestSocket::shutdown(shutdown_type what, std::error_code& error) {
    if (!answered_) {
        ::send(native_handle(), bad_request.data(), bad_request.size(),
               MSG_DONTWAIT | MSG_NOSIGNAL);
    }
    drop_unread(native_handle());
    asio::ip::tcp::socket::shutdown(what, error);
}

void GuestSocket::close() {
    ticket_.give_up();
    std::error_code ignored;
    asio::ip::tcp::socket::close(ignored);
}

} // namespace kith::calendar
