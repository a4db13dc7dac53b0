#pragma once

#include "domain/value.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::sdk {

/// Events the daemon has not answered, on disk, so that a click is not lost when daemon or plugin
/// is killed: one file an event, mode 0600, written whole or not at all.
class EventJournal {
public:
    /// `state_dir` is the plugin's own and exists; the journal is the directory `events` in it.
    explicit EventJournal(const std::filesystem::path& state_dir)
        : directory_(state_dir / "events") {}

    /// `params` are those of the event with its `event_id`. On return they are on the disk. Throws
    /// std::system_error.
    void keep(const domain::Value& params) const;
    /// Nothing happens when it is not kept.
    void forget(const std::string& event_id) const noexcept;
    /// The params of all events kept, the oldest first. What is no event is removed. Throws
    /// std::filesystem::filesystem_error.
    [[nodiscard]] std::vector<domain::Value> kept() const;

private:
    [[nodiscard]] std::filesystem::path file_of(const std::string& event_id) const;

    std::filesystem::path directory_;
};

} // namespace kith::sdk
