#pragma once

#include "domain/zone.hpp"
#include "maildir/intake.hpp"
#include "maildir/mail_folders.hpp"
#include "maildir/settings.hpp"
#include "maildir/traces.hpp"
#include "sdk/host.hpp"
#include "source/debounce.hpp"
#include "source/folder_source.hpp"
#include "source/proposal_pages.hpp"
#include "source/watcher.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace kith::maildir {

/// The source plugin: the headers of the mails on disk become `proposals` events. One thread.
class MaildirPlugin final : public source::FolderSource {
public:
    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;

    [[nodiscard]] int folder_events() const override {
        return watcher_ ? watcher_->descriptor() : -1;
    }
    void on_folder_event(source::Moment now) override;
    [[nodiscard]] std::optional<source::Moment::Steady> due() const override;
    void on_time(source::Moment now) override;

private:
    /// A happening in a watched folder: true when the folders are to be looked at.
    bool hear(const std::string& folder, const std::string& name, source::EntryKind kind);
    void look(source::Moment now);
    void look_at_folders();
    void report(const MailFolders& found, std::size_t unwatched);
    void take_arrivals();
    void read_some(source::Moment now);
    void settle(source::Moment now);
    void propose_all(source::Moment now);
    [[nodiscard]] domain::Date today(source::Moment now) const;

    sdk::Host* host_ = nullptr;
    Settings settings_;
    std::string language_;
    std::optional<domain::Zone> zone_;
    std::unique_ptr<source::Watcher> watcher_;
    source::Debounce debounce_;
    Intake intake_;
    Traces traces_;
    source::ProposalPages pages_;

    std::map<std::string, std::set<std::string>> arrived_; ///< since the last look, by folder
    std::size_t arrivals_ = 0;
    /// When everything was proposed last: kithd keeps nothing of people it does not know yet.
    std::optional<source::Moment::Steady> all_proposed_;
    bool is_second_due_ = false; ///< everything once more, soon after the start
    bool folders_due_ = false;
    bool all_mails_due_ = false; ///< events were lost: each folder is listed once more
    bool is_first_look_ = true;
    bool is_reading_ = false;
    bool said_unavailable_ = false;
};

} // namespace kith::maildir
