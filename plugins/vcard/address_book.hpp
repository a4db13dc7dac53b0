#pragma once

#include "domain/contact.hpp"
#include "vcard/book_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kith::vcard {

/// People that came, changed or went. Ids, sorted.
struct BookChanges {
    std::vector<domain::ContactId> upsert;
    std::vector<domain::ContactId> remove;
};

/// A fault with its file.
struct FileFault {
    std::string file;
    Fault fault;

    friend bool operator==(const FileFault&, const FileFault&) = default;
};

/// Everybody in all files together. Of cards with one UID, in whatever files, the one counts that
/// is in a file that is there (rather than held from before), then the newer REV, then the first
/// path. A group gives its members a tag of its name. In memory only.
class AddressBook {
public:
    /// These categories are no tags; compared without case.
    explicit AddressBook(std::vector<std::string> ignored_categories)
        : ignored_(std::move(ignored_categories)) {}

    /// What the file says now, instead of what it said before. Takes the people and groups only.
    void put(const std::string& path, Reading reading);
    void erase(const std::string& path);
    /// Which files are held from before; all others are there.
    void hold(const std::vector<std::string>& paths);

    /// Puts everybody together anew, if need be, and returns what changed since the last call.
    [[nodiscard]] BookChanges settle();
    /// Cards that differ but have one identity (one name and no UID, or one UID in one folder),
    /// each pair reported once, by settle().
    [[nodiscard]] std::vector<FileFault> take_conflicts();

    /// As settle() found them.
    [[nodiscard]] std::size_t size() const { return chosen_.size(); }
    [[nodiscard]] std::vector<domain::ContactId> ids() const;
    /// With the tags of groups; absent when nobody has that id.
    [[nodiscard]] std::optional<domain::Contact> contact(std::string_view id) const;

private:
    /// A Person, packed.
    struct Entry {
        domain::ContactId id;
        std::string facts; ///< see packed()
        std::uint64_t print = 0;
        std::optional<long long> revision;
        int line = 0;
        bool has_uid = false;
    };
    struct File {
        std::vector<Entry> people;
        std::vector<Group> groups;
        bool held = false;
    };
    struct Choice {
        const Entry* entry = nullptr;
        const std::string* path = nullptr;
        bool held = false;
    };
    using Tags = std::vector<std::string_view>;

    void forget_choices();
    void choose();
    [[nodiscard]] std::uint64_t print_of(std::string_view id, const Choice& choice) const;
    [[nodiscard]] static bool beats(const Choice& challenger, const Choice& holder);
    void report_conflict(const Choice& one, const Choice& other);
    [[nodiscard]] bool is_ignored(std::string_view category) const;

    std::vector<std::string> ignored_;
    std::map<std::string, File, std::less<>> files_;
    bool changed_ = false; ///< since the last settle(); chosen_ and group_tags_ are empty then
    std::unordered_map<std::string_view, Choice> chosen_; ///< views into files_
    std::unordered_map<std::string_view, Tags> group_tags_;
    std::map<domain::ContactId, std::uint64_t, std::less<>> published_; ///< id -> fingerprint
    std::set<std::string, std::less<>> reported_;
    std::vector<FileFault> conflicts_;
};

/// The same for two contacts exactly when they say the same (but for a collision of 64 bits).
[[nodiscard]] std::uint64_t fingerprint(const domain::Contact& contact);

} // namespace kith::vcard
