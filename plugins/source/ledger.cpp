#include "source/ledger.hpp"

#include <algorithm>

namespace kith::source {

void Ledger::wait_until(Moment::Steady when) {
    look_again_ = look_again_ ? std::min(*look_again_, when) : when;
}

bool Ledger::is_settled(const Record& record, Moment now) const {
    const auto modified = std::chrono::system_clock::time_point(
        std::chrono::duration_cast<std::chrono::system_clock::duration>(
            std::chrono::nanoseconds(record.seen.modified_ns)));
    // A file of an hour ago is written, also when it is new to us. One from the future is not known
    // to be: it has to be seen unchanged.
    return modified + timing_.settle <= now.wall ||
           record.seen_since + timing_.settle <= now.steady;
}

bool Ledger::wants_reading(Record& record, const Stamp& stamp, Moment now) {
    record.missing_since.reset();
    record.patience = {};
    if (record.seen != stamp) {
        record.seen = stamp;
        record.seen_since = now.steady;
    }
    if (record.judged == stamp) {
        const auto end = record.broken_since.value_or(now.steady) + timing_.grace;
        if (!record.broken_since) {
            return false;
        }
        if (now.steady < end) {
            wait_until(end);
            return false;
        }
        return true;
    }
    if (is_settled(record, now) || !record.has_good) {
        return true;
    }
    wait_until(record.seen_since + timing_.settle);
    return false;
}

Ledger::Decision Ledger::look(const Listing& listing, Moment now) {
    Decision decision;
    look_again_.reset();
    for (auto& [path, record] : records_) {
        record.missing_since = record.missing_since.value_or(now.steady);
    }
    for (const ListedFile& file : listing.files) {
        const auto [entry, is_new] = records_.try_emplace(file.path);
        Record& record = entry->second;
        if (is_new) {
            record.folder = file.folder;
            record.seen = file.stamp;
            record.seen_since = now.steady;
        }
        if (wants_reading(record, file.stamp, now)) {
            decision.read.push_back(file.path);
        } else if (record.broken_since) {
            decision.held.push_back(file.path);
        }
    }
    note_missing(listing, now, decision);
    return decision;
}

void Ledger::note_missing(const Listing& listing, Moment now, Decision& decision) {
    std::set<std::string, std::less<>> with_files;
    for (const ListedFile& file : listing.files) {
        with_files.insert(file.folder);
    }
    std::map<std::string, std::size_t, std::less<>> kept;
    for (auto entry = records_.begin(); entry != records_.end();) {
        Record& record = entry->second;
        if (!record.missing_since) {
            ++entry;
            continue;
        }
        // Once kept for the folder's sake, it stays kept while the folder fills again.
        const bool folder_gone = !with_files.contains(record.folder);
        record.patience = std::max(record.patience, folder_gone ? timing_.grace : timing_.settle);
        const auto end = *record.missing_since + record.patience;
        if (now.steady >= end || !record.has_good) {
            decision.drop.push_back(entry->first);
            entry = records_.erase(entry);
            continue;
        }
        wait_until(end);
        decision.held.push_back(entry->first);
        if (folder_gone) {
            ++kept[record.folder];
        }
        ++entry;
    }
    for (const auto& [folder, files] : kept) {
        if (kept_folders_.insert(folder).second) {
            decision.kept.push_back({folder, files});
        }
    }
    std::erase_if(kept_folders_, [&](const auto& folder) { return !kept.contains(folder); });
}

Ledger::Verdict Ledger::judge(const std::string& path, Content content, Moment now) {
    Record& record = records_.at(path);
    const bool settled = is_settled(record, now);
    record.is_sound = content == Content::Sound;
    record.judged.reset();
    if (settled && content != Content::Unreadable) {
        record.judged = record.seen;
    } else if (!settled) {
        wait_until(record.seen_since + timing_.settle);
    }
    if (content == Content::Sound) {
        record.broken_since.reset();
        record.has_good = true;
        return Verdict::Take;
    }
    if (!record.has_good) {
        // Better what can be read than nothing, once it stays like that.
        record.has_good = settled && content == Content::Broken;
        return record.has_good ? Verdict::Take : Verdict::Keep;
    }
    record.broken_since = record.broken_since.value_or(now.steady);
    if (now.steady < *record.broken_since + timing_.grace) {
        wait_until(*record.broken_since + timing_.grace);
        return Verdict::Keep;
    }
    record.broken_since.reset();
    return Verdict::Take;
}

bool Ledger::all_sound() const {
    return std::all_of(records_.begin(), records_.end(), [](const auto& entry) {
        return entry.second.missing_since || entry.second.is_sound;
    });
}

} // namespace kith::source
