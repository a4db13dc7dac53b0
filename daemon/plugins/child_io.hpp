#pragma once

#include "plugins/child_process.hpp"
#include "wire/line_reader.hpp"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kith::plugins {

/// Who hears what a child says and that it has ended.
class ChildListener {
public:
    virtual ~ChildListener() = default;
    virtual void on_output_line(const wire::LineReader::Line& line) = 0;
    virtual void on_error_line(const wire::LineReader::Line& line) = 0;
    /// It does not read what it is told: 4 MiB wait.
    virtual void on_deaf() = 0;
    /// It has ended and what it had written was read. The last call.
    virtual void on_exit(int wait_status) = 0;
};

/// One child process in the loop: lines out, lines in, its end. Destroying it kills the process
/// group, and with a warden all that it has started, and waits for the end. Loop's thread only.
class ChildIo : public std::enable_shared_from_this<ChildIo> {
public:
    /// `listener` must stay until on_exit() or forget().
    [[nodiscard]] static std::shared_ptr<ChildIo>
    start(asio::io_context& loop, const Program& program, ChildListener& listener);
    ~ChildIo();
    ChildIo(const ChildIo&) = delete;
    ChildIo& operator=(const ChildIo&) = delete;

    void write(std::string line);
    /// Its standard input ends once everything is written.
    void end_input();
    /// To the whole process group.
    void signal(int number);
    /// Nobody is told of anything any more.
    void forget() { listener_ = nullptr; }
    [[nodiscard]] int pid() const { return pid_; }

private:
    struct Stream {
        Stream(asio::io_context& loop, int fd, std::size_t cap) : pipe(loop, fd), lines(cap) {}
        asio::posix::stream_descriptor pipe;
        wire::LineReader lines;
        std::array<char, 8192> chunk{};
    };
    ChildIo(asio::io_context& loop, const ChildProcess& child, ChildListener& listener);
    void read(Stream& stream);
    void deliver_lines(Stream& stream, std::string_view bytes);
    void drain(Stream& stream);
    void write_next();
    void wait_for_exit();
    void reap();

    ChildListener* listener_;
    pid_t pid_; ///< -1 once it has ended
    pid_t warden_;
    asio::posix::stream_descriptor exited_;
    asio::posix::stream_descriptor input_;
    Stream output_;
    Stream errors_;
    std::deque<std::string> queue_;
    std::size_t queued_ = 0;
    bool input_ended_ = false;
};

} // namespace kith::plugins
