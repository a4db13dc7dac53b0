#include "caldav/mirror.hpp"

#include "calendar/ics/entry_writer.hpp"
#include "calendar/ics/writer.hpp"
#include "domain/stable_hash.hpp"

#include <algorithm>
#include <set>

namespace kith::caldav {

namespace {

using domain::AgendaEntry;
using Result = Collection::Stored::Result;
using State = Record::State;

/// Saved in between, so that a killed process has little to look through.
constexpr int saved_every = 50;
/// When more than so many objects, and most of them, vanish at once, it was not the owner's doing.
constexpr std::size_t plausible_deletions = 3;

/// A task of this installation, seen by its events: another channel may keep it here.
bool is_others(const std::string& text, const std::string& suffix) {
    return !suffix.starts_with(".task") &&
           text.substr(0, text.size() - suffix.size()).ends_with(".task");
}

} // namespace

struct Mirror::Round {
    Collection& collection;
    Wanted wanted;
    Report& report;
    std::set<std::string> foreign; ///< names of ours under which others have put something
};

Mirror::Mirror(const Settings& settings, std::string instance, Ledger& ledger)
    : traits_(settings.traits), deletion_(settings.deletion), ledger_(ledger) {
    const bool task = traits_.component == ics::CalendarTraits::Component::Task;
    suffix_ = (task ? ".task_" : "_") + instance + ".ics";
    uid_suffix_ = (task ? ".task@" : "@") + instance;
    traits_.instance = std::move(instance);
}

std::string Mirror::name_of(const std::string& uid) const { return ics::clean_uid(uid) + suffix_; }

bool Mirror::is_our_name(const std::string& name) const {
    if (!name.ends_with(suffix_) || is_others(name, suffix_)) {
        return false;
    }
    const auto uid = name.substr(0, name.size() - suffix_.size());
    return ics::clean_uid(uid) == uid; // else it would have to be encoded, as ours never is
}

bool Mirror::is_our_uid(const std::string& uid) const {
    return uid.ends_with(uid_suffix_) && !is_others(uid, uid_suffix_);
}

std::string Mirror::render(const AgendaEntry& entry, int ahead) const {
    AgendaEntry shown = entry;
    shown.sequence += ahead;
    return ics::calendar_object({&shown, 1}, traits_);
}

void Mirror::round(Collection& collection, const std::vector<AgendaEntry>& entries,
                   const Enough& enough, Report& report) {
    Round round{collection, {}, report, {}};
    for (const auto& entry : entries) {
        round.wanted.emplace(name_of(entry.uid), &entry);
    }
    const auto look = collection.look();
    if (fresh_ || look.mark.empty() || look.mark != ledger_.mark) {
        compare(round);
    }
    tell_again(round);
    int steps = 0;
    const auto interrupted = [&] {
        if (++steps % saved_every == 0) {
            ledger_.save();
        }
        report.more = enough();
        return report.more;
    };
    std::vector<std::string> superfluous;
    for (const auto& [name, record] : ledger_.records) {
        if (!round.wanted.contains(name)) {
            superfluous.push_back(name);
        }
    }
    for (const auto& name : superfluous) {
        if (interrupted()) {
            return;
        }
        drop(round, name);
    }
    for (const auto& [name, entry] : round.wanted) {
        if (interrupted()) {
            return;
        }
        write(round, name, *entry);
    }
    // The mark from before our own changes: what others did meanwhile is found in the next round.
    ledger_.mark = look.mark;
    fresh_ = false;
}

/// What is there against what we know of.
void Mirror::compare(Round& round) {
    const auto listing = round.collection.list();
    std::vector<std::string> gone;
    std::size_t there = 0;
    for (const auto& [name, record] : ledger_.records) {
        there += record.state == State::There ? 1 : 0;
        if (record.state == State::There && !listing.contains(name)) {
            gone.push_back(name);
        }
    }
    const bool lost = gone.size() > plausible_deletions && gone.size() * 2 > there;
    for (const auto& name : gone) {
        if (lost) {
            ledger_.records.erase(name);
        } else {
            vanished(round, name);
        }
    }
    for (const auto& [name, etag] : listing) {
        const auto known = ledger_.records.find(name);
        if (is_our_name(name) &&
            (known == ledger_.records.end() || etag.empty() || known->second.etag != etag)) {
            examine(round, name, etag);
        }
    }
    for (auto& [name, record] : ledger_.records) {
        if (!listing.contains(name)) {
            record.etag.clear(); // completed and then cleared away, by the owner or the client
        }
    }
}

/// The owner has deleted it.
void Mirror::vanished(Round& round, const std::string& name) {
    const auto wanted = round.wanted.find(name);
    if (wanted == round.wanted.end()) {
        ledger_.records.erase(name);
        return;
    }
    auto& record = ledger_.records[name];
    record.etag.clear();
    record.hash = 0;
    record.touched = false;
    record.sequence = wanted->second->sequence;
    record.state = State::Deleted;
    if (deletion_ == Deletion::Done) {
        record.state = State::Completed;
        round.report.done.push_back(record.uid);
    }
}

/// Reads an object that is new to us or has changed. One that has gone since the listing is left to
/// the next round: only a listing tells a deletion from a collection that is lost.
void Mirror::examine(Round& round, const std::string& name, const std::string& listed_etag) {
    if (auto object = round.collection.get(name)) {
        if (object->etag.empty()) {
            object->etag = listed_etag;
        }
        take(round, name, *object);
    }
}

/// Takes in what an object says now. False when it is none of ours.
bool Mirror::take(Round& round, const std::string& name, const Collection::Object& object) {
    const auto content = read_content(object.text);
    if (!content || !is_our_uid(content->uid)) {
        ledger_.records.erase(name);
        round.foreign.insert(name);
        ++round.report.refused;
        round.report.refusal = name + " is somebody else's";
        return false;
    }
    auto& record = ledger_.records[name];
    record.etag = object.etag;
    const auto wanted = round.wanted.find(name);
    if (wanted == round.wanted.end()) {
        return true; // drop() follows
    }
    const auto& entry = *wanted->second;
    record.uid = entry.uid;
    if (content->deed != Deed::None) {
        deed_done(round, record, entry, content->deed);
        return true;
    }
    record.state = State::There;
    if (object.text == render(entry, record.ahead)) { // the answer to our PUT was lost
        record.hash = domain::stable_hash(render(entry, 0));
        record.sequence = entry.sequence;
        record.touched = false;
        return true;
    }
    record.touched = true;
    record.ahead = std::max(record.ahead, content->sequence - entry.sequence);
    return true;
}

void Mirror::deed_done(Round& round, Record& record, const AgendaEntry& entry, Deed deed) {
    const auto state = deed == Deed::Completed ? State::Completed : State::Cancelled;
    record.touched = true;
    if (record.state == state && record.sequence == entry.sequence) {
        return; // told before
    }
    record.state = state;
    record.sequence = entry.sequence;
    auto& list = deed == Deed::Completed ? round.report.done : round.report.cancelled;
    list.push_back(entry.uid);
}

/// Once a process, what the one before told or was about to tell: it may have been killed between.
void Mirror::tell_again(Round& round) {
    if (!fresh_) {
        return;
    }
    for (const auto& [name, record] : ledger_.records) {
        const auto wanted = round.wanted.find(name);
        if (wanted == round.wanted.end() || record.sequence != wanted->second->sequence) {
            continue;
        }
        auto& report = round.report;
        if (record.state == State::Completed || record.state == State::Cancelled) {
            auto& list = record.state == State::Completed ? report.done : report.cancelled;
            if (std::ranges::find(list, record.uid) == list.end()) {
                list.push_back(record.uid);
            }
        }
    }
}

void Mirror::write(Round& round, const std::string& name, const AgendaEntry& entry) {
    if (round.foreign.contains(name)) {
        return;
    }
    const auto hash = domain::stable_hash(render(entry, 0));
    const auto refused = refused_.find(name);
    if (refused != refused_.end() && refused->second == hash) {
        ++round.report.refused;
        return;
    }
    const auto found = ledger_.records.find(name);
    if (found == ledger_.records.end()) {
        create(round, name, entry);
        return;
    }
    auto& record = found->second;
    if (record.state != State::There && record.sequence == entry.sequence) {
        return; // the owner's word stands until the reminder moves
    }
    if (record.state == State::There && record.hash == hash) {
        return;
    }
    if (record.state != State::There && record.etag.empty()) {
        create(round, name, entry);
    } else if (record.touched || record.etag.empty()) {
        merge(round, name, entry);
    } else {
        stored(round, name, entry,
               round.collection.replace(name, record.etag, render(entry, record.ahead)));
    }
}

void Mirror::create(Round& round, const std::string& name, const AgendaEntry& entry) {
    const auto known = ledger_.records.find(name);
    const int ahead = known == ledger_.records.end() ? 0 : known->second.ahead;
    stored(round, name, entry, round.collection.create(name, render(entry, ahead)));
}

/// Puts what is ours into what is there, once: whoever changes it in between is heard next time.
void Mirror::merge(Round& round, const std::string& name, const AgendaEntry& entry) {
    const auto object = round.collection.get(name);
    if (!object) {
        return; // the next listing tells
    }
    const auto known = ledger_.records.find(name);
    const bool reopened = known != ledger_.records.end() && known->second.state != State::There &&
                          known->second.etag == object->etag;
    if (reopened) {
        known->second.state = State::There; // by the daemon: what the owner did was told before
        known->second.hash = 0;
    } else if (!take(round, name, *object)) {
        return;
    }
    auto& record = ledger_.records[name];
    if (record.state != State::There || record.hash == domain::stable_hash(render(entry, 0))) {
        return;
    }
    const auto theirs = read_content(object->text);
    record.ahead = std::max(record.ahead, (theirs ? theirs->sequence : 0) + 1 - entry.sequence);
    const auto answer = round.collection.replace(name, record.etag,
                                                 merged(object->text, render(entry, record.ahead)));
    if (answer.result != Result::Conflict) {
        stored(round, name, entry, answer);
        ledger_.records[name].touched = true;
    }
}

void Mirror::stored(Round& round, const std::string& name, const AgendaEntry& entry,
                    const Collection::Stored& answer) {
    const auto hash = domain::stable_hash(render(entry, 0));
    if (answer.result == Result::Conflict) {
        merge(round, name, entry);
        return;
    }
    if (answer.result == Result::Refused) {
        refused_[name] = hash;
        if (++round.report.refused == 1 || round.report.refusal.empty()) {
            round.report.refusal = answer.reason;
        }
        return;
    }
    auto& record = ledger_.records[name];
    record.uid = entry.uid;
    record.etag = answer.etag;
    record.hash = hash;
    record.sequence = entry.sequence;
    record.state = State::There;
    ++round.report.written;
    if (record.etag.empty()) { // the server has changed what we sent, or does not say
        examine(round, name, "");
    }
}

/// It has left the agenda.
void Mirror::drop(Round& round, const std::string& name) {
    const auto& record = ledger_.records.at(name);
    if (!record.etag.empty() && !round.collection.remove(name, record.etag)) {
        const auto object = round.collection.get(name);
        if (object && take(round, name, *object) && !round.collection.remove(name, object->etag)) {
            return; // somebody works on it just now
        }
    }
    round.report.removed += ledger_.records.erase(name) > 0 ? 1 : 0;
}

} // namespace kith::caldav
