#include "storage/new_file.hpp"

#include "storage/errors.hpp"
#include "storage/file_descriptor.hpp"
#include "storage/place.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>

namespace kith::storage {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& doing, const fs::path& file) {
    throw domain::StoreError("cannot " + doing + " " + file.string() + ": " + std::strerror(errno));
}

/// Over a file that is there.
void copy_bytes(const fs::path& from, const fs::path& to) {
    const FileDescriptor source(::open(from.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    const FileDescriptor target(::open(to.c_str(), O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC));
    if (!source.is_open()) {
        fail("read", from);
    }
    if (!target.is_open()) {
        fail("write", to);
    }
    std::array<char, 65536> buffer{};
    while (true) {
        const auto length = ::read(source.get(), buffer.data(), buffer.size());
        if (length < 0) {
            fail("read", from);
        }
        if (length == 0) {
            return;
        }
        if (::write(target.get(), buffer.data(), static_cast<std::size_t>(length)) != length) {
            fail("write", to);
        }
    }
}

} // namespace

void write_new_file(const fs::path& file,
                    const std::function<void(const std::string& made)>& fill) {
    const fs::path part = file.string() + ".part";
    ::unlink(part.c_str()); // of a run that was cut off
    make_private_file(part);
    try {
        fill(part.string());
        const FileDescriptor made(::open(part.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
        if (!made.is_open() || ::fsync(made.get()) != 0) {
            fail("sync", part);
        }
        if (::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) != 0) {
            fail("make", file);
        }
    } catch (...) {
        ::unlink(part.c_str());
        throw;
    }
    sync_directory(file.parent_path());
}

void copy_to_new_file(const fs::path& from, const fs::path& to) {
    write_new_file(to, [&](const std::string& made) { copy_bytes(from, made); });
}

} // namespace kith::storage
