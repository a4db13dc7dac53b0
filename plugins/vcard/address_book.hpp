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
#include <utility>
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

    /// Decides anew whose card counts where a file, a hold or a group has changed, and returns what
    /// changed since the last call. Costs as much as there was changed, not as there is.
    [[nodiscard]] BookChanges settle();
    /// Cards that differ but have one identity (one name and no UID, or one UID in one folder),
    /// each pair reported once, by settle().
    [[nodiscard]] std::vector<FileFault> take_conflicts();

    /// As settle() found them.
    [[nodiscard]] std::size_t size() const { return people_.size(); }
    [[nodiscard]] std::vector<domain::ContactId> ids() const;
    /// With the tags of groups; absent when nobody has that id.
    [[nodiscard]] std::optional<domain::Contact> contact(std::string_view id) const;

private:
    struct File;
    struct Somebody;
    /// An id and what there is of it; its place does not move.
    using Owner = std::pair<const domain::ContactId, Somebody>;
    /// A Person of a file, packed: of each of perhaps 100,000.
    struct Card {
        std::string facts; ///< see packed()
        Owner* owner = nullptr;
        const File* file = nullptr;
        std::uint64_t print = 0;
        std::optional<long long> revision;
        int line = 0;
        bool has_uid = false;
    };
    struct File {
        const std::string* path = nullptr;
        std::vector<Card> cards;
        std::vector<Group> groups;
        bool held = false;
    };
    struct Somebody {
        const Card* chosen = nullptr;           ///< of all cards; any of them until settle()
        std::vector<const Card*> others;        ///< mostly none
        std::optional<std::uint64_t> published; ///< the print
        bool is_touched = false;
    };
    using Files = std::map<std::string, File, std::less<>>;
    using Tags = std::vector<std::string>;

    void touch(Owner& owner);
    void touch(const File& file);
    void add_card(const Card& card);
    void remove_cards(File& file);
    void gather_group_tags();
    void choose(Owner& owner);
    [[nodiscard]] std::uint64_t print_of(const Owner& owner) const;
    [[nodiscard]] static bool beats(const Card& challenger, const Card& holder);
    void report_conflict(const Card& one, const Card& other);
    [[nodiscard]] bool is_ignored(std::string_view category) const;

    std::vector<std::string> ignored_;
    Files files_;
    std::set<std::string, std::less<>> held_;
    std::unordered_map<domain::ContactId, Somebody> people_;
    std::vector<Owner*> touched_; ///< since the last settle()
    bool groups_changed_ = false;
    std::map<std::string, Tags, std::less<>> group_tags_; ///< of each member
    std::set<std::string, std::less<>> reported_;
    std::vector<FileFault> conflicts_;
};

/// The same for two contacts exactly when they say the same (but for a collision of 64 bits).
[[nodiscard]] std::uint64_t fingerprint(const domain::Contact& contact);

} // namespace kith::vcard
