#pragma once

#include "agenda/announcer.hpp"
#include "agenda/calendar_shelf.hpp"
#include "agenda/day_timer.hpp"
#include "agenda/diary.hpp"
#include "sdk/host.hpp"
#include "source/debounce.hpp"
#include "source/folder_source.hpp"
#include "source/watcher.hpp"

#include <memory>
#include <optional>

namespace kith::agenda {

/// The source plugin: the owner's calendars become `proposals` events. Wakes when a calendar
/// changes, when a day begins that makes a meeting ahead one that is over (or brings one into
/// sight), and when the clock is set. One thread.
class AgendaPlugin final : public source::FolderSource {
public:
    /// `now` is called for requests of the daemon; it outlives the plugin.
    using Now = source::Moment (*)();
    explicit AgendaPlugin(Now now);
    ~AgendaPlugin() override;

    [[nodiscard]] domain::Value description() const override;
    void start(const sdk::Session& session, sdk::Host& host) override;
    void check(sdk::Reply reply) override;

    [[nodiscard]] int folder_events() const override;
    void on_folder_event(source::Moment now) override;
    [[nodiscard]] std::optional<source::Moment::Steady> due() const override;
    void on_time(source::Moment now) override;

private:
    struct Parts;

    void refresh(source::Moment now);
    /// kithd keeps nothing of people it does not know yet.
    void tell_all_again_in_time(source::Moment now);
    void announce(const CalendarShelf::Report& found, source::Moment now);
    void watch(source::Moment now);
    void report(const std::vector<FileFault>& faults);
    void say_state(const CalendarShelf::Report& found);
    template <class Work> void with_disk(const Work& work);

    Now now_;
    sdk::Host* host_ = nullptr;
    std::unique_ptr<Parts> parts_; ///< there from start() on
    source::Debounce debounce_;
    source::Moment::Steady all_told_;              ///< when all was told last
    std::optional<source::Moment::Steady> second_; ///< when all is told again soon after the start
    bool look_due_ = false;                        ///< at once: the first one, or a day has begun
    bool first_look_ = true;
    bool said_unavailable_ = false;
};

} // namespace kith::agenda
