#pragma once

#include "sdk/host.hpp"
#include "source/debounce.hpp"
#include "source/folder_source.hpp"
#include "source/watcher.hpp"
#include "vcard/library.hpp"
#include "vcard/publisher.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace kith::vcard {

/// The source plugin: the address books on disk become `contacts` events.
class VcardPlugin final : public source::FolderSource {
public:
    /// `now` is called for requests of the daemon; it outlives the plugin.
    using Now = Moment (*)();
    explicit VcardPlugin(Now now) : now_(now) {}

    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;

    [[nodiscard]] int folder_events() const override {
        return watcher_ ? watcher_->descriptor() : -1;
    }
    void on_folder_event(Moment now) override;
    [[nodiscard]] std::optional<Moment::Steady> due() const override;
    void on_time(Moment now) override;

private:
    /// Notes what happened to a file; true when it takes a look at all folders.
    bool hear(const std::string& folder, const std::string& name, source::EntryKind kind);
    void refresh(Moment now);
    void report(const Library::Report& report);
    void say_state(const Library::Report& report);
    /// Sends what fits while few events are unanswered.
    void send_pages();

    Now now_;
    sdk::Host* host_ = nullptr;
    std::optional<Library> library_;
    std::unique_ptr<source::Watcher> watcher_;
    source::Debounce debounce_;
    std::set<std::string> told_files_; ///< since the last look
    bool heard_ = false;               ///< something new was put there
    Publisher publisher_;
    std::string snapshot_name_;
    bool first_look_due_ = false;
    bool whole_look_due_ = true; ///< at all folders, not at told_files_ only
    bool first_look_ = true;     ///< none was made yet
    bool snapshot_sent_ = false;
    bool has_given_back_ = false; ///< the memory that the first look took
    bool said_unavailable_ = false;
};

} // namespace kith::vcard
