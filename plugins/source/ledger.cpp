#include "source/ledger.hpp"

#include <algorithm>

namespace kith::source {

namespace {

void sort(Ledger::Decision& decision) {
    for (auto* paths : {&decision.read, &decision.drop, &decision.held}) {
        std::sort(paths->begin(), paths->end());
    }
}

} // namespace

void Ledger::wait_until(const std::string& path, Moment::Steady when) {
    look_again_ = look_again_ ? std::min(*look_again_, when) : when;
    waiting_.push_back(path);
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

bool Ledger::wants_reading(const std::string& path, Record& record, Moment now) {
    if (record.is_judged) {
        const auto end = record.broken_since.value_or(now.steady) + timing_.grace;
        if (!record.broken_since) {
            return false;
        }
        if (now.steady < end) {
            wait_until(path, end);
            return false;
        }
        return true;
    }
    if (is_settled(record, now) || !record.has_good) {
        return true;
    }
    wait_until(path, record.seen_since + timing_.settle);
    return false;
}

void Ledger::begin_look() {
    ++looks_;
    look_again_.reset();
    waiting_.clear();
}

void Ledger::see(const ListedFile& file, Moment now, Decision& decision) {
    const auto [entry, is_new] = records_.try_emplace(file.path);
    Record& record = entry->second;
    if (is_new) {
        record.folder = folders_.try_emplace(file.folder).first;
        ++record.folder->second.known;
    }
    if (is_new || record.missing_since) {
        ++record.folder->second.there;
    }
    if (is_new || record.seen != file.stamp) {
        record.seen = file.stamp;
        record.seen_since = now.steady;
        record.is_judged = false;
    }
    record.missing_since.reset();
    record.patience = {};
    record.look = looks_;
    if (wants_reading(file.path, record, now)) {
        decision.read.push_back(file.path);
    } else if (record.broken_since) {
        decision.held.push_back(file.path);
    }
}

void Ledger::miss(Record& record, Moment now) {
    if (!record.missing_since) {
        record.missing_since = now.steady;
        --record.folder->second.there;
    }
}

Ledger::Decision Ledger::look(const Listing& listing, Moment now) {
    Decision decision;
    begin_look();
    for (const ListedFile& file : listing.files) {
        see(file, now, decision);
    }
    std::vector<Records::iterator> missing;
    for (auto entry = records_.begin(); entry != records_.end(); ++entry) {
        if (entry->second.look != looks_) {
            miss(entry->second, now);
            missing.push_back(entry);
        }
    }
    wait_for_missing(missing, now, decision);
    return decision;
}

Ledger::Decision Ledger::look_at(const std::vector<ListedFile>& files, Moment now) {
    Decision decision;
    begin_look();
    for (const ListedFile& file : files) {
        see(file, now, decision);
    }
    sort(decision);
    return decision;
}

std::optional<std::vector<std::string>> Ledger::waiting() const {
    auto paths = waiting_;
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    const bool all_there = std::none_of(paths.begin(), paths.end(), [&](const auto& path) {
        return records_.at(path).missing_since.has_value();
    });
    return all_there ? std::optional(std::move(paths)) : std::nullopt;
}

void Ledger::wait_for_missing(const std::vector<Records::iterator>& missing, Moment now,
                              Decision& decision) {
    std::map<std::string_view, std::size_t> kept;
    for (const auto& entry : missing) {
        Record& record = entry->second;
        // Once kept for the folder's sake, it stays kept while the folder fills again.
        const bool folder_gone = record.folder->second.there == 0;
        record.patience = std::max(record.patience, folder_gone ? timing_.grace : timing_.settle);
        const auto end = *record.missing_since + record.patience;
        if (now.steady >= end || !record.has_good) {
            decision.drop.push_back(entry->first);
            continue;
        }
        wait_until(entry->first, end);
        decision.held.push_back(entry->first);
        if (folder_gone) {
            ++kept[record.folder->first];
        }
    }
    for (auto& [path, folder] : folders_) {
        const auto found = kept.find(path);
        const bool is_kept = found != kept.end();
        if (is_kept && !folder.reported) {
            decision.kept.push_back({path, found->second});
        }
        folder.reported = is_kept;
    }
    for (const auto& path : decision.drop) {
        forget(records_.find(path));
    }
    sort(decision);
}

void Ledger::forget(Records::iterator entry) {
    const auto folder = entry->second.folder;
    records_.erase(entry);
    if (--folder->second.known == 0) {
        folders_.erase(folder);
    }
}

Ledger::Verdict Ledger::judge(const std::string& path, Content content, Moment now) {
    Record& record = records_.at(path);
    const bool settled = is_settled(record, now);
    record.is_sound = content == Content::Sound;
    record.is_judged = settled && content != Content::Unreadable;
    if (!settled) {
        wait_until(path, record.seen_since + timing_.settle);
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
        wait_until(path, *record.broken_since + timing_.grace);
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
