#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace kith::test {

/// A disk for SQLite whose power fails: while it lives it is SQLite's default file system, and what
/// was written but not synced lies in memory alone. One at a time, one thread, one connection.
class PerishableDisk {
public:
    /// The power fails before that operation (write, truncate, sync, delete), counted from 1; from
    /// then on everything fails. 0: it never does.
    explicit PerishableDisk(int power_fails_at);
    ~PerishableDisk();
    PerishableDisk(const PerishableDisk&) = delete;
    PerishableDisk& operator=(const PerishableDisk&) = delete;

    [[nodiscard]] int operations() const { return operations_; }
    /// Writes what a disk may hold after the power failed to the real files of those names: all
    /// that was synced; of the rest any sectors, in any order. Call when nothing is open.
    void leave_behind(std::mt19937& dice) const;

    /// One file, whole and as it would be found. Used by the SQLite side alone.
    struct File {
        struct Change {
            std::uint64_t offset;
            std::optional<std::string> bytes; ///< absent: the file ends at the offset
        };
        std::string now;             ///< what a reader sees
        std::string synced;          ///< what is certain
        std::vector<Change> changes; ///< not synced, in the order they were made
        bool exists = false;
        bool exists_for_sure = false; ///< its name is synced

        [[nodiscard]] std::string remains(std::mt19937& dice) const;
    };
    using Files = std::map<std::string, File>;
    [[nodiscard]] Files& files() { return files_; }
    /// False when the power has failed.
    bool operate();

private:
    Files files_;
    int operations_ = 0;
    int power_fails_at_;
    std::unique_ptr<sqlite3_vfs> vfs_;
};

} // namespace kith::test
