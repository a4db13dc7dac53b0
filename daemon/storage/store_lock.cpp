#include "storage/store_lock.hpp"

#include "storage/errors.hpp"
#include "storage/place.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>

namespace kith::storage {

namespace {

FileDescriptor open_holder(const std::filesystem::path& file) {
    make_private_file(file);
    FileDescriptor descriptor(::open(file.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    if (!descriptor.is_open()) {
        throw UnsuitablePlace("cannot open " + file.string() + ": " + std::strerror(errno));
    }
    return descriptor;
}

bool is_alive(pid_t pid) { return ::kill(pid, 0) == 0 || errno != ESRCH; }

/// The PID in the file; 0 when there is none.
pid_t written_pid(int descriptor) {
    std::array<char, 16> text{};
    const auto length = ::pread(descriptor, text.data(), text.size(), 0);
    pid_t pid = 0;
    if (length > 0) {
        std::from_chars(text.data(), text.data() + length, pid);
    }
    return pid;
}

/// The holder writes its PID right after it got the lock: until then the file may name nobody, or
/// one who died holding it.
pid_t holder_of(int descriptor) {
    for (int tries = 0; tries < 100; ++tries) {
        const auto pid = written_pid(descriptor);
        if (pid > 0 && is_alive(pid)) {
            return pid;
        }
        const timespec pause{0, 2'000'000};
        ::nanosleep(&pause, nullptr);
    }
    return 0;
}

} // namespace

StoreLock::StoreLock(const std::filesystem::path& directory)
    : descriptor_(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (!descriptor_.is_open()) {
        throw UnsuitablePlace("cannot open " + directory.string() + ": " + std::strerror(errno));
    }
    const auto file = directory / "kith.lock";
    const auto holder = open_holder(file);
    if (::flock(descriptor_.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            throw UnsuitablePlace("cannot lock " + directory.string() + ": " +
                                  std::strerror(errno));
        }
        const auto pid = holder_of(holder.get());
        throw AlreadyRunning("another kithd" +
                                 (pid > 0 ? " (process " + std::to_string(pid) + ")" : "") +
                                 " holds " + directory.string(),
                             pid);
    }
    const auto text = std::to_string(::getpid()) + "\n";
    if (::ftruncate(holder.get(), 0) != 0 ||
        ::pwrite(holder.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
        throw domain::StoreError("cannot write " + file.string() + ": " + std::strerror(errno));
    }
}

} // namespace kith::storage
