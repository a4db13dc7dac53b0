#include "vcard/card_file.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::vcard {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void fail() { throw CardFileError(std::generic_category().message(errno)); }

} // namespace

std::string read_card_file(const std::string& path, std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        fail();
    }
    if (!S_ISREG(status.st_mode)) {
        throw CardFileError("not a regular file");
    }
    const auto too_large = [&] {
        return CardFileError("more than " + std::to_string(limit) + " bytes");
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

} // namespace kith::vcard
