#include "calendar/own_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kith::calendar {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int get() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }

private:
    int number_;
};

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& reason) {
    throw FileError(path.string() + ": " + reason);
}

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
    refuse(path, std::generic_category().message(error));
}

Descriptor open_directory(const std::filesystem::path& path) {
    const auto folder = path.parent_path();
    Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat state {};
    if (!directory.open() || ::fstat(directory.get(), &state) != 0) {
        fail(folder, errno);
    }
    if ((state.st_mode & S_IWOTH) != 0 && (state.st_mode & S_ISVTX) == 0) {
        refuse(folder, "everybody may write to this directory");
    }
    return directory;
}

/// Why a thing of this state is not to be read or replaced; empty when it may be.
std::string oddity(const struct stat& state) {
    if (S_ISLNK(state.st_mode)) {
        return "is a symbolic link";
    }
    if (!S_ISREG(state.st_mode)) {
        return "is no regular file";
    }
    if (state.st_uid != ::geteuid()) {
        return "belongs to another user";
    }
    return state.st_nlink == 1 ? "" : "has more than one name (hard link)";
}

std::string read_all(const Descriptor& file, std::size_t size, const std::filesystem::path& path) {
    std::string content(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::read(file.get(), content.data() + filled, size - filled);
        if (got < 0 && errno != EINTR) {
            fail(path, errno);
        }
        if (got == 0) {
            break;
        }
        filled += static_cast<std::size_t>(got < 0 ? 0 : got);
    }
    content.resize(filled);
    return content;
}

/// The file inside its directory, opened without following or waiting; absent when there is none.
std::optional<OwnFile> read_inside(const Descriptor& directory, const std::filesystem::path& path,
                                   std::size_t longest) {
    const auto name = path.filename();
    struct stat state {};
    if (::fstatat(directory.get(), name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        fail(path, errno);
    }
    if (const auto reason = oddity(state); !reason.empty()) {
        refuse(path, reason);
    }
    const Descriptor file(::openat(directory.get(), name.c_str(),
                                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.open() || ::fstat(file.get(), &state) != 0) {
        fail(path, errno);
    }
    if (const auto reason = oddity(state); !reason.empty()) {
        refuse(path, reason);
    }
    const auto size = static_cast<std::size_t>(state.st_size);
    if (size > longest) {
        refuse(path, "is larger than " + std::to_string(longest) + " bytes");
    }
    return OwnFile{read_all(file, size, path),
                   std::chrono::sys_seconds(std::chrono::seconds(state.st_mtim.tv_sec))};
}

/// Whether the file is there with these bytes. Throws when what is there must not be replaced.
bool holds(const Descriptor& directory, const std::filesystem::path& path,
           std::string_view content) {
    struct stat state {};
    if (::fstatat(directory.get(), path.filename().c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0 &&
        oddity(state).empty() && static_cast<std::size_t>(state.st_size) != content.size()) {
        return false;
    }
    const auto file = read_inside(directory, path, content.size());
    return file && file->content == content;
}

/// A name beside the file that no reader of calendars looks at, and no other process uses.
std::string temporary_name(const std::filesystem::path& path) {
    return "." + path.filename().string() + ".kith-" + std::to_string(::getpid());
}

void write_through(const Descriptor& file, std::string_view content,
                   std::optional<std::chrono::sys_seconds> modified,
                   const std::filesystem::path& path) {
    while (!content.empty()) {
        const ssize_t put = ::write(file.get(), content.data(), content.size());
        if (put < 0 && errno != EINTR) {
            fail(path, errno);
        }
        content.remove_prefix(static_cast<std::size_t>(put < 0 ? 0 : put));
    }
    if (modified) {
        const timespec moment{static_cast<time_t>(modified->time_since_epoch().count()), 0};
        const timespec times[2] = {moment, moment};
        ::futimens(file.get(), times);
    }
    if (::fsync(file.get()) != 0) {
        fail(path, errno);
    }
}

} // namespace

std::optional<OwnFile> read_own_file(const std::filesystem::path& path, std::size_t longest) {
    return read_inside(open_directory(path), path, longest);
}

void replace_own_file(const std::filesystem::path& path, std::string_view content,
                      std::optional<std::chrono::sys_seconds> modified) {
    const Descriptor directory = open_directory(path);
    if (holds(directory, path, content)) {
        return;
    }
    const std::string temporary = temporary_name(path);
    ::unlinkat(directory.get(), temporary.c_str(), 0); // of a process that died with our number
    try {
        const Descriptor file(::openat(directory.get(), temporary.c_str(),
                                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!file.open()) {
            fail(path, errno);
        }
        write_through(file, content, modified, path);
        if (::renameat(directory.get(), temporary.c_str(), directory.get(),
                       path.filename().c_str()) != 0) {
            fail(path, errno);
        }
    } catch (...) {
        ::unlinkat(directory.get(), temporary.c_str(), 0);
        throw;
    }
    if (::fsync(directory.get()) != 0) {
        fail(path, errno);
    }
}

} // namespace kith::calendar
