#include "config/read_file.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::config {

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

FileText refused(std::string what, std::string mend) {
    return {FileText::State::Refused, "", std::move(what), std::move(mend)};
}

FileText refused_as_large(std::size_t most_bytes) {
    return refused("is larger than " + std::to_string(most_bytes / 1024 / 1024) + " MiB",
                   "split it or take out what does not belong there");
}

FileText refused_by_system(int code) {
    return refused("cannot be read: " + std::generic_category().message(code),
                   code == EACCES ? "let your user read it: chmod u+r"
                                  : "put a readable file there");
}

FileText not_opened(const std::filesystem::path& path, int code) {
    struct stat status {};
    if (code == ENOENT && ::lstat(path.c_str(), &status) != 0) {
        return {};
    }
    if (code == ENOENT) {
        return refused("is a link to nothing", "remove the link or put the file where it leads");
    }
    return refused_by_system(code);
}

} // namespace

FileText read_file(const std::filesystem::path& path, std::size_t most_bytes) {
    // O_NONBLOCK: a named pipe is opened at once instead of waiting for a writer.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.number() < 0) {
        return not_opened(path, errno);
    }
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) {
        return refused_by_system(errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return refused("is no regular file", "put a text file there");
    }
    std::string text;
    std::array<char, 16384> chunk{};
    // Looks one chunk beyond the bound: a file may grow while it is read.
    while (text.size() <= most_bytes) {
        const auto count = ::read(file.number(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return refused_by_system(errno);
        }
        if (count == 0) {
            return {FileText::State::Read, std::move(text), "", ""};
        }
        text.append(chunk.data(), static_cast<std::size_t>(count));
    }
    return refused_as_large(most_bytes);
}

FileText as_read(std::string text, std::size_t most_bytes) {
    return text.size() > most_bytes ? refused_as_large(most_bytes)
                                    : FileText{FileText::State::Read, std::move(text), "", ""};
}

} // namespace kith::config
