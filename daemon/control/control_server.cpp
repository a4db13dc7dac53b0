#include "control/control_server.hpp"

#include "wire/json.hpp"
#include "wire/line_reader.hpp"

#include <asio/buffer.hpp>
#include <asio/write.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <deque>
#include <sys/socket.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::control {

using Socket = asio::local::stream_protocol::socket;

namespace {

constexpr std::size_t max_connections = 32;
constexpr std::size_t max_unread = std::size_t{256} << 10; ///< beyond the answer that is under way
constexpr std::chrono::seconds retry_after{1};

std::system_error failure(const std::string& what) {
    return {errno, std::generic_category(), what};
}

/// True when somebody answers on the socket: another daemon.
bool answered(const std::filesystem::path& path) {
    asio::io_context loop;
    Socket probe(loop);
    asio::error_code error;
    probe.connect(asio::local::stream_protocol::endpoint(path.string()), error);
    return !error;
}

int listen_on(const std::filesystem::path& path) {
    if (std::filesystem::is_socket(path)) {
        if (answered(path)) {
            errno = EADDRINUSE;
            throw failure(path.string());
        }
        std::filesystem::remove(path);
    }
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const asio::local::stream_protocol::endpoint endpoint(path.string());
    const auto old_mask =
        ::umask(0177); // the socket must never be open to others, not for a moment
    const bool bound =
        fd >= 0 && ::bind(fd, endpoint.data(), static_cast<socklen_t>(endpoint.size())) == 0;
    ::umask(old_mask);
    if (!bound || ::listen(fd, SOMAXCONN) != 0) {
        const auto error = failure(path.string());
        ::close(fd);
        throw error;
    }
    return fd;
}

/// Who is at the other end; nobody's ids when that cannot be known.
ucred peer_of(Socket& socket) {
    ucred peer{-1, static_cast<uid_t>(-1), static_cast<gid_t>(-1)};
    socklen_t size = sizeof peer;
    ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size);
    return peer;
}

bool same_user(const ucred& peer) { return peer.uid == ::geteuid() || peer.uid == 0; }

/// 0 for a process of another container, which has no number here.
pid_t group_of(const ucred& peer) { return peer.pid == 0 ? 0 : ::getpgid(peer.pid); }

} // namespace

/// One client. Kept alive by its pending operations and the server's set.
class ControlServer::Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Socket socket, ControlServer& server)
        : socket_(std::move(socket)), server_(&server) {}

    void read() {
        socket_.async_read_some(
            asio::buffer(chunk_),
            [self = shared_from_this()](const asio::error_code& error, std::size_t length) {
                if (error || !self->take({self->chunk_.data(), length})) {
                    self->close();
                } else {
                    self->read();
                }
            });
    }

    void close() {
        asio::error_code ignored;
        socket_.close(ignored);
        if (auto* server = std::exchange(server_, nullptr)) {
            server->connections_.remove(shared_from_this());
            server->accept();
        }
    }

    /// Whether a request of it is under way.
    [[nodiscard]] bool waits() const { return unanswered_ > 0; }

    /// The server goes away: nothing may reach it any more.
    void abandon() {
        server_ = nullptr;
        close();
    }

private:
    bool take(std::string_view bytes) {
        while (auto line = lines_.next(bytes)) {
            if (line->too_long) {
                spdlog::warn("control: closed a connection: a line is longer than 1 MiB");
                return false;
            }
            obey(line->text);
        }
        return true;
    }

    void obey(const std::string& line) {
        std::optional<wire::Id> id;
        try {
            const auto message = wire::decode_line(line);
            if (const auto* request = std::get_if<wire::Request>(&message)) {
                id = request->id;
                handle(*request);
            }
        } catch (const wire::JsonError& error) {
            send(wire::Error{id, wire::error_code::parse, error.what(), {}});
        } catch (const wire::MalformedMessage& error) {
            send(wire::Error{error.id, error.code, error.what(), {}});
        }
    }

    void handle(const wire::Request& request) {
        if (server_ == nullptr) {
            return;
        }
        ++unanswered_;
        server_->handler_.handle(
            request.method, request.params,
            [weak = weak_from_this(),
             id = request.id](std::variant<domain::Value, Refusal> answer) {
                const auto self = weak.lock();
                if (self == nullptr) {
                    return; // the client did not wait
                }
                --self->unanswered_;
                if (auto* refusal = std::get_if<Refusal>(&answer)) {
                    self->send(wire::Error{id, refusal->code, std::move(refusal->message),
                                           std::move(refusal->data)});
                } else {
                    self->send(wire::Response{id, std::move(std::get<domain::Value>(answer))});
                }
            });
    }

    void send(const wire::Message& message) {
        unread_ += out_.emplace_back(wire::encode_line(message)).size();
        if (unread_ - out_.front().size() > max_unread) {
            spdlog::warn("control: closed a connection that does not read its answers");
            close();
        } else if (out_.size() == 1) {
            write();
        }
    }

    void write() {
        asio::async_write(socket_, asio::buffer(out_.front()),
                          [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                              self->written(error);
                          });
    }

    void written(const asio::error_code& error) {
        if (error) {
            close();
            return;
        }
        unread_ -= out_.front().size();
        out_.pop_front();
        if (!out_.empty()) {
            write();
        }
    }

    Socket socket_;
    ControlServer* server_; ///< null once closed
    wire::LineReader lines_;
    std::array<char, 4096> chunk_{};
    std::deque<std::string> out_;
    std::size_t unread_ = 0;
    int unanswered_ = 0;
};

ControlServer::ControlServer(asio::io_context& loop, domain::TimerSource& timers,
                             std::filesystem::path path, int inherited, ControlHandler& handler)
    : acceptor_(loop), pause_(timers.make_timer()), handler_(handler) {
    const int fd = inherited >= 0 ? inherited : listen_on(path);
    acceptor_.assign(asio::local::stream_protocol(), fd);
    if (inherited < 0) {
        path_ = std::move(path);
    }
    accept();
}

ControlServer::~ControlServer() {
    for (const auto& connection : std::exchange(connections_, {})) {
        connection->abandon();
    }
    std::error_code ignored;
    if (!path_.empty()) {
        std::filesystem::remove(path_, ignored);
    }
}

void ControlServer::accept() {
    if (std::exchange(accepting_, true)) {
        return;
    }
    acceptor_.async_accept([this](const asio::error_code& error, Socket socket) {
        if (error == asio::error::operation_aborted) {
            return;
        }
        accepting_ = false;
        if (!error) {
            admit(std::move(socket));
            accept();
        } else if (error == asio::error::connection_aborted) {
            accept();
        } else {
            // Out of descriptors or memory: the next try would fail at once, again and again.
            spdlog::error("control: takes no connections for now: {}", error.message());
            pause_->start(retry_after, [this] { accept(); });
        }
    });
}

void ControlServer::admit(Socket socket) {
    const auto peer = peer_of(socket);
    if (!same_user(peer)) {
        spdlog::warn("control: refused a connection of another user uid={}", peer.uid);
        return;
    }
    if (!handler_.admits(group_of(peer))) {
        spdlog::warn("control: refused a connection of a plugin pid={}", peer.pid);
        return;
    }
    if (connections_.size() >= max_connections && !make_room()) {
        spdlog::warn("control: refused a connection: {} are open", connections_.size());
        return;
    }
    const auto connection = std::make_shared<Connection>(std::move(socket), *this);
    connections_.push_back(connection);
    connection->read();
}

/// Programs that only hold their connections must not keep `kith` out.
bool ControlServer::make_room() {
    const auto idle = std::find_if(connections_.begin(), connections_.end(),
                                   [](const auto& connection) { return !connection->waits(); });
    if (idle == connections_.end()) {
        return false;
    }
    const auto connection = *idle;
    connection->close();
    return true;
}

} // namespace kith::control
