#pragma once

#include "source/listing.hpp"
#include "source/moment.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
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
    struct Decision {
        std::vector<std::string> read; ///< each must be answered by judge()
        std::vector<std::string> drop;
        std::vector<std::string> held; ///< gone or broken, but still counting
        std::vector<KeptFolder> kept; ///< folders that turned empty or vanished since the last look
    };
    [[nodiscard]] Decision look(const Listing& listing, Moment now);

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
    struct Record {
        std::string folder;
        Stamp seen;
        Moment::Steady seen_since;
        std::optional<Stamp> judged; ///< what was read of it and found settled
        bool has_good = false;       ///< some state of it counts
        bool is_sound = false;       ///< and it is the one that was read last
        std::optional<Moment::Steady> broken_since;
        std::optional<Moment::Steady> missing_since;
        std::chrono::seconds patience{0}; ///< how long it may be missing
    };
    [[nodiscard]] bool is_settled(const Record& record, Moment now) const;
    [[nodiscard]] bool wants_reading(Record& record, const Stamp& stamp, Moment now);
    void note_missing(const Listing& listing, Moment now, Decision& decision);
    void wait_until(Moment::Steady when);

    Timing timing_;
    std::map<std::string, Record, std::less<>> records_;
    std::set<std::string, std::less<>> kept_folders_; ///< already reported
    std::optional<Moment::Steady> look_again_;
};

} // namespace kith::source
