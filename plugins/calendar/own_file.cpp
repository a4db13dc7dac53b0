#include "calendar/own_file.hpp"

#include "sdk/whole_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kith::calendar {

namespace {

using sdk::Descriptor;

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
    if (!directory.is_open() || ::fstat(directory.number(), &state) != 0) {
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
        const ssize_t got = ::read(file.number(), content.data() + filled, size - filled);
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
    if (::fstatat(directory.number(), name.c_str(), &state, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) {
            return std::nullopt;
        }
        fail(path, errno);
    }
    if (const auto reason = oddity(state); !reason.empty()) {
        refuse(path, reason);
    }
    const Descriptor file(::openat(directory.number(), name.c_str(),
                                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.is_open() || ::fstat(file.number(), &state) != 0) {
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
    if (::fstatat(directory.number(), path.filename().c_str(), &state, AT_SYMLINK_NOFOLLOW) == 0 &&
        oddity(state).empty() && static_cast<std::size_t>(state.st_size) != content.size()) {
        return false;
    }
    const auto file = read_inside(directory, path, content.size());
    return file && file->content == content;
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
    try {
        sdk::replace_file_in(directory, path, content, modified);
    } catch (const std::system_error& error) {
        fail(path, error.code().value());
    }
}

} // namespace kith::calendar
