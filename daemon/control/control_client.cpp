#include "control/control_client.hpp"

#include "wire/json.hpp"
#include "wire/rpc.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace kith::control {

namespace chr = std::chrono;

using words::say;

namespace {

void write_all(int socket, std::string_view text) {
    while (!text.empty()) {
        const auto sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) {
            throw NoDaemon(say("kithd went away: {}", std::strerror(errno)));
        }
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    }
}

wire::Message message_in(const std::string& line) {
    wire::JsonLimits limits;
    limits.max_bytes = line.size();
    try {
        return wire::decode(wire::parse_json(line, limits));
    } catch (const wire::JsonError& error) {
        throw NoDaemon(say("what answers is not kithd: {}", error.what()));
    } catch (const wire::MalformedMessage& error) {
        throw NoDaemon(say("what answers is not kithd: {}", error.what()));
    }
}

} // namespace

std::filesystem::path runtime_directory() {
    const std::pair<const char*, const char*> places[] = {{"KITH_RUNTIME_DIR", ""},
                                                          {"XDG_RUNTIME_DIR", "kith"},
                                                          {"XDG_STATE_HOME", "kith/run"},
                                                          {"HOME", ".local/state/kith/run"}};
    for (const auto& [variable, below] : places) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value == '/') {
            return *below == '\0' ? std::filesystem::path(value)
                                  : std::filesystem::path(value) / below;
        }
    }
    throw NoDaemon(say("neither KITH_RUNTIME_DIR nor HOME is set"));
}

ControlClient::ControlClient(const std::filesystem::path& socket)
    : socket_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto path = socket.string();
    if (path.size() >= sizeof address.sun_path) {
        ::close(socket_);
        throw NoDaemon(say("the path of the socket is too long: {}", path));
    }
    std::memcpy(address.sun_path, path.data(), path.size());
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const std::string reason = std::strerror(errno);
        ::close(socket_);
        throw NoDaemon(say("kithd does not answer at {}: {}", path, reason));
    }
}

ControlClient::~ControlClient() { ::close(socket_); }

domain::Value ControlClient::call(const std::string& method, const domain::Value& params,
                                  chr::milliseconds patience) {
    const auto deadline = chr::steady_clock::now() + patience;
    const wire::Id id = next_id_++;
    write_all(socket_, wire::encode_line(wire::Request{id, method, params}));
    while (true) {
        const auto message = message_in(read_line(deadline));
        if (const auto* response = std::get_if<wire::Response>(&message);
            response != nullptr && response->id == id) {
            return response->result;
        }
        if (const auto* error = std::get_if<wire::Error>(&message);
            error != nullptr && (!error->id || *error->id == id)) {
            throw Refused(error->code, error->message, error->data);
        }
    }
}

std::string ControlClient::read_line(chr::steady_clock::time_point deadline) {
    std::array<char, 65536> chunk{};
    while (true) {
        std::string_view bytes = rest_;
        auto line = lines_.next(bytes);
        rest_.erase(0, rest_.size() - bytes.size());
        if (line) {
            return std::move(line->text);
        }
        const auto left = chr::ceil<chr::milliseconds>(deadline - chr::steady_clock::now());
        pollfd wait{socket_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&wait, 1, static_cast<int>(left.count())) == 0) {
            throw NoDaemon(say("kithd did not answer in time"));
        }
        const auto got = ::read(socket_, chunk.data(), chunk.size());
        if (got == 0 || (got < 0 && errno != EINTR)) {
            throw NoDaemon(say("kithd went away"));
        }
        rest_.append(chunk.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
}

} // namespace kith::control
