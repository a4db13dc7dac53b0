#include "storage/place.hpp"

#include "storage/errors.hpp"
#include "storage/file_descriptor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
    throw UnsuitablePlace("the store cannot live in " + path.string() + ": " + why);
}

std::string last_error() { return std::strerror(errno); }

/// A directory that a power loss takes away takes all with it that was synced in it.
int make_directory(const fs::path& directory) {
    const int made = ::mkdir(directory.c_str(), 0700);
    if (made == 0) {
        const FileDescriptor parent(
            ::open(directory.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        static_cast<void>(::fsync(parent.get())); // one that may not be read cannot be synced
    }
    return made;
}

/// mkdir -p, every new one 0700.
void make_directories(const fs::path& directory) {
    if (make_directory(directory) == 0 || errno == EEXIST) {
        return;
    }
    if (errno != ENOENT || directory.parent_path() == directory) {
        refuse(directory, last_error());
    }
    make_directories(directory.parent_path());
    if (make_directory(directory) != 0 && errno != EEXIST) {
        refuse(directory, last_error());
    }
}

} // namespace

bool is_network_file_system(unsigned long magic) {
    constexpr std::array<unsigned long, 14> network{
        0x00006969, // nfs
        0x0000517b, // smb
        0xfe534d42, // smb2
        0xff534d42, // cifs
        0x0000564c, // ncp
        0x5346414f, // afs
        0x6b414653, // kafs
        0x73757245, // coda
        0x01021997, // 9p
        0x00c36400, // ceph
        0x01161970, // gfs2
        0x7461636f, // ocfs2
        0x0bd00bd0, // lustre
        0x47504653, // gpfs
    };
    return std::ranges::find(network, magic & 0xffffffffUL) != network.end();
}

fs::path prepare_place(const fs::path& directory) {
    make_directories(fs::absolute(directory).lexically_normal());
    const FileDescriptor place(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status {};
    struct statfs system {};
    if (!place.is_open() || ::fstat(place.get(), &status) != 0 ||
        ::fstatfs(place.get(), &system) != 0) {
        refuse(directory, last_error());
    }
    if (status.st_uid != ::geteuid()) {
        refuse(directory, "it belongs to user " + std::to_string(status.st_uid) +
                              ", and this is user " + std::to_string(::geteuid()));
    }
    if (is_network_file_system(static_cast<unsigned long>(system.f_type))) {
        refuse(directory, "it is on a network file system; choose a local directory");
    }
    if ((status.st_mode & 07777) != 0700 && ::fchmod(place.get(), 0700) != 0) {
        refuse(directory, last_error());
    }
    if (::access(directory.c_str(), W_OK | X_OK) != 0) {
        refuse(directory, last_error());
    }
    return fs::canonical(directory);
}

void make_private_file(const fs::path& file) {
    const FileDescriptor made(
        ::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600));
    struct stat status {};
    if (!made.is_open() || ::fstat(made.get(), &status) != 0) {
        refuse(file, last_error());
    }
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || status.st_nlink != 1) {
        refuse(file, "it is not a file of this user alone");
    }
    if (::fchmod(made.get(), 0600) != 0) {
        refuse(file, last_error());
    }
}

void sync_directory(const fs::path& directory) {
    const FileDescriptor place(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place.is_open() || ::fsync(place.get()) != 0) {
        throw domain::StoreError("cannot sync " + directory.string() + ": " + last_error());
    }
}

} // namespace kith::storage
