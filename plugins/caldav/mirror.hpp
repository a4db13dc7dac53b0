#pragma once

#include "caldav/collection.hpp"
#include "caldav/content.hpp"
#include "caldav/ledger.hpp"
#include "caldav/settings.hpp"
#include "domain/agenda_entry.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kith::caldav {

/// Makes the collection show the agenda, and finds out what the owner did there. Touches only
/// objects whose name and UID are of this installation and of our kind. Each round begins with
/// what is there, so that it goes on wherever the one before was cut off. For the worker thread.
class Mirror {
public:
    struct Report {
        std::vector<std::string> done;      ///< uids of entries
        std::vector<std::string> cancelled; ///< the same
        int written = 0;
        int removed = 0;
        int refused = 0;
        std::string refusal; ///< why the first of them was
        bool more = false;   ///< cut off: another round has work left
    };
    /// Asked between two objects whether to leave the rest to the next round.
    using Enough = std::function<bool()>;

    /// The ledger must outlive the object.
    Mirror(const Settings& settings, std::string instance, Ledger& ledger);

    /// One round; `entries` is the whole agenda as it is to be shown. Throws Trouble; `report` and
    /// the ledger then say what happened up to there.
    void round(Collection& collection, const std::vector<domain::AgendaEntry>& entries,
               const Enough& enough, Report& report);

private:
    struct Round;
    using Wanted = std::map<std::string, const domain::AgendaEntry*>; ///< by name

    [[nodiscard]] std::string name_of(const std::string& uid) const;
    [[nodiscard]] bool is_our_name(const std::string& name) const;
    [[nodiscard]] bool is_our_uid(const std::string& uid) const;
    [[nodiscard]] std::string render(const domain::AgendaEntry& entry, int ahead) const;

    void compare(Round& round);
    void vanished(Round& round, const std::string& name);
    void examine(Round& round, const std::string& name, const std::string& listed_etag);
    bool take(Round& round, const std::string& name, const Collection::Object& object);
    void deed_done(Round& round, Record& record, const domain::AgendaEntry& entry, Deed deed);
    void tell_again(Round& round);
    void write(Round& round, const std::string& name, const domain::AgendaEntry& entry);
    void create(Round& round, const std::string& name, const domain::AgendaEntry& entry);
    void merge(Round& round, const std::string& name, const domain::AgendaEntry& entry);
    void stored(Round& round, const std::string& name, const domain::AgendaEntry& entry,
                const Collection::Stored& stored);
    void drop(Round& round, const std::string& name);

    ics::CalendarTraits traits_;
    Deletion deletion_;
    Ledger& ledger_;
    std::string suffix_;                           ///< of our names
    std::string uid_suffix_;                       ///< of our UIDs
    std::map<std::string, std::uint64_t> refused_; ///< by name: not sent again as they are
    bool fresh_ = true;                            ///< no round of this process has come to its end
};

} // namespace kith::caldav
