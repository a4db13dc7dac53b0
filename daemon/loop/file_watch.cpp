#include "loop/file_watch.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>

namespace kith::loop {

namespace {

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                                  IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF;

} // namespace

FileWatch::FileWatch(asio::io_context& loop, domain::TimerSource& timers,
                     std::chrono::milliseconds quiet, std::vector<std::string> only,
                     std::function<void()> on_change)
    : descriptor_(loop), timer_(timers.make_timer()), quiet_(quiet), only_(std::move(only)),
      on_change_(std::move(on_change)) {
    const int fd = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0) {
        throw std::system_error(errno, std::generic_category(), "inotify_init1");
    }
    descriptor_.assign(fd);
    wait();
}

FileWatch::~FileWatch() = default;

void FileWatch::watch(const std::vector<std::filesystem::path>& directories) {
    for (const int old : watches_) {
        ::inotify_rm_watch(descriptor_.native_handle(), old);
    }
    watches_.clear();
    for (const auto& directory : directories) {
        const int id = ::inotify_add_watch(descriptor_.native_handle(), directory.c_str(), changes);
        if (id >= 0) {
            watches_.push_back(id);
        }
    }
}

void FileWatch::wait() {
    descriptor_.async_wait(asio::posix::stream_descriptor::wait_read,
                           [this](const asio::error_code& error) {
                               if (!error) { // an error means that this is being destroyed
                                   read_events();
                                   wait();
                               }
                           });
}

void FileWatch::read_events() {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool changed = false;
    ssize_t length = 0;
    while ((length = ::read(descriptor_.native_handle(), buffer.data(), buffer.size())) > 0) {
        for (std::size_t at = 0; at < static_cast<std::size_t>(length);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            const bool lost = (event.mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
            const bool forgotten = (event.mask & IN_IGNORED) != 0;
            changed = changed || lost || (!forgotten && matters(name));
            at += sizeof event + event.len;
        }
    }
    if (changed) {
        timer_->start(quiet_, on_change_);
    }
}

bool FileWatch::matters(const std::string& name) const {
    if (!only_.empty()) {
        return std::find(only_.begin(), only_.end(), name) != only_.end();
    }
    return !name.starts_with('.') && !name.ends_with('~') && !name.ends_with(".swp");
}

} // namespace kith::loop
