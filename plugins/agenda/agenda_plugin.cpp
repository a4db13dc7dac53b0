#include "agenda/agenda_plugin.hpp"

#include "agenda/settings.hpp"
#include "sdk/fence.hpp"
#include "source/description.hpp"
#include "source/end_when_shut_out.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <sys/epoll.h>

namespace kith::agenda {

using source::Moment;

namespace {

/// Lines logged of one look: a calendar full of faults must not flood the log.
constexpr std::size_t most_faults = 200;

/// At the very first start the address book may be read later than the calendars: everything is
/// told once more. From then on once a day, when a calendar changes: people may have been added.
constexpr std::chrono::seconds second_after(30);
constexpr std::chrono::hours again_after(24);

using Due = std::optional<Moment::Steady>;

Due earlier(Due one, Due other) { return one && other ? std::min(one, other) : one ? one : other; }

sdk::Descriptor both(int first, int second) {
    sdk::Descriptor poll(::epoll_create1(EPOLL_CLOEXEC));
    for (const int descriptor : {first, second}) {
        epoll_event event{};
        event.events = EPOLLIN;
        if (::epoll_ctl(poll.number(), EPOLL_CTL_ADD, descriptor, &event) != 0) {
            throw std::system_error(errno, std::generic_category(), "cannot wait for changes");
        }
    }
    return poll;
}

/// A file named in the settings may be another one than when this process began.
void end_when_shut_out(const CalendarShelf& shelf) {
    source::end_when_shut_out(shelf.listing());
    wire::SettingsPlaces places;
    places.reads.insert(places.reads.end(), shelf.places().files().begin(),
                        shelf.places().files().end());
    sdk::end_when_shut_out(places);
}

} // namespace

struct AgendaPlugin::Parts {
    Parts(const sdk::Session& session, Settings settings)
        : zone(settings.diary.time_zone), past_days(settings.diary.past_days),
          shelf(std::move(settings.shelf)), diary(std::move(settings.diary)),
          announcer(session.state_dir),
          watcher(
              [this](const std::string& folder, const std::string& name, source::EntryKind kind) {
                  return shelf.places().matters(folder, name, kind);
              }),
          events(both(watcher.descriptor(), timer.descriptor())) {}

    domain::Zone zone;
    int past_days;
    CalendarShelf shelf;
    Diary diary;
    Announcer announcer;
    source::Watcher watcher;
    DayTimer timer;
    sdk::Descriptor events; ///< ready when the watcher or the timer is
};

AgendaPlugin::AgendaPlugin(Now now) : now_(now) {}
AgendaPlugin::~AgendaPlugin() = default;

domain::Value AgendaPlugin::description() const {
    return source::description_of("agenda", settings_schema());
}

void AgendaPlugin::start(const sdk::Session& session, sdk::Host& host) {
    parts_ = std::make_unique<Parts>(session, read_settings(session));
    host_ = &host;
    look_due_ = true; // reading may take longer than `initialize` may
}

void AgendaPlugin::check(sdk::Reply reply) {
    if (look_due_) {
        refresh(now_());
    }
    domain::Outcome outcome;
    const auto listing = parts_->shelf.places().list();
    if (!listing.unreadable.empty()) {
        outcome.result = domain::Outcome::Result::Unavailable;
        outcome.text = "cannot read " + listing.unreadable.front().path + ": " +
                       listing.unreadable.front().reason;
    } else {
        outcome.text = "events with others: " + std::to_string(parts_->diary.size()) +
                       ", meetings in sight: " + std::to_string(parts_->announcer.told().size()) +
                       ", files: " + std::to_string(listing.files.size());
    }
    reply(outcome);
}

int AgendaPlugin::folder_events() const { return parts_ ? parts_->events.number() : -1; }

void AgendaPlugin::on_folder_event(Moment now) {
    if (parts_->timer.came()) {
        parts_->announcer.tell_all_again();
        look_due_ = true;
    }
    // A missing mount shows only in that the descriptor was ready; then a look too many is taken.
    if (parts_->watcher.drain()) {
        debounce_.on_event(now.steady);
    }
}

std::optional<Moment::Steady> AgendaPlugin::due() const {
    if (!parts_) {
        return std::nullopt;
    }
    if (look_due_) {
        return Moment::Steady();
    }
    return earlier(second_, earlier(debounce_.due(), parts_->shelf.look_again()));
}

void AgendaPlugin::on_time(Moment now) {
    const auto when = due();
    if (when && *when <= now.steady) {
        refresh(now);
    }
    if (!parts_) {
        return;
    }
    auto& pages = parts_->announcer.pages();
    pages.send(*host_);
    if (pages.idle() && host_->unanswered_events() == 0) {
        with_disk([&] { parts_->announcer.on_all_answered(); });
    }
}

void AgendaPlugin::tell_all_again_in_time(Moment now) {
    if (first_look_) {
        second_ = now.steady + second_after;
        all_told_ = now.steady;
    } else if ((second_ && *second_ <= now.steady) || all_told_ + again_after <= now.steady) {
        second_.reset();
        all_told_ = now.steady;
        parts_->announcer.tell_all_again();
    }
}

void AgendaPlugin::refresh(Moment now) {
    look_due_ = false;
    tell_all_again_in_time(now);
    debounce_.reset();
    const auto today = parts_->zone.date(std::chrono::floor<std::chrono::milliseconds>(now.wall));
    const auto found = parts_->shelf.refresh(now, today, parts_->diary);
    if (!std::exchange(first_look_, false)) {
        end_when_shut_out(parts_->shelf);
    }
    watch(now);
    report(found.faults);
    say_state(found);
    announce(found, now);
}

void AgendaPlugin::watch(Moment now) {
    const auto watching =
        parts_->watcher.watch(parts_->shelf.places().watched(parts_->shelf.listing()));
    if (watching.has_new) {
        debounce_.on_event(now.steady);
    }
    for (const auto& path : watching.failed) {
        host_->log(sdk::Host::Level::Warning,
                   "cannot be watched: changes are noticed at the next start", path);
    }
}

void AgendaPlugin::announce(const CalendarShelf::Report& found, Moment now) {
    const auto wall = std::chrono::floor<std::chrono::milliseconds>(now.wall);
    const auto today = parts_->zone.date(wall);
    const auto plan = parts_->diary.plan(today, parts_->announcer.told());
    report(plan.faults);
    if (found.read > 0) {
        host_->log(sdk::Host::Level::Info,
                   "read " + std::to_string(found.read) + " calendar files: " +
                       std::to_string(plan.proposals.size()) + " meetings in sight");
    }
    // Before it is known that nothing is missing by accident, nothing is taken back.
    const auto extent = found.is_whole ? Announcer::Extent::Whole : Announcer::Extent::Partial;
    with_disk([&] {
        parts_->announcer.announce(plan.proposals, today,
                                   domain::plus_days(today, -parts_->past_days), extent);
    });
    parts_->timer.arm(plan.next_change ? std::optional(parts_->zone.instant(*plan.next_change,
                                                                            domain::TimeOfDay(0)))
                                       : std::nullopt);
}

template <class Work> void AgendaPlugin::with_disk(const Work& work) {
    try {
        work();
    } catch (const std::system_error& fault) {
        host_->log(sdk::Host::Level::Warning,
                   std::string("cannot keep what was proposed: what is cancelled while kith is off "
                               "would not be taken back: ") +
                       fault.what());
    }
}

void AgendaPlugin::report(const std::vector<FileFault>& faults) {
    const std::size_t said = std::min(faults.size(), most_faults);
    for (std::size_t i = 0; i < said; ++i) {
        const auto& [file, fault] = faults[i];
        host_->log(sdk::Host::Level::Warning, fault.text, file, fault.line);
    }
    if (said < faults.size()) {
        host_->log(sdk::Host::Level::Warning,
                   std::to_string(faults.size() - said) + " more faults in the calendars");
    }
}

void AgendaPlugin::say_state(const CalendarShelf::Report& found) {
    if (!found.unreadable.empty()) {
        const auto& first = found.unreadable.front();
        host_->unavailable("cannot read " + first.path + ": " + first.reason);
        said_unavailable_ = true;
    } else if (said_unavailable_) {
        host_->up();
        said_unavailable_ = false;
    }
}

} // namespace kith::agenda
