#include "plugins/conversation.hpp"

#include "wire/json.hpp"
#include "wire/proposal_codec.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::plugins {

namespace chr = std::chrono;

namespace {

constexpr std::size_t kept_noise = 10;

int milliseconds_until(chr::steady_clock::time_point deadline) {
    const auto left = chr::ceil<chr::milliseconds>(deadline - chr::steady_clock::now());
    return static_cast<int>(std::max<chr::milliseconds::rep>(left.count(), 0));
}

} // namespace

Conversation::Conversation(const Program& program) : child_(spawn(program)) {
    ::signal(SIGPIPE, SIG_IGN);
}

Conversation::~Conversation() {
    if (child_.pid > 0) {
        signal_group(child_.pid, SIGKILL);
        ::waitpid(child_.pid, nullptr, 0);
    }
    for (const int fd : {child_.input, child_.output, child_.errors, child_.exited}) {
        if (fd >= 0) {
            ::close(fd);
        }
    }
}

void Conversation::say(const std::string& line) {
    std::string_view rest = line;
    while (!rest.empty()) {
        const auto sent = ::write(child_.input, rest.data(), rest.size());
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            return; // it does not listen any more; the missing answer tells
        }
        rest.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
        pollfd room{child_.input, POLLOUT, 0};
        if (!rest.empty() && ::poll(&room, 1, 5000) <= 0) {
            return;
        }
    }
}

std::optional<wire::Message> Conversation::ask(const std::string& method,
                                               const domain::Value& params,
                                               chr::milliseconds patience) {
    const wire::Id id = next_id_++;
    say(wire::encode_line(wire::Request{id, method, params}));
    const auto deadline = chr::steady_clock::now() + patience;
    while (const auto line = next_line(deadline)) {
        try {
            auto message = wire::decode_line(*line);
            if (const auto* response = std::get_if<wire::Response>(&message);
                response != nullptr && response->id == id) {
                return message;
            }
            if (const auto* error = std::get_if<wire::Error>(&message);
                error != nullptr && error->id == id) {
                return message;
            }
            if (const auto* request = std::get_if<wire::Request>(&message)) {
                judge(*request);
                say(wire::encode_line(
                    wire::Response{request->id, domain::Value(domain::Value::Object{})}));
            }
        } catch (const std::runtime_error&) {
            note_noise(*line);
        }
    }
    return std::nullopt;
}

void Conversation::judge(const wire::Request& request) {
    try {
        if (request.method == "event" && request.params.text_or("type", "") == "proposals" &&
            proposals_fault_.empty()) {
            static_cast<void>(wire::proposal_page_from(request.params));
        }
    } catch (const domain::ValueError& error) {
        proposals_fault_ = error.what();
    }
}

void Conversation::note_noise(const std::string& line) {
    if (noise_.size() < kept_noise) {
        noise_.push_back(line);
    }
}

std::optional<std::string> Conversation::next_line(Moment deadline) {
    while (true) {
        std::string_view bytes = unread_;
        auto line = lines_.next(bytes);
        unread_.erase(0, unread_.size() - bytes.size());
        if (line) {
            return std::move(line->text);
        }
        if (!output_open_ || !wait(deadline)) {
            return std::nullopt;
        }
    }
}

/// Waits for output and takes it; false when the time is over.
bool Conversation::wait(Moment deadline) {
    std::array<pollfd, 2> streams{{{child_.output, POLLIN, 0}, {child_.errors, POLLIN, 0}}};
    const int left = milliseconds_until(deadline);
    if (left == 0 || ::poll(streams.data(), streams.size(), left) <= 0) {
        return false;
    }
    std::array<char, 4096> chunk{};
    if (streams[1].revents != 0 && ::read(child_.errors, chunk.data(), chunk.size()) == 0) {
        ::close(std::exchange(child_.errors, -1));
    }
    if (streams[0].revents != 0) {
        const auto length = ::read(child_.output, chunk.data(), chunk.size());
        output_open_ = length != 0;
        unread_.append(chunk.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
    }
    return true;
}

std::optional<int> Conversation::end(chr::milliseconds patience) {
    ::close(std::exchange(child_.input, -1));
    const auto deadline = chr::steady_clock::now() + patience;
    while (const auto line = next_line(deadline)) {
        try {
            const auto message = wire::decode_line(*line);
            if (const auto* request = std::get_if<wire::Request>(&message)) {
                judge(*request);
            }
        } catch (const std::runtime_error&) {
            note_noise(*line);
        }
    }
    pollfd ended{child_.exited, POLLIN, 0};
    if (::poll(&ended, 1, milliseconds_until(deadline)) <= 0) {
        return std::nullopt;
    }
    int status = 0;
    signal_group(child_.pid, SIGKILL);
    ::waitpid(std::exchange(child_.pid, -1), &status, 0);
    return status;
}

} // namespace kith::plugins
