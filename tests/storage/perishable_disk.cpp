#include "storage/perishable_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

namespace kith::test {

namespace {

using File = PerishableDisk::File;

constexpr std::size_t sector = 512;

PerishableDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<PerishableDisk*>(vfs->pAppData); }

sqlite3_vfs* real() { return sqlite3_vfs_find("unix"); }

/// What SQLite holds of an open file.
struct Handle {
    sqlite3_file base;
    PerishableDisk* disk;
    File* file;
    std::vector<std::string>* shared; ///< the index of the log: memory that no power loss survives
    bool vanishes;
    bool is_new;
};

Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }

void put(std::string& into, std::uint64_t offset, std::string_view bytes) {
    into.resize(std::max(into.size(), static_cast<std::size_t>(offset) + bytes.size()));
    into.replace(static_cast<std::size_t>(offset), bytes.size(), bytes);
}

int close_file(sqlite3_file* file) {
    auto& open = handle(file);
    delete open.shared;
    if (open.vanishes) {
        open.file->exists = open.file->exists_for_sure = false;
    }
    return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
    const auto& now = handle(file).file->now;
    const auto from = std::min(static_cast<std::size_t>(offset), now.size());
    const auto there = std::min(static_cast<std::size_t>(amount), now.size() - from);
    std::memcpy(into, now.data() + from, there);
    std::memset(static_cast<char*>(into) + there, 0, static_cast<std::size_t>(amount) - there);
    return there == static_cast<std::size_t>(amount) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    auto& open = handle(file);
    if (!open.disk->operate()) {
        return SQLITE_IOERR_WRITE;
    }
    std::string bytes(static_cast<const char*>(from), static_cast<std::size_t>(amount));
    put(open.file->now, static_cast<std::uint64_t>(offset), bytes);
    open.file->changes.push_back({static_cast<std::uint64_t>(offset), std::move(bytes)});
    return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    auto& open = handle(file);
    if (!open.disk->operate()) {
        return SQLITE_IOERR_TRUNCATE;
    }
    open.file->now.resize(static_cast<std::size_t>(size));
    open.file->changes.push_back({static_cast<std::uint64_t>(size), std::nullopt});
    return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
    auto& open = handle(file);
    if (!open.disk->operate()) {
        return SQLITE_IOERR_FSYNC;
    }
    open.file->synced = open.file->now;
    open.file->changes.clear();
    open.file->exists_for_sure = open.file->exists;
    if (std::exchange(open.is_new, false)) { // a journal: SQLite syncs the directory, too
        for (auto& [name, other] : open.disk->files()) {
            other.exists_for_sure = other.exists;
        }
    }
    return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(handle(file).file->now.size());
    return SQLITE_OK;
}

int do_lock(sqlite3_file*, int) { return SQLITE_OK; }
int check_lock(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int map_shared(sqlite3_file* file, int index, int size, int, void volatile** where) {
    auto& open = handle(file);
    if (open.shared == nullptr) {
        open.shared = new std::vector<std::string>();
        open.shared->reserve(1024); // the regions must stay where they are
    }
    while (open.shared->size() <= static_cast<std::size_t>(index)) {
        open.shared->emplace_back(static_cast<std::size_t>(size), '\0');
    }
    *where = (*open.shared)[static_cast<std::size_t>(index)].data();
    return SQLITE_OK;
}
int lock_shared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
void barrier(sqlite3_file*) {}
int unmap_shared(sqlite3_file*, int) { return SQLITE_OK; }

constexpr sqlite3_io_methods methods{
    2,           close_file, read_file,    write_file, truncate_file, sync_file,       size_of_file,
    do_lock,     do_lock,    check_lock,   control,    sector_size,   characteristics, map_shared,
    lock_shared, barrier,    unmap_shared, nullptr,    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
    auto& disk = disk_of(vfs);
    const bool nameless = name == nullptr;
    auto& found = disk.files()[nameless ? "a temporary file" : name];
    auto& open = handle(file);
    open.base.pMethods = nullptr;
    const bool is_new = !found.exists && (flags & SQLITE_OPEN_CREATE) != 0;
    if (!found.exists) {
        if ((flags & (SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_DB)) == 0) {
            return SQLITE_CANTOPEN;
        }
        found.now.clear();
        found.changes = {{0, std::nullopt}};
        found.exists = true;
    }
    open = {{&methods}, &disk, &found, nullptr, nameless, is_new};
    if (out != nullptr) {
        *out = flags;
    }
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int synced) {
    auto& disk = disk_of(vfs);
    const auto found = disk.files().find(name);
    if (found == disk.files().end() || !found->second.exists) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    if (!disk.operate()) {
        return SQLITE_IOERR_DELETE;
    }
    found->second.exists = false;
    if (synced != 0) {
        found->second.exists_for_sure = false;
    }
    return SQLITE_OK;
}

int has_access(sqlite3_vfs* vfs, const char* name, int, int* result) {
    const auto& files = disk_of(vfs).files();
    const auto found = files.find(name);
    *result = found != files.end() && found->second.exists ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* full) {
    return real()->xFullPathname(real(), name, size, full);
}
int some_bytes(sqlite3_vfs*, int size, char* into) {
    return real()->xRandomness(real(), size, into);
}
int sleep_for(sqlite3_vfs*, int microseconds) { return microseconds; }
int what_time(sqlite3_vfs*, double* days) { return real()->xCurrentTime(real(), days); }
int last_error(sqlite3_vfs*, int, char*) { return 0; }

} // namespace

PerishableDisk::PerishableDisk(int power_fails_at)
    : power_fails_at_(power_fails_at), vfs_(std::make_unique<sqlite3_vfs>()) {
    *vfs_ = {1,         sizeof(Handle), 1024,       nullptr,   "perishable", this,
             open_file, delete_file,    has_access, full_name, nullptr,      nullptr,
             nullptr,   nullptr,        some_bytes, sleep_for, what_time,    last_error,
             nullptr,   nullptr,        nullptr,    nullptr};
    sqlite3_vfs_register(vfs_.get(), 1);
}

PerishableDisk::~PerishableDisk() { sqlite3_vfs_unregister(vfs_.get()); }

bool PerishableDisk::operate() {
    return ++operations_ != power_fails_at_ &&
           (power_fails_at_ == 0 || operations_ < power_fails_at_);
}

std::string File::remains(std::mt19937& dice) const {
    auto shuffled = changes;
    std::shuffle(shuffled.begin(), shuffled.end(), dice);
    auto left = synced;
    for (const auto& change : shuffled) {
        if (!change.bytes) {
            if (dice() % 2 == 0) {
                left.resize(static_cast<std::size_t>(change.offset));
            }
            continue;
        }
        for (std::size_t at = 0; at < change.bytes->size(); at += sector) {
            if (dice() % 2 == 0) {
                put(left, change.offset + at, change.bytes->substr(at, sector));
            }
        }
    }
    return left;
}

void PerishableDisk::leave_behind(std::mt19937& dice) const {
    for (const auto& [name, file] : files_) {
        // A name that came or went without a sync may have done so or not.
        const bool there = file.exists == file.exists_for_sure ? file.exists : dice() % 2 == 0;
        if (there) {
            std::ofstream(name, std::ios::binary | std::ios::trunc) << file.remains(dice);
        } else {
            std::filesystem::remove(name);
        }
    }
}

} // namespace kith::test
