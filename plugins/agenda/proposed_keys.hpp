#pragma once

#include "domain/time.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace kith::agenda {

/// What the daemon may have been told: the keys of meetings and their days, on disk, so that what
/// is cancelled while kith is off is still taken back. One file, written whole or not at all.
class ProposedKeys {
public:
    using Days = std::map<std::string, domain::Date, std::less<>>;

    /// Reads what an earlier process kept; lines that are none of ours are left out. `state_dir` is
    /// the plugin's own and exists.
    explicit ProposedKeys(const std::filesystem::path& state_dir);

    [[nodiscard]] const Days& days() const { return days_; }
    [[nodiscard]] bool contains(std::string_view key) const {
        return days_.find(key) != days_.end();
    }
    /// Replaces all. On return it is on the disk; nothing is written when nothing changes. Throws
    /// std::system_error; then it counts all the same until the process ends.
    void keep(Days days);

private:
    std::filesystem::path file_;
    Days days_;
    bool is_on_disk_ = true;
};

} // namespace kith::agenda
