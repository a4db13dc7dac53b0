#include "plugins/child_io.hpp"

#include <asio/buffer.hpp>
#include <asio/write.hpp>

#include <cerrno>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace kith::plugins {

namespace {

constexpr std::size_t max_queued = std::size_t{4} << 20;
constexpr std::size_t max_error_line = 4096;
/// After its end, so much of what a child had written is still read.
constexpr int drained_chunks = 64;

} // namespace

std::shared_ptr<ChildIo> ChildIo::start(asio::io_context& loop, const Program& program,
                                        ChildListener& listener) {
    const auto child = spawn(program);
    std::shared_ptr<ChildIo> self(new ChildIo(loop, child, listener));
    self->read(self->output_);
    self->read(self->errors_);
    self->wait_for_exit();
    return self;
}

ChildIo::ChildIo(asio::io_context& loop, const ChildProcess& child, ChildListener& listener)
    : listener_(&listener), pid_(child.pid), warden_(child.warden), exited_(loop, child.exited),
      input_(loop, child.input), output_(loop, child.output, wire::max_line),
      errors_(loop, child.errors, max_error_line) {}

ChildIo::~ChildIo() {
    if (pid_ > 0) {
        signal_group(pid_, SIGKILL);
        ::waitpid(warden_, nullptr, 0);
    }
}

void ChildIo::write(std::string line) {
    if (input_ended_ || pid_ <= 0) {
        return;
    }
    queued_ += line.size();
    queue_.push_back(std::move(line));
    if (queued_ > max_queued && queue_.size() > 1) {
        if (listener_ != nullptr) {
            listener_->on_deaf();
        }
    } else if (queue_.size() == 1) {
        write_next();
    }
}

void ChildIo::write_next() {
    asio::async_write(input_, asio::buffer(queue_.front()),
                      [self = shared_from_this()](const asio::error_code& error, std::size_t) {
                          if (error) { // its end is told by the pidfd
                              return;
                          }
                          self->queued_ -= self->queue_.front().size();
                          self->queue_.pop_front();
                          if (!self->queue_.empty()) {
                              self->write_next();
                          } else if (self->input_ended_) {
                              self->input_.close();
                          }
                      });
}

void ChildIo::end_input() {
    if (std::exchange(input_ended_, true)) {
        return;
    }
    if (queue_.empty()) {
        asio::error_code ignored;
        input_.close(ignored);
    }
}

void ChildIo::signal(int number) {
    if (pid_ > 0) {
        signal_group(pid_, number);
    }
}

void ChildIo::read(Stream& stream) {
    stream.pipe.async_read_some(
        asio::buffer(stream.chunk),
        [self = shared_from_this(), &stream](const asio::error_code& error, std::size_t length) {
            if (error) {
                return;
            }
            self->deliver_lines(stream, {stream.chunk.data(), length});
            self->read(stream);
        });
}

void ChildIo::deliver_lines(Stream& stream, std::string_view bytes) {
    while (auto line = stream.lines.next(bytes)) {
        if (listener_ == nullptr) {
            return;
        }
        if (&stream == &output_) {
            listener_->on_output_line(*line);
        } else {
            listener_->on_error_line(*line);
        }
    }
}

void ChildIo::wait_for_exit() {
    exited_.async_wait(asio::posix::stream_descriptor::wait_read,
                       [self = shared_from_this()](const asio::error_code& error) {
                           if (!error) {
                               self->reap();
                           }
                       });
}

/// Reads what is in the pipe. A grandchild may hold it open: its end is not waited for.
void ChildIo::drain(Stream& stream) {
    for (int i = 0; i < drained_chunks; ++i) {
        const auto length =
            ::read(stream.pipe.native_handle(), stream.chunk.data(), stream.chunk.size());
        if (length <= 0) {
            break;
        }
        deliver_lines(stream, {stream.chunk.data(), static_cast<std::size_t>(length)});
    }
    asio::error_code ignored;
    stream.pipe.close(ignored);
}

void ChildIo::reap() {
    int status = 0;
    if (warden_ == pid_) {
        ::kill(-pid_, SIGKILL); // the group outlives its leader when it had children
    }
    ::waitpid(warden_, &status, 0);
    pid_ = -1;
    drain(output_);
    drain(errors_);
    asio::error_code ignored;
    input_.close(ignored);
    exited_.close(ignored);
    if (listener_ != nullptr) {
        std::exchange(listener_, nullptr)->on_exit(status);
    }
}

} // namespace kith::plugins
