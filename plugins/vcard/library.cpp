#include "vcard/library.hpp"

#include "source/whole_bytes.hpp"
#include "vcard/card_file.hpp"

#include <algorithm>

namespace kith::vcard {

Library::Library(Settings settings)
    : settings_(std::move(settings)), ledger_(settings_.timing),
      book_(settings_.ignored_categories) {}

Library::Report Library::refresh(Moment now) {
    Report report;
    first_look_ = first_look_.value_or(now.steady);
    listing_ = source::list_directories(settings_.directories, is_card_file);
    carry_out(ledger_.look(listing_, now), now, report);
    // What is left to ask of the listing is what to watch: links, and where there are files at all.
    // The paths of many thousand files are large, and the ledger has them.
    std::set<std::string> folders;
    std::erase_if(listing_.files, [&](const auto& file) {
        return !folders.insert(file.folder).second && !file.is_link;
    });
    listing_.files.shrink_to_fit();
    return report;
}

Library::Report Library::refresh_files(const std::set<std::string>& paths, Moment now) {
    const auto waiting = ledger_.waiting();
    if (!waiting) {
        return refresh(now);
    }
    auto all = paths;
    all.insert(waiting->begin(), waiting->end());
    Listing there;
    for (const auto& path : all) {
        source::list_file(path, there);
    }
    const bool is_enough = there.unreadable.empty() &&
                           std::all_of(there.files.begin(), there.files.end(),
                                       [this](const auto& file) { return is_watched(file); });
    if (!is_enough) {
        return refresh(now);
    }
    Report report;
    carry_out(ledger_.look_at(there.files, now), now, report);
    return report;
}

/// A new link, or the first file of a folder, changes what listing() says.
bool Library::is_watched(const source::ListedFile& file) const {
    return !file.is_link &&
           std::any_of(listing_.files.begin(), listing_.files.end(),
                       [&](const auto& known) { return known.folder == file.folder; });
}

void Library::carry_out(const Ledger::Decision& decision, Moment now, Report& report) {
    report.unreadable = listing_.unreadable;
    for (const auto& path : decision.drop) {
        book_.erase(path);
    }
    for (const auto& path : decision.read) {
        read(path, now, report);
    }
    for (const auto& kept : decision.kept) {
        const auto minutes =
            std::chrono::duration_cast<std::chrono::minutes>(settings_.timing.grace).count();
        report.faults.push_back(
            {kept.path,
             {0, "this folder has turned empty or vanished: the people of its " +
                     std::to_string(kept.files) + " files are kept for " + std::to_string(minutes) +
                     " minutes"}});
    }
    book_.hold(decision.held);
    report.changes = book_.settle();
    for (auto& conflict : book_.take_conflicts()) {
        report.faults.push_back(std::move(conflict));
    }
    report.is_whole = is_whole(now);
}

void Library::read(const std::string& path, Moment now, Report& report) {
    ++report.read;
    Reading reading;
    auto content = Ledger::Content::Broken;
    try {
        reading =
            read_book(source::read_whole(path, settings_.limits.file_bytes), settings_.limits);
        if (reading.cards == 0) {
            reading.faults.push_back({0, "there is no card in this file"});
        } else if (reading.ending == Ending::Complete) {
            content = Ledger::Content::Sound;
        }
    } catch (const source::UnreadableFile& error) {
        content = Ledger::Content::Unreadable;
        reading.faults.push_back({0, std::string("cannot be read: ") + error.what()});
    }
    for (Fault& fault : reading.faults) {
        report.faults.push_back({path, std::move(fault)});
    }
    if (ledger_.judge(path, content, now) == Ledger::Verdict::Take) {
        book_.put(path, std::move(reading));
    }
}

bool Library::is_whole(Moment now) {
    const bool all_have_cards = std::all_of(
        settings_.directories.begin(), settings_.directories.end(), [&](const auto& root) {
            return std::any_of(listing_.files.begin(), listing_.files.end(), [&](const auto& file) {
                return file.folder == root || file.folder.starts_with(root + '/');
            });
        });
    was_whole_ = was_whole_ || (all_have_cards && ledger_.all_sound()) ||
                 now.steady >= *first_look_ + settings_.timing.grace;
    return was_whole_;
}

std::optional<Moment::Steady> Library::look_again() const {
    auto when = ledger_.look_again();
    if (first_look_ && !was_whole_) {
        const auto end = *first_look_ + settings_.timing.grace;
        when = when ? std::min(*when, end) : end;
    }
    return when;
}

} // namespace kith::vcard
