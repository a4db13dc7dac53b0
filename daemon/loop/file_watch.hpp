#pragma once

#include "domain/timer.hpp"

#include <asio/io_context.hpp>
#include <asio/posix/stream_descriptor.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::loop {

/// Tells that something changed in some directories (inotify(7)), once it has been quiet for a
/// while. Loop's thread only. No wake-ups while nothing changes. Directories that do not exist are
/// left out until watch() is called again.
class FileWatch {
public:
    /// `only`: names of entries that matter; empty: all but dotfiles and editors' backups.
    FileWatch(asio::io_context& loop, domain::TimerSource& timers, std::chrono::milliseconds quiet,
              std::vector<std::string> only, std::function<void()> on_change);
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

    /// Watches these directories from now on, instead of those before.
    void watch(const std::vector<std::filesystem::path>& directories);

private:
    void wait();
    void read_events();
    [[nodiscard]] bool matters(const std::string& name) const;

    asio::posix::stream_descriptor descriptor_;
    std::unique_ptr<domain::Timer> timer_;
    std::chrono::milliseconds quiet_;
    std::vector<std::string> only_;
    std::function<void()> on_change_;
    std::vector<int> watches_;
};

} // namespace kith::loop
