#include "vcard/vcard_plugin.hpp"

#include "source/description.hpp"
#include "source/end_when_shut_out.hpp"
#include "vcard/card_file.hpp"
#include "vcard/settings.hpp"

#include <algorithm>
#include <utility>

#include <malloc.h>

namespace kith::vcard {

namespace {

/// Pages on the way: enough to keep the daemon busy, few enough to keep its memory small.
constexpr std::size_t most_unanswered = 4;
/// Lines logged of one look: a book full of faults must not flood the log.
constexpr std::size_t most_faults = 200;

/// More files than that, and all folders are listed instead.
constexpr std::size_t most_told = 1000;

} // namespace

domain::Value VcardPlugin::description() const {
    return source::description_of("vcard", settings_schema());
}

void VcardPlugin::start(const sdk::Session& session, sdk::Host& host) {
    library_.emplace(read_settings(session.settings));
    watcher_ = std::make_unique<source::Watcher>(
        [this](const std::string& folder, const std::string& name, source::EntryKind kind) {
            return hear(folder, name, kind);
        });
    host_ = &host;
    // Unlike any of an earlier process: what that one left unfinished must not go on in this one.
    snapshot_name_ = "start-" + std::to_string(now_().wall.time_since_epoch().count());
    first_look_due_ = true; // reading may take longer than `initialize` may
}

void VcardPlugin::check(sdk::Reply reply) {
    if (first_look_due_) {
        refresh(now_());
    }
    domain::Outcome outcome;
    const Listing listing = source::list_directories(library_->directories(), is_card_file);
    if (!listing.unreadable.empty()) {
        outcome.result = domain::Outcome::Result::Unavailable;
        outcome.text = "cannot read " + listing.unreadable.front().path + ": " +
                       listing.unreadable.front().reason;
    } else {
        outcome.text = "people: " + std::to_string(library_->book().size()) +
                       ", files: " + std::to_string(listing.files.size()) +
                       ", folders: " + std::to_string(listing.folders.size());
    }
    reply(outcome);
}

bool VcardPlugin::hear(const std::string& folder, const std::string& name, source::EntryKind kind) {
    if (!source::may_be_listed(name, kind, is_card_file)) {
        return false;
    }
    if (kind == source::EntryKind::Folder || told_files_.size() == most_told) {
        return true;
    }
    told_files_.insert(folder + '/' + name);
    heard_ = true;
    return false;
}

void VcardPlugin::on_folder_event(Moment now) {
    heard_ = false;
    const bool folders_stirred = watcher_->drain();
    whole_look_due_ = whole_look_due_ || folders_stirred;
    if (heard_ || folders_stirred) {
        debounce_.on_event(now.steady);
    }
}

std::optional<Moment::Steady> VcardPlugin::due() const {
    if (!library_) {
        return std::nullopt;
    }
    if (first_look_due_) {
        return Moment::Steady();
    }
    const auto event = debounce_.due();
    const auto look = library_->look_again();
    return event && look ? std::min(event, look) : event ? event : look;
}

void VcardPlugin::on_time(Moment now) {
    const auto when = due();
    if (when && *when <= now.steady) {
        refresh(now);
    }
    send_pages();
}

void VcardPlugin::refresh(Moment now) {
    first_look_due_ = false;
    debounce_.reset();
    const auto files = std::exchange(told_files_, {});
    const auto found = std::exchange(whole_look_due_, false) ? library_->refresh(now)
                                                             : library_->refresh_files(files, now);
    if (!std::exchange(first_look_, false)) {
        // A folder or a link may lead elsewhere than when this process began.
        source::end_when_shut_out(library_->listing());
    }
    const auto watching =
        watcher_->watch(source::places_of(library_->listing(), library_->directories()));
    if (watching.has_new) {
        debounce_.on_event(now.steady);
        whole_look_due_ = true;
    }
    for (const auto& path : watching.failed) {
        host_->log(sdk::Host::Level::Warning,
                   "cannot be watched: changes are noticed at the next start", path);
    }
    report(found);
    say_state(found);
    // Before it is known that nobody is missing by accident, nobody is removed.
    if (!snapshot_sent_ && found.is_whole) {
        publisher_.snapshot(library_->book().ids(), snapshot_name_);
        snapshot_sent_ = true;
    } else {
        publisher_.changes(found.changes);
    }
}

void VcardPlugin::report(const Library::Report& found) {
    const std::size_t said = std::min(found.faults.size(), most_faults);
    for (std::size_t i = 0; i < said; ++i) {
        const auto& [file, fault] = found.faults[i];
        host_->log(sdk::Host::Level::Warning, fault.text, file, fault.line);
    }
    if (said < found.faults.size()) {
        host_->log(sdk::Host::Level::Warning, std::to_string(found.faults.size() - said) +
                                                  " more faults in the address books");
    }
    if (found.read > 0) {
        host_->log(sdk::Host::Level::Info,
                   "read " + std::to_string(found.read) +
                       " card files: " + std::to_string(library_->book().size()) + " people, " +
                       std::to_string(found.changes.upsert.size()) + " new or changed, " +
                       std::to_string(found.changes.remove.size()) + " gone");
    }
}

void VcardPlugin::say_state(const Library::Report& found) {
    if (!found.unreadable.empty()) {
        const auto& first = found.unreadable.front();
        host_->unavailable("cannot read " + first.path + ": " + first.reason);
        said_unavailable_ = true;
    } else if (said_unavailable_) {
        host_->up();
        said_unavailable_ = false;
    }
}

void VcardPlugin::send_pages() {
    while (library_ && !publisher_.idle() && host_->unanswered_events() < most_unanswered) {
        if (auto page = publisher_.next(library_->book())) {
            host_->send_event(std::move(*page));
        }
    }
    if (snapshot_sent_ && publisher_.idle() && !std::exchange(has_given_back_, true)) {
        ::malloc_trim(0); // the first look and its pages took as much as what is kept
    }
}

} // namespace kith::vcard
