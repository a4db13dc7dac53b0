#include "remote/state_file.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace kith::remote {

namespace {

constexpr std::size_t most_read = std::size_t{4} << 20;

class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags) : path_(path) {
        descriptor_ = ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor_ < 0) {
            fail();
        }
    }
    ~OpenFile() { ::close(descriptor_); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[noreturn]] void fail() const {
        throw std::system_error(errno, std::generic_category(), path_.string());
    }

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

} // namespace

std::optional<std::string> read_state_file(const std::filesystem::path& path) {
    if (::access(path.c_str(), F_OK) != 0 && errno == ENOENT) {
        return std::nullopt;
    }
    const OpenFile file(path, O_RDONLY | O_NONBLOCK);
    std::string text;
    std::array<char, 65536> buffer{};
    while (text.size() < most_read) {
        const ssize_t count = ::read(file.descriptor(), buffer.data(), buffer.size());
        if (count < 0) {
            file.fail();
        }
        if (count == 0) {
            break;
        }
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
}

} // namespace kith::remote
