#include "source/listing.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::source {

namespace {

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};
using OpenDirectory = std::unique_ptr<DIR, CloseDirectory>;

enum class Depth { Top, Inside };

std::string reason_of(int error) { return std::generic_category().message(error); }

OpenDirectory open_directory(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return nullptr;
    }
    OpenDirectory directory(::fdopendir(descriptor));
    if (!directory) {
        ::close(descriptor);
    }
    return directory;
}

bool is_hidden(std::string_view name) {
    return name.starts_with('.') || name.starts_with('~') || name.starts_with('#');
}

Stamp stamp_of(const struct stat& status) {
    return {std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec,
            static_cast<std::uint64_t>(status.st_size), status.st_ino};
}

/// Takes the files of one folder into `found` and, at the top, returns the folders in it.
std::vector<std::string> list_folder(const std::string& path, Depth depth, IsWanted is_wanted,
                                     Listing& found) {
    std::vector<std::string> inner;
    const OpenDirectory directory = open_directory(path);
    if (!directory) {
        found.unreadable.push_back({path, reason_of(errno)});
        return inner;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(directory.get())) {
        const std::string name = entry->d_name;
        struct stat status {};
        const bool maybe_file = may_be_listed(name, EntryKind::File, is_wanted);
        const bool maybe_folder = depth == Depth::Top && entry->d_type != DT_REG &&
                                  may_be_listed(name, EntryKind::Folder, is_wanted);
        if ((maybe_file || maybe_folder) &&
            ::fstatat(::dirfd(directory.get()), name.c_str(), &status, 0) == 0) {
            std::string inside;
            inside.reserve(path.size() + 1 + name.size());
            inside.append(path).append(path.ends_with('/') ? "" : "/").append(name);
            if (S_ISREG(status.st_mode) && maybe_file) {
                found.files.push_back(
                    {std::move(inside), path, stamp_of(status), entry->d_type == DT_LNK});
            } else if (S_ISDIR(status.st_mode) && maybe_folder) {
                inner.push_back(std::move(inside));
            }
        }
        errno = 0; // a file that went in between is no fault of the folder
    }
    if (errno != 0) {
        found.unreadable.push_back({path, reason_of(errno)});
    } else {
        found.folders.push_back(path);
    }
    return inner;
}

} // namespace

void list_file(const std::string& path, Listing& found) {
    struct stat status {};
    struct stat link {};
    if (::stat(path.c_str(), &status) != 0 || ::lstat(path.c_str(), &link) != 0) {
        found.unreadable.push_back({path, reason_of(errno)});
    } else if (!S_ISREG(status.st_mode)) {
        found.unreadable.push_back({path, "not a regular file"});
    } else {
        found.files.push_back(
            {path, path.substr(0, path.rfind('/')), stamp_of(status), S_ISLNK(link.st_mode)});
    }
}

bool may_be_listed(const std::string& name, EntryKind kind, IsWanted is_wanted) {
    return !is_hidden(name) && (kind == EntryKind::Folder || is_wanted(name));
}

Listing list_directories(const std::vector<std::string>& directories, IsWanted is_wanted) {
    Listing found;
    for (const std::string& directory : directories) {
        for (const std::string& folder : list_folder(directory, Depth::Top, is_wanted, found)) {
            list_folder(folder, Depth::Inside, is_wanted, found);
        }
    }
    // Directories named twice or inside each other show a file twice.
    const auto by_path = [](const ListedFile& a, const ListedFile& b) { return a.path < b.path; };
    const auto same_path = [](const ListedFile& a, const ListedFile& b) {
        return a.path == b.path;
    };
    std::sort(found.files.begin(), found.files.end(), by_path);
    found.files.erase(std::unique(found.files.begin(), found.files.end(), same_path),
                      found.files.end());
    return found;
}

} // namespace kith::source
