#include "maildir/maildir_plugin.hpp"

#include "maildir/header_reader.hpp"
#include "maildir/mail_date.hpp"
#include "maildir/words.hpp"
#include "sdk/fence.hpp"
#include "source/description.hpp"

#include <algorithm>
#include <utility>

namespace kith::maildir {

namespace {

using source::Moment;
using Level = sdk::Host::Level;

/// More arrivals than this between two looks, and every folder is listed once more.
constexpr std::size_t most_arrivals = 20'000;

/// At the very first start the address book may be read later than the mail: everything is proposed
/// once more. From then on, once a day, when a mail comes: people may have been added.
constexpr std::chrono::seconds second_after(30);
constexpr std::chrono::hours again_after(24);

bool is_mail_folder(const std::string& folder) {
    return folder.ends_with("/cur") || folder.ends_with("/new");
}

} // namespace

domain::Value MaildirPlugin::description() const {
    return source::description_of("maildir", settings_schema());
}

void MaildirPlugin::start(const sdk::Session& session, sdk::Host& host) {
    settings_ = read_settings(session.settings);
    language_ = session.language;
    zone_.emplace(session.time_zone);
    watcher_ = std::make_unique<source::Watcher>(
        [this](const std::string& folder, const std::string& name, source::EntryKind kind) {
            return hear(folder, name, kind);
        });
    host_ = &host;
    folders_due_ = true; // looking may take longer than `initialize` may
}

void MaildirPlugin::check(sdk::Reply reply) {
    const MailFolders found = find_mail_folders(settings_.directories);
    domain::Outcome outcome;
    if (!found.unreadable.empty()) {
        outcome.result = domain::Outcome::Result::Unavailable;
        outcome.text =
            "cannot read " + found.unreadable.front().path + ": " + found.unreadable.front().reason;
    } else if (!found.without_mail.empty()) {
        outcome.result = domain::Outcome::Result::Unavailable;
        outcome.text = "no Maildir in " + found.without_mail.front();
    } else {
        outcome.text = "Maildirs: " + std::to_string(found.mails.size() / 2) +
                       ", touches: " + std::to_string(traces_.size());
    }
    reply(outcome);
}

bool MaildirPlugin::hear(const std::string& folder, const std::string& name,
                         source::EntryKind kind) {
    if (kind == source::EntryKind::Folder) {
        return name != "tmp" && !is_mail_folder(folder);
    }
    if (is_mail_folder(folder) && arrivals_ < most_arrivals && !intake_.is_settled(name)) {
        arrivals_ += arrived_[folder].insert(name).second ? 1 : 0;
    }
    return false;
}

void MaildirPlugin::on_folder_event(Moment now) {
    const bool folders_stirred = watcher_->drain();
    if (watcher_->lost_some() || arrivals_ >= most_arrivals) {
        all_mails_due_ = true; // what was read is known: this finds the rest
        folders_due_ = true;
    }
    folders_due_ = folders_due_ || folders_stirred;
    if (folders_due_ || !arrived_.empty()) {
        debounce_.on_event(now.steady);
    }
}

std::optional<Moment::Steady> MaildirPlugin::due() const {
    if (!host_) {
        return std::nullopt;
    }
    if (is_first_look_ || is_reading_) {
        return Moment::Steady();
    }
    const auto event = debounce_.due();
    if (!is_second_due_) {
        return event;
    }
    const auto second = *all_proposed_ + second_after;
    return event ? std::min(*event, second) : second;
}

void MaildirPlugin::on_time(Moment now) {
    if (!host_) {
        return;
    }
    const auto event = debounce_.due();
    if (is_first_look_ || (event && *event <= now.steady)) {
        look(now);
    }
    if (is_reading_) {
        read_some(now);
    } else if (is_second_due_ && *all_proposed_ + second_after <= now.steady) {
        is_second_due_ = false;
        propose_all(now);
    }
    pages_.send(*host_);
}

domain::Date MaildirPlugin::today(Moment now) const {
    return zone_->date(std::chrono::floor<std::chrono::milliseconds>(now.wall));
}

void MaildirPlugin::look(Moment now) {
    debounce_.reset();
    traces_.forget_before(domain::plus_days(today(now), -settings_.days));
    if (std::exchange(folders_due_, false)) {
        look_at_folders();
    }
    take_arrivals();
    is_first_look_ = false;
    is_reading_ = true;
}

void MaildirPlugin::look_at_folders() {
    const MailFolders found = find_mail_folders(settings_.directories);
    if (!is_first_look_) {
        // A folder may lead elsewhere than when this process began.
        wire::SettingsPlaces places;
        for (const auto& folder : found.unreadable) {
            places.reads.push_back(folder.path);
        }
        sdk::end_when_shut_out(places);
    }
    source::WatchedPlaces places;
    places.folders = found.parents;
    places.folders.insert(places.folders.end(), found.mails.begin(), found.mails.end());
    places.absent = settings_.directories;
    places.mounts = !found.unreadable.empty() || !found.without_mail.empty();
    // First the watch, then the listing: so nothing can arrive unseen in between.
    const auto watching = watcher_->watch(places);
    report(found, watching.failed.size());
    std::set<std::string> due(watching.fresh.begin(), watching.fresh.end());
    due.insert(watching.failed.begin(), watching.failed.end());
    for (const auto& folder : found.mails) {
        if (all_mails_due_ || due.contains(folder)) {
            intake_.add_folder(folder);
        }
    }
    all_mails_due_ = false;
}

void MaildirPlugin::report(const MailFolders& found, std::size_t unwatched) {
    if (unwatched > 0) {
        host_->log(Level::Warning, std::to_string(unwatched) +
                                       " folders cannot be watched: what comes there is "
                                       "noticed at the next start");
    }
    if (found.is_cut) {
        host_->log(Level::Warning, "there are more folders than kith looks at: name the mail "
                                   "folders themselves in `directories`");
    }
    std::string fault;
    if (!found.unreadable.empty()) {
        fault =
            "cannot read " + found.unreadable.front().path + ": " + found.unreadable.front().reason;
    } else if (!found.without_mail.empty()) {
        fault = "no Maildir in " + found.without_mail.front() +
                ": a Maildir is a folder with cur and new in it";
    }
    if (!fault.empty()) {
        host_->unavailable(fault);
    } else if (said_unavailable_) {
        host_->up();
    }
    said_unavailable_ = !fault.empty();
}

void MaildirPlugin::take_arrivals() {
    for (auto& [folder, names] : arrived_) {
        intake_.add_mails(folder, {names.begin(), names.end()});
    }
    arrived_.clear();
    arrivals_ = 0;
}

void MaildirPlugin::read_some(Moment now) {
    const domain::Date last = today(now);
    const domain::Date first = domain::plus_days(last, -settings_.days);
    // A clock that was a little wrong, or a mail on its way for a while.
    const auto oldest = zone_->instant(domain::plus_days(first, -1), domain::TimeOfDay(0));
    intake_.step(now, oldest, [&](const std::string& bytes, const MailName& name) {
        const MailHeader header = read_header(bytes);
        const auto instant = instant_of(header, name, *zone_, last);
        if (!instant || zone_->date(*instant) < first) {
            return;
        }
        const std::string evidence = evidence_of(header.subject, language_);
        for (const Touch& touch : touches_of(header, settings_.who)) {
            traces_.add(touch, *instant, zone_->date(*instant), evidence);
        }
    });
    if (intake_.idle()) {
        settle(now);
    }
}

void MaildirPlugin::settle(Moment now) {
    is_reading_ = false;
    const auto found = traces_.take_new();
    const auto count = intake_.take_count();
    if (count.read > 0) {
        host_->log(Level::Info, "read the headers of " + std::to_string(count.read) + " mails: " +
                                    std::to_string(found.size()) + " touches are new or changed");
    }
    if (count.too_long + count.unreadable > 0) {
        host_->log(Level::Info, "passed over " + std::to_string(count.unreadable) +
                                    " mails that cannot be read and " +
                                    std::to_string(count.too_long) +
                                    " with a header of more than 64 KiB");
    }
    if (const auto left_out = traces_.take_left_out(); left_out > 0) {
        host_->log(Level::Warning, "too many people: " + std::to_string(left_out) +
                                       " touches were left out; a smaller `days` helps");
    }
    if (!all_proposed_ || *all_proposed_ + again_after <= now.steady) {
        is_second_due_ = !all_proposed_;
        propose_all(now);
        return;
    }
    for (const auto& proposal : found) {
        pages_.propose(proposal);
    }
}

void MaildirPlugin::propose_all(Moment now) {
    all_proposed_ = now.steady;
    for (const auto& proposal : traces_.take_all()) {
        pages_.propose(proposal);
    }
}

} // namespace kith::maildir
