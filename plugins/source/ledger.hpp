#pragma once

#include "source/listing.hpp"
#include "source/moment.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace kith::source {

/// Decides from successive listings which files to read, which are gone for good and when to look
/// again. A file that is being written, is cut off or has just vanished keeps its last good state;
/// a folder that turns empty or vanishes (an unmounted disk, a synchronisation gone wrong) keeps
/// all of it for a grace. Pure: no disk, no clock.
class Ledger {
public:
    struct Timing {
        std::chrono::seconds settle{2};   ///< unchanged for so long, a file is taken to be written
        std::chrono::seconds grace{3600}; ///< a folder that is empty or gone keeps its content
    };
    explicit Ledger(Timing timing) : timing_(timing) {}

    struct KeptFolder {
        std::string path;
        std::size_t files; ///< whose content is kept
    };
    /// All lists by path.
    struct Decision {
        std::vector<std::string> read; ///< each must be answered by judge()
        std::vector<std::string> drop;
        std::vector<std::string> held; ///< gone or broken, but still counting
        std::vector<KeptFolder> kept; ///< folders that turned empty or vanished since the last look
    };
    [[nodiscard]] Decision look(const Listing& listing, Moment now);
    /// The same when nothing but these files can have changed since the last look, and they are
    /// there; waiting() must be among them.
    [[nodiscard]] Decision look_at(const std::vector<ListedFile>& files, Moment now);
    /// The files that look_again() is about, by path. Absent when it is about one that has gone:
    /// that takes a whole look.
    [[nodiscard]] std::optional<std::vector<std::string>> waiting() const;

    enum class Content {
        Sound,
        Broken,     ///< without any card, or with a last card that is cut off
        Unreadable, ///< read again at the next look
    };
    enum class Verdict {
        Take,
        Keep, ///< the last good state, if there is one
    };
    /// What to do with what reading a file of the last Decision brought.
    [[nodiscard]] Verdict judge(const std::string& path, Content content, Moment now);

    /// True when every file that is there has been read and is sound.
    [[nodiscard]] bool all_sound() const;

    /// When the next look is due even if no folder reports an event; absent: all is settled.
    [[nodiscard]] std::optional<Moment::Steady> look_again() const { return look_again_; }

private:
    struct Folder {
        std::size_t known = 0; ///< files with a record
        std::size_t there = 0; ///< of them
        bool reported = false; ///< as kept
    };
    using Folders = std::map<std::string, Folder, std::less<>>;
    /// Of each of perhaps 100,000 files.
    struct Record {
        Folders::iterator folder;
        Stamp seen;
        Moment::Steady seen_since;
        std::optional<Moment::Steady> broken_since;
        std::optional<Moment::Steady> missing_since;
        std::chrono::seconds patience{0}; ///< how long it may be missing
        std::uint32_t look = 0;           ///< the last one that found it there
        bool is_judged = false;           ///< what was seen was read and found settled
        bool has_good = false;            ///< some state of it counts
        bool is_sound = false;            ///< and it is the one that was read last
    };
    using Records = std::unordered_map<std::string, Record>;

    void begin_look();
    void see(const ListedFile& file, Moment now, Decision& decision);
    [[nodiscard]] bool wants_reading(const std::string& path, Record& record, Moment now);
    static void miss(Record& record, Moment now);
    void wait_for_missing(const std::vector<Records::iterator>& missing, Moment now,
                          Decision& decision);
    [[nodiscard]] bool is_settled(const Record& record, Moment now) const;
    void forget(Records::iterator entry);
    void wait_until(const std::string& path, Moment::Steady when);

    Timing timing_;
    Folders folders_;
    Records records_;
    std::uint32_t looks_ = 0;
    std::vector<std::string> waiting_; ///< perhaps twice
    std::optional<Moment::Steady> look_again_;
};

} // namespace kith::source
