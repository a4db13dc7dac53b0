#pragma once

#include "maildir/header_bytes.hpp"
#include "maildir/mail_name.hpp"
#include "sdk/descriptor.hpp"
#include "source/moment.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include <dirent.h>

namespace kith::maildir {

/// The mails that are still to be looked at, and the ledger of those that were: a mail never
/// changes, so none is read twice in the life of the process. Goes through folders of any size in
/// small steps, with one directory open and one header in memory. A mail that its name or its time
/// of change shows to be older than the window costs no opening. One thread.
class Intake {
public:
    /// What a step hands out: the header of one mail.
    using Take = std::function<void(const std::string& header, const MailName& name)>;

    /// All mails that lie in the folder, a cur/ or new/.
    void add_folder(std::string folder);
    /// Mails that came to the folder.
    void add_mails(std::string folder, std::vector<std::string> names);
    [[nodiscard]] bool idle() const { return !current_ && waiting_.empty(); }

    /// Looks at a few mails. `oldest`: where the window begins.
    void step(source::Moment now, domain::Instant oldest, const Take& take);

    /// Whether the mail of that file was looked at, is passed over or is none.
    [[nodiscard]] bool is_settled(const std::string& name) const;

    /// Since the last call.
    struct Count {
        std::size_t read = 0;
        std::size_t too_long = 0;
        std::size_t unreadable = 0;
    };
    [[nodiscard]] Count take_count();

private:
    struct CloseDirectory {
        void operator()(DIR* directory) const { ::closedir(directory); }
    };
    struct Batch {
        std::string folder;
        std::optional<std::vector<std::string>> names; ///< absent: all there are
    };
    struct Current {
        sdk::Descriptor folder;
        std::unique_ptr<DIR, CloseDirectory> listing; ///< of a batch without names
        std::vector<std::string> names;
    };
    [[nodiscard]] bool open_next();
    [[nodiscard]] std::optional<std::string> next_name();
    [[nodiscard]] bool look_at(const std::string& name, source::Moment now, domain::Instant oldest,
                               const Take& take);

    std::deque<Batch> waiting_;
    std::optional<Current> current_;
    std::unordered_set<std::uint64_t> known_;
    Count count_;
};

} // namespace kith::maildir
