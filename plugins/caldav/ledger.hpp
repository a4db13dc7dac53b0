#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace kith::caldav {

/// What is known of one of our objects in the collection.
struct Record {
    enum class State {
        There,     ///< it is in the collection
        Completed, ///< the owner has completed it, and the daemon was or is told
        Cancelled, ///< the owner has cancelled it: the same
        Deleted,   ///< the owner has deleted it
    };
    std::string uid;        ///< of the agenda's entry
    std::string etag;       ///< of the version we know; empty: unknown
    std::uint64_t hash = 0; ///< of what we wrote last; 0: nothing we know of
    int sequence = 0;       ///< of the entry when `state` began, or when it was written
    int ahead = 0;          ///< by how much our SEQUENCE lies above the entry's
    bool touched = false;   ///< it holds something of the owner's: merge, do not overwrite
    State state = State::There;

    friend bool operator==(const Record&, const Record&) = default;
};

/// What outlives the process: one file, replaced as a whole. Whatever it lacks after a crash is
/// found again in the collection, since names are made of the uids. For the worker thread.
class Ledger {
public:
    /// Opens the ledger of that collection; one of another collection, or one that cannot be read,
    /// is begun anew.
    Ledger(std::filesystem::path file, std::string collection);

    std::map<std::string, Record> records; ///< by the object's name in the collection
    std::string mark;                      ///< of the collection when it was looked through last

    /// Durable on return; writes nothing when nothing has changed. Throws std::system_error.
    void save();

private:
    [[nodiscard]] std::string text() const;
    void read(const std::string& text);

    std::filesystem::path file_;
    std::string collection_;
    std::string saved_;
};

} // namespace kith::caldav
