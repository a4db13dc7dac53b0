#include "plugins/file_fence.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>

namespace kith::plugins {

namespace fs = std::filesystem;

namespace {

// Of interfaces newer than Debian 12's headers; the kernel may know them all the same.
constexpr std::uint64_t refer = std::uint64_t{1} << 13;     // 2
constexpr std::uint64_t truncate = std::uint64_t{1} << 14;  // 3
constexpr std::uint64_t ioctl_dev = std::uint64_t{1} << 15; // 5

struct RulesetAttributes {
    std::uint64_t files = 0;
    std::uint64_t network = 0; // 4
    std::uint64_t scopes = 0;  // 6
};
constexpr std::uint64_t bind_and_connect_tcp = 3;
constexpr std::uint64_t scope_abstract_sockets = 1;
constexpr std::uint64_t scope_signals = 2;

constexpr std::uint64_t first_rights = (std::uint64_t{1} << 13) - 1; // of version 1
constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t running = reading | LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t writing = reading | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                  LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                  LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                  LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                  LANDLOCK_ACCESS_FS_MAKE_SYM | refer | truncate;
constexpr std::uint64_t of_a_file = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE |
                                    LANDLOCK_ACCESS_FS_WRITE_FILE | truncate | ioctl_dev;

constexpr std::array programs_and_libraries{"/usr",       "/bin",      "/sbin",   "/lib",
                                            "/lib32",     "/lib64",    "/libx32", "/opt",
                                            "/nix/store", "/gnu/store"};
constexpr std::array readable{"/etc", "/proc", "/sys"};
constexpr std::array devices{"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};
/// Where /etc/resolv.conf leads.
constexpr std::array name_service{"/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager"};

/// A book of cards may be made of links, into folders two deep; not of endlessly many.
constexpr int deepest_link = 2;
constexpr int most_links = 1000;

std::uint64_t rights_of(int version) {
    return first_rights | (version >= 2 ? refer : 0) | (version >= 3 ? truncate : 0) |
           (version >= 5 ? ioctl_dev : 0);
}

} // namespace

int FileFence::version() noexcept {
    const auto answer =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return answer > 0 ? static_cast<int>(answer) : 0;
}

FileFence::FileFence(const Confinement& confinement, const std::string& program) {
    const int known = version();
    if (known == 0 || confinement.commands) {
        return;
    }
    known_rights_ = rights_of(known);
    RulesetAttributes attributes;
    attributes.files = known_rights_;
    if (known >= 4 && !confinement.network) {
        attributes.network = bind_and_connect_tcp;
    }
    if (known >= 6) {
        attributes.scopes = scope_signals | (confinement.bus ? 0 : scope_abstract_sockets);
    }
    ruleset_ =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (ruleset_ < 0) {
        throw std::system_error(errno, std::generic_category(), "landlock_create_ruleset");
    }
    open_system(confinement, program);
    open_places(confinement);
}

FileFence::~FileFence() {
    if (ruleset_ >= 0) {
        ::close(ruleset_);
    }
}

void FileFence::open_system(const Confinement& confinement, const std::string& program) {
    open_place(program, running);
    for (const auto* path : programs_and_libraries) {
        open_place(path, running);
    }
    for (const auto* path : readable) {
        open_place(path, reading);
    }
    for (const auto* path : devices) {
        open_place(path, reading | LANDLOCK_ACCESS_FS_WRITE_FILE);
    }
    if (confinement.network) {
        for (const auto* path : name_service) {
            open_place(path, reading);
        }
    }
}

void FileFence::open_places(const Confinement& confinement) {
    std::error_code ignored;
    for (const auto& path : confinement.reads) {
        open_place(path, reading);
        open_links_in(path);
    }
    for (const auto& path : confinement.writes) {
        const bool folder = fs::is_directory(path, ignored);
        open_place(folder ? path : fs::path(path).parent_path().string(), writing);
    }
}

void FileFence::open_place(const std::string& path, std::uint64_t rights) {
    const int place = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    struct stat state {};
    if (place < 0) {
        return; // there is nothing to open
    }
    landlock_path_beneath_attr rule{};
    rule.parent_fd = place;
    rule.allowed_access = rights & known_rights_;
    if (::fstat(place, &state) == 0 && !S_ISDIR(state.st_mode)) {
        rule.allowed_access &= of_a_file;
    }
    const auto added =
        ::syscall(SYS_landlock_add_rule, ruleset_, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    const int error = errno;
    ::close(place);
    if (added != 0) {
        ::close(ruleset_);
        throw std::system_error(error, std::generic_category(), "landlock_add_rule " + path);
    }
}

/// Who gives a folder means the files that its links lead to, too.
void FileFence::open_links_in(const std::string& folder) {
    std::error_code error;
    int left = most_links;
    fs::recursive_directory_iterator entries(folder, error);
    while (!error && entries != fs::recursive_directory_iterator() && left > 0) {
        std::error_code ignored;
        if (entries.depth() + 1 >= deepest_link) {
            entries.disable_recursion_pending();
        }
        if (entries->is_symlink(ignored)) {
            open_place(entries->path().string(), reading);
            --left;
        }
        entries.increment(error);
    }
}

} // namespace kith::plugins
