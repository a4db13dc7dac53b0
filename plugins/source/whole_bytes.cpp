#include "source/whole_bytes.hpp"

#include "sdk/descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::source {

namespace {

[[noreturn]] void fail() { throw UnreadableFile(std::generic_category().message(errno)); }

} // namespace

std::string read_whole(const std::string& path, std::size_t limit) {
    const sdk::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (!file.is_open() || ::fstat(file.number(), &status) != 0) {
        fail();
    }
    if (!S_ISREG(status.st_mode)) {
        throw UnreadableFile("not a regular file");
    }
    const auto too_large = [&] {
        return UnreadableFile("more than " + std::to_string(limit) + " bytes");
    };
    if (static_cast<std::size_t>(status.st_size) > limit) {
        throw too_large();
    }
    // One byte more than there should be: so a file that grows while it is read is noticed.
    std::string bytes(static_cast<std::size_t>(status.st_size) + 1, '\0');
    std::size_t size = 0;
    while (true) {
        if (size == bytes.size()) {
            bytes.resize(std::min(bytes.size() * 2, limit + 1));
        }
        const ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
        if (got == 0) {
            break;
        }
        if (got < 0 && errno != EINTR) {
            fail();
        }
        size += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (size > limit) {
            throw too_large();
        }
    }
    bytes.resize(size);
    return bytes;
}

} // namespace kith::source
