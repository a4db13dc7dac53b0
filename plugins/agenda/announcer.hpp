#pragma once

#include "agenda/diary.hpp"
#include "agenda/proposed_keys.hpp"
#include "source/proposal_pages.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace kith::agenda {

/// Turns one plan after the other into what the daemon has to be told: what is new or changed, and
/// what is not true any more. Remembers on disk what it told, so that this holds over a restart.
class Announcer {
public:
    explicit Announcer(const std::filesystem::path& state_dir) : keys_(state_dir) {}

    /// What was told, for Diary::plan().
    [[nodiscard]] const ProposedKeys::Days& told() const { return keys_.days(); }

    enum class Extent {
        Whole,
        Partial, ///< something may be missing by accident: nothing is taken back
    };
    /// Queues it in `pages`; before that it is on the disk. Meetings before `oldest` are forgotten
    /// and stay as they are. Throws std::system_error when it could not be written; it is queued
    /// all the same.
    void announce(const Diary::Proposals& proposals, domain::Date today, domain::Date oldest,
                  Extent extent);
    /// At the next time everything is told, not only what changed: somebody may have become a
    /// contact in the meantime.
    void tell_all_again() { last_.clear(); }
    /// The daemon has answered all that was queued. Throws std::system_error.
    void on_all_answered();

    [[nodiscard]] source::ProposalPages& pages() { return pages_; }

private:
    ProposedKeys keys_;
    /// Told by this process: what each key was, as a fingerprint.
    std::map<std::string, std::uint64_t, std::less<>> last_;
    std::set<std::string> taken_back_; ///< not answered yet
    source::ProposalPages pages_;
};

} // namespace kith::agenda
