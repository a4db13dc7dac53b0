#include "calendar/listener.hpp"

#include <asio/ip/v6_only.hpp>
#include <system_error>
#include <utility>

namespace kith::calendar {

using asio::ip::tcp;

namespace {

constexpr std::chrono::seconds rest{1};
/// How often a free port of one address may turn out to be taken on the other.
constexpr int tries_for_free_port = 20;

bool address_missing(const std::error_code& error) {
    return error == std::errc::address_family_not_supported ||
           error == std::errc::address_not_available;
}

/// Asio's category knows nothing of std::errc.
std::error_code generic(const std::error_code& error) {
    return {error.value(), std::generic_category()};
}

/// Bound, not listening yet. Closed, without a throw, when the machine has no such address.
tcp::acceptor bound(asio::io_context& loop, const tcp::endpoint& endpoint) {
    tcp::acceptor acceptor(loop);
    std::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        if (endpoint.address().is_v6()) {
            acceptor.set_option(asio::ip::v6_only(true));
        }
        acceptor.bind(endpoint, error);
    }
    if (address_missing(generic(error))) {
        return tcp::acceptor(loop);
    }
    if (error) {
        throw std::system_error(generic(error));
    }
    return acceptor;
}

void listen(tcp::acceptor& acceptor) {
    std::error_code error;
    acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error) {
        throw std::system_error(generic(error));
    }
}

} // namespace

Listener::Listener(asio::io_context& loop, OnConnection on_connection)
    : loop_(loop), on_connection_(std::move(on_connection)),
      rest_(loop, [this] { accept_again(); }) {}

std::uint16_t Listener::open(std::uint16_t port) {
    for (int tries = 1;; ++tries) {
        try {
            acceptors_ = bind_both(port);
            for (auto& acceptor : acceptors_) {
                listen(acceptor);
            }
            break;
        } catch (const std::system_error& error) {
            acceptors_.clear();
            if (port != 0 || error.code() != std::errc::address_in_use ||
                tries == tries_for_free_port) {
                throw;
            }
        }
    }
    for (std::size_t i = 0; i < acceptors_.size(); ++i) {
        accept(i);
    }
    return acceptors_.front().local_endpoint().port();
}

void Listener::close() {
    rest_.cancel();
    resting_.clear();
    acceptors_.clear();
}

std::vector<Listener::Acceptor> Listener::bind_both(std::uint16_t port) {
    std::vector<Acceptor> acceptors;
    for (const asio::ip::address& address : {asio::ip::address(asio::ip::address_v4::loopback()),
                                             asio::ip::address(asio::ip::address_v6::loopback())}) {
        const auto same = acceptors.empty() ? port : acceptors.front().local_endpoint().port();
        auto acceptor = bound(loop_, tcp::endpoint(address, same));
        if (acceptor.is_open()) {
            acceptors.push_back(std::move(acceptor));
        }
    }
    if (acceptors.empty()) {
        throw std::system_error(std::make_error_code(std::errc::address_not_available));
    }
    return acceptors;
}

void Listener::accept(std::size_t index) {
    acceptors_[index].async_accept([this, index](std::error_code error, tcp::socket socket) {
        if (error == asio::error::operation_aborted) { // closed
            return;
        }
        if (error) {
            resting_.push_back(index);
            rest_.set(std::chrono::steady_clock::now() + rest);
            return;
        }
        on_connection_(std::move(socket));
        accept(index);
    });
}

void Listener::accept_again() {
    for (const std::size_t index : std::exchange(resting_, {})) {
        accept(index);
    }
}

} // namespace kith::calendar
