#include "storage/soundness.hpp"

#include "storage/file_descriptor.hpp"

#include <array>
#include <ctime>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

std::string mark_name(const fs::path& database) { return database.string() + ".sound"; }

bool has_log(const fs::path& database) {
    struct stat status {};
    return ::stat((database.string() + "-wal").c_str(), &status) == 0 && status.st_size > 0;
}

/// What any change of the file changes.
std::string stamp_of(const struct stat& status) {
    return std::to_string(status.st_ino) + ' ' + std::to_string(status.st_size) + ' ' +
           std::to_string(status.st_mtim.tv_sec) + ' ' + std::to_string(status.st_mtim.tv_nsec) +
           '\n';
}

/// Sets the file's time to this very nanosecond. The kernel's own stamps move in steps of some
/// milliseconds, so that a change right after the end could not be told from the end.
bool set_exact_time(int file) {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::array<timespec, 2> times{timespec{0, UTIME_OMIT}, now};
    return ::futimens(file, times.data()) == 0;
}

} // namespace

void mark_sound(const fs::path& database) noexcept try {
    const FileDescriptor file(::open(database.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!file.is_open() || has_log(database) || !set_exact_time(file.get()) ||
        ::fstat(file.get(), &status) != 0) {
        return;
    }
    const FileDescriptor mark(::open(mark_name(database).c_str(),
                                     O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    const auto stamp = stamp_of(status);
    if (mark.is_open() &&
        ::write(mark.get(), stamp.data(), stamp.size()) != static_cast<ssize_t>(stamp.size())) {
        ::unlink(mark_name(database).c_str());
    }
} catch (...) { // there is none, then
}

bool take_sound_mark(const fs::path& database) noexcept try {
    const auto name = mark_name(database);
    std::array<char, 128> bytes{};
    const FileDescriptor mark(::open(name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    const auto length = mark.is_open() ? ::read(mark.get(), bytes.data(), bytes.size()) : -1;
    const bool gone = ::unlink(name.c_str()) == 0;
    struct stat status {};
    return gone && length > 0 && !has_log(database) && ::lstat(database.c_str(), &status) == 0 &&
           std::string_view(bytes.data(), static_cast<std::size_t>(length)) == stamp_of(status);
} catch (...) {
    return false;
}

} // namespace kith::storage
