#include "sdk/whole_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::sdk {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

Descriptor open_directory(const fs::path& path) {
    Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open()) {
        fail(path);
    }
    return directory;
}

/// A name beside the file that nobody looks at, and no other process uses.
std::string temporary_name(const fs::path& path) {
    return "." + path.filename().string() + ".kith-" + std::to_string(::getpid());
}

void write_through(const Descriptor& file, std::string_view text,
                   std::optional<std::chrono::sys_seconds> modified, const fs::path& path) {
    while (!text.empty()) {
        const ssize_t put = ::write(file.number(), text.data(), text.size());
        if (put < 0 && errno != EINTR) {
            fail(path);
        }
        text.remove_prefix(static_cast<std::size_t>(put < 0 ? 0 : put));
    }
    if (modified) {
        const timespec moment{static_cast<time_t>(modified->time_since_epoch().count()), 0};
        const timespec times[2] = {moment, moment};
        ::futimens(file.number(), times);
    }
    if (::fsync(file.number()) != 0) {
        fail(path);
    }
}

} // namespace

void replace_file_in(const Descriptor& directory, const fs::path& path, std::string_view text,
                     std::optional<std::chrono::sys_seconds> modified) {
    const auto temporary = temporary_name(path);
    ::unlinkat(directory.number(), temporary.c_str(), 0); // of a process that died with our number
    try {
        const Descriptor file(::openat(directory.number(), temporary.c_str(),
                                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!file.is_open()) {
            fail(path);
        }
        write_through(file, text, modified, path);
        if (::renameat(directory.number(), temporary.c_str(), directory.number(),
                       path.filename().c_str()) != 0) {
            fail(path);
        }
    } catch (...) {
        ::unlinkat(directory.number(), temporary.c_str(), 0);
        throw;
    }
    if (::fsync(directory.number()) != 0) {
        fail(path);
    }
}

void replace_file(const fs::path& path, std::string_view text) {
    replace_file_in(open_directory(path.parent_path()), path, text);
}

void sync_directory(const fs::path& path) {
    if (::fsync(open_directory(path).number()) != 0) {
        fail(path);
    }
}

} // namespace kith::sdk
