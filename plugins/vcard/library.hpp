#pragma once

#include "source/ledger.hpp"
#include "source/listing.hpp"
#include "source/moment.hpp"
#include "vcard/address_book.hpp"
#include "vcard/limits.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kith::vcard {

using source::Ledger;
using source::Listing;
using source::Moment;

/// The address books on disk: looks at the directories, reads what changed, and says who came,
/// changed or went. Never writes there. One thread; refresh() does all the work and the reading.
class Library {
public:
    struct Settings {
        std::vector<std::string> directories;
        std::vector<std::string> ignored_categories;
        Ledger::Timing timing;
        Limits limits;
    };
    explicit Library(Settings settings);

    struct Report {
        BookChanges changes;
        std::vector<FileFault> faults; ///< of files read just now, of folders, and between files
        std::size_t read = 0;          ///< files
        /// Every directory has cards, or has had its grace to show some: nobody is missing by
        /// accident.
        bool is_whole = false;
        std::vector<source::UnreadableFolder> unreadable;
    };
    [[nodiscard]] Report refresh(Moment now);
    /// The same when nothing but these files can have changed since: looks only at them and at
    /// those that were being written, if that is enough.
    [[nodiscard]] Report refresh_files(const std::set<std::string>& paths, Moment now);

    [[nodiscard]] const AddressBook& book() const { return book_; }
    /// As refresh() found it; what there is to watch: the folders, and of the files
    /// one of each folder and all links.
    [[nodiscard]] const Listing& listing() const { return listing_; }
    [[nodiscard]] const std::vector<std::string>& directories() const {
        return settings_.directories;
    }
    /// When to look again without an event; absent: when one comes.
    [[nodiscard]] std::optional<Moment::Steady> look_again() const;

private:
    [[nodiscard]] bool is_watched(const source::ListedFile& file) const;
    void carry_out(const Ledger::Decision& decision, Moment now, Report& report);
    void read(const std::string& path, Moment now, Report& report);
    [[nodiscard]] bool is_whole(Moment now);

    Settings settings_;
    Ledger ledger_;
    AddressBook book_;
    Listing listing_;
    std::optional<Moment::Steady> first_look_;
    bool was_whole_ = false;
};

} // namespace kith::vcard
