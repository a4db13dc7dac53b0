#include "app/log_sink.hpp"

#include "wire/plain_line.hpp"

#include <cerrno>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace kith::app {

namespace {

constexpr std::size_t longest_line = 4096;
constexpr std::size_t longest_event = 3968; // the rest is for moment and level

} // namespace

bool write_at_once(int descriptor, std::string_view text) noexcept {
    text = text.substr(0, longest_line);
    const auto sent = ::send(descriptor, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent >= 0 || errno != ENOTSOCK) {
        return sent > 0;
    }
    // Not O_NONBLOCK: whoever started us uses the same terminal or pipe.
    pollfd room{descriptor, POLLOUT, 0};
    return ::poll(&room, 1, 0) > 0 && (room.revents & POLLOUT) != 0 &&
           ::write(descriptor, text.data(), text.size()) > 0;
}

void LogSink::sink_it_(const spdlog::details::log_msg& message) {
    if (dropped_ > 0) {
        const auto note = "log_lines_dropped=" + std::to_string(dropped_);
        if (!put({message.time, {}, message.logger_name, spdlog::level::warn, note})) {
            ++dropped_;
            return;
        }
        dropped_ = 0;
    }
    if (!put(message)) {
        ++dropped_;
    }
}

bool LogSink::put(const spdlog::details::log_msg& message) {
    const std::string_view payload(message.payload.data(), message.payload.size());
    const auto line = wire::escaped_line(payload, longest_event);
    auto clean = message;
    clean.payload = line;
    spdlog::memory_buf_t text;
    formatter_->format(clean, text);
    return write_at_once(descriptor_, {text.data(), text.size()});
}

} // namespace kith::app
