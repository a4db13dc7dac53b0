#pragma once

#include "control/control_handler.hpp"
#include "domain/timer.hpp"

#include <asio/io_context.hpp>
#include <asio/local/stream_protocol.hpp>

#include <cstddef>
#include <filesystem>
#include <list>
#include <memory>

namespace kith::control {

/// The socket that `kith` speaks to. Takes connections of the same user only (SO_PEERCRED) whose
/// process the handler admits, at most 32 at once: one more takes the place of the oldest that
/// waits for no answer. A line longer than 1 MiB, or 256 KiB of answers nobody reads, ends a
/// connection, never the daemon. While no descriptor is left for another connection it tries again
/// once a second and whenever one closes. Loop's thread only.
class ControlServer {
public:
    /// Listens on `path` (made with mode 0600 in a directory that is ours alone; a dead socket
    /// there is replaced), or on `inherited` when systemd passed a socket (>= 0). Throws
    /// std::system_error.
    ControlServer(asio::io_context& loop, domain::TimerSource& timers, std::filesystem::path path,
                  int inherited, ControlHandler& handler);
    ~ControlServer();
    ControlServer(const ControlServer&) = delete;
    ControlServer& operator=(const ControlServer&) = delete;

private:
    class Connection;
    void accept();
    void admit(asio::local::stream_protocol::socket socket);
    [[nodiscard]] bool make_room();

    asio::local::stream_protocol::acceptor acceptor_;
    bool accepting_ = false;
    std::unique_ptr<domain::Timer> pause_; ///< between tries to accept
    std::filesystem::path path_;           ///< removed at the end; empty when inherited
    ControlHandler& handler_;
    std::list<std::shared_ptr<Connection>> connections_; ///< the oldest first
};

} // namespace kith::control
