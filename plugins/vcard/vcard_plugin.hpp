#pragma once

#include "sdk/host.hpp"
#include "sdk/plugin.hpp"
#include "vcard/debounce.hpp"
#include "vcard/library.hpp"
#include "vcard/moment.hpp"
#include "vcard/publisher.hpp"
#include "vcard/watcher.hpp"

#include <memory>
#include <optional>

namespace kith::vcard {

/// The source plugin: the address books on disk become `contacts` events. Waits for nothing itself:
/// its loop (main.cpp) watches folder_events() and due() and calls in with the time. One thread.
class VcardPlugin final : public sdk::Plugin {
public:
    /// `now` is called for requests of the daemon; it outlives the plugin.
    using Now = Moment (*)();
    explicit VcardPlugin(Now now) : now_(now) {}

    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;

    /// The descriptor that tells of changes in the folders; -1 before start().
    [[nodiscard]] int folder_events() const { return watcher_ ? watcher_->descriptor() : -1; }
    void on_folder_event(Moment now);
    /// When on_time() is due; absent: nothing to wait for.
    [[nodiscard]] std::optional<Moment::Steady> due() const;
    void on_time(Moment now);
    /// Sends what fits while few events are unanswered. Call when answers may have come.
    void send_pages();

private:
    void refresh(Moment now);
    void report(const Library::Report& report);
    void say_state(const Library::Report& report);

    Now now_;
    sdk::Host* host_ = nullptr;
    std::optional<Library> library_;
    std::unique_ptr<Watcher> watcher_;
    Debounce debounce_;
    Publisher publisher_;
    std::string snapshot_name_;
    bool first_look_due_ = false;
    bool first_look_ = true; ///< none was made yet
    bool snapshot_sent_ = false;
    bool said_unavailable_ = false;
};

} // namespace kith::vcard
