#pragma once

#include "domain/value.hpp"
#include "sdk/event_journal.hpp"

#include <chrono>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace kith::sdk {

/// The events the daemon has not answered yet, in the order they happened. Knows no descriptor: it
/// says which lines to write.
class EventQueue {
public:
    using Moment = std::chrono::steady_clock::time_point;

    EventQueue();

    /// Gives the event its id and queues it, on disk as well once the journal is open. `contacts`
    /// and `proposals` stay in memory: a source finds them again at each start. Throws
    /// std::length_error when the line would be too long; std::system_error when the event is
    /// queued, but is not on the disk.
    void add(domain::Value params);
    /// Takes in what an earlier process left unanswered, before everything else; and puts on the
    /// disk what is queued. Throws std::system_error.
    void open_journal(const std::filesystem::path& state_dir);

    /// The lines not written for `pause`, now counted as written.
    [[nodiscard]] std::vector<std::string> due(Moment now, std::chrono::seconds pause);
    /// Drops the event of that id; false when there is none.
    bool answered(const std::string& event_id);
    [[nodiscard]] std::size_t size() const { return events_.size(); }

private:
    struct Event {
        std::string id;
        std::string line;
        domain::Value params; ///< empty for what is not kept on the disk
        std::optional<Moment> written;
    };

    std::string prefix_; ///< differs in each process: time and chance
    unsigned next_ = 1;
    std::deque<Event> events_;
    std::optional<EventJournal> journal_;
};

} // namespace kith::sdk
