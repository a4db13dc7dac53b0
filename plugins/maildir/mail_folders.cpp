#include "maildir/mail_folders.hpp"

#include "maildir/folder_name.hpp"
#include "sdk/descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::maildir {

namespace {

constexpr int deepest = 12;
constexpr std::size_t most_folders = 10'000;

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};
using OpenDirectory = std::unique_ptr<DIR, CloseDirectory>;

/// One walk through the directories.
class Walk {
public:
    explicit Walk(MailFolders& found) : found_(found) {}

    void begin(const std::string& directory) {
        const std::size_t before = found_.mails.size();
        const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (descriptor < 0) {
            refuse(directory);
            return;
        }
        const bool is_new = visit(descriptor, directory, deepest);
        if (is_new && found_.mails.size() == before && !has_mail_below(directory)) {
            found_.without_mail.push_back(directory);
        }
    }

private:
    void refuse(const std::string& path) {
        found_.unreadable.push_back({path, std::generic_category().message(errno)});
    }

    /// Of a directory around one that was named before, they were found before.
    [[nodiscard]] bool has_mail_below(const std::string& directory) const {
        return std::any_of(found_.mails.begin(), found_.mails.end(),
                           [&](const auto& folder) { return folder.starts_with(directory + '/'); });
    }

    /// The names of the folders in the directory.
    static std::set<std::string> folders_in(DIR* directory) {
        std::set<std::string> names;
        while (const dirent* entry = ::readdir(directory)) {
            const std::string_view name(entry->d_name);
            struct stat status {};
            const bool is_folder =
                entry->d_type == DT_DIR ||
                (entry->d_type == DT_UNKNOWN &&
                 ::fstatat(::dirfd(directory), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                 S_ISDIR(status.st_mode));
            if (is_folder && name != "." && name != "..") {
                names.emplace(name);
            }
        }
        return names;
    }

    /// False when it was visited before. Owns the descriptor.
    bool visit(int descriptor, const std::string& path, int depth) {
        const OpenDirectory directory(::fdopendir(descriptor));
        struct stat status {};
        if (!directory || ::fstat(descriptor, &status) != 0) {
            refuse(path);
            return true;
        }
        if (!seen_.insert({status.st_dev, status.st_ino}).second) {
            return false;
        }
        const auto names = folders_in(directory.get());
        const bool is_maildir = names.contains("cur") && names.contains("new");
        if (path_is_hidden(path) && !is_maildir && depth != deepest) {
            return true; // .notmuch, .git
        }
        found_.parents.push_back(path);
        if (is_maildir) {
            found_.mails.push_back(path + "/cur");
            found_.mails.push_back(path + "/new");
        }
        for (const auto& name : names) {
            const bool holds_mail = is_maildir && (name == "cur" || name == "new" || name == "tmp");
            if (!holds_mail && !is_passed_over_folder(name)) {
                descend(descriptor, path, name, depth);
            }
        }
        return true;
    }

    void descend(int parent, const std::string& path, const std::string& name, int depth) {
        if (depth == 0 || found_.parents.size() >= most_folders) {
            found_.is_cut = true;
            return;
        }
        const std::string inside = path + '/' + name;
        const int descriptor =
            ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (descriptor < 0) {
            refuse(inside);
        } else {
            visit(descriptor, inside, depth - 1);
        }
    }

    static bool path_is_hidden(const std::string& path) {
        return path.compare(path.rfind('/') + 1, 1, ".") == 0;
    }

    MailFolders& found_;
    std::set<std::pair<dev_t, ino_t>> seen_;
};

} // namespace

MailFolders find_mail_folders(const std::vector<std::string>& directories) {
    MailFolders found;
    Walk walk(found);
    for (const auto& directory : directories) {
        walk.begin(directory);
    }
    return found;
}

} // namespace kith::maildir
