#include "maildir/header_bytes.hpp"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::maildir {

namespace {

constexpr std::size_t block = 8192; // most headers fit

/// Where the body begins; npos: the header has not ended. `from` is where to begin to look.
std::size_t body_in(const std::string& bytes, std::size_t from) {
    if (bytes.starts_with('\n') || bytes.starts_with("\r\n")) {
        return bytes.find('\n') + 1;
    }
    for (auto end = bytes.find('\n', from); end != std::string::npos; end = bytes.find('\n', end)) {
        ++end;
        if (bytes.compare(end, 1, "\n") == 0) {
            return end + 1;
        }
        if (bytes.compare(end, 2, "\r\n") == 0) {
            return end + 2;
        }
    }
    return std::string::npos;
}

bool is_regular(const sdk::Descriptor& file) {
    struct stat status {};
    return file.is_open() && ::fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode);
}

} // namespace

HeaderBytes read_header_bytes(const sdk::Descriptor& folder, const std::string& name) {
    const sdk::Descriptor file(::openat(folder.number(), name.c_str(),
                                        O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    HeaderBytes read;
    if (!is_regular(file)) {
        return read;
    }
    while (read.bytes.size() < longest_header) {
        const std::size_t before = read.bytes.size();
        read.bytes.resize(std::min(before + block, longest_header));
        const ssize_t got =
            ::read(file.number(), read.bytes.data() + before, read.bytes.size() - before);
        read.bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return {};
        }
        if (got == 0) {
            read.end = HeaderBytes::End::File;
            return read;
        }
        const auto body = body_in(read.bytes, before < 2 ? 0 : before - 2);
        if (body != std::string::npos) {
            read.bytes.resize(body);
            read.end = HeaderBytes::End::BlankLine;
            return read;
        }
    }
    return {{}, HeaderBytes::End::TooLong};
}

} // namespace kith::maildir
