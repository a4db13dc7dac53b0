#include "vcard/address_book.hpp"

#include "domain/stable_hash.hpp"
#include "vcard/ascii.hpp"
#include "vcard/packed_contact.hpp"

#include <algorithm>
#include <utility>

namespace kith::vcard {

namespace {

/// Hashes texts one after the other, with their lengths, so that "ab","c" is not "a","bc".
class Fingerprint {
public:
    void add(std::string_view text) {
        const auto size = std::to_string(text.size());
        state_ =
            domain::stable_hash(text, domain::stable_hash(":", domain::stable_hash(size, state_)));
    }
    void add(const std::vector<std::string>& texts) {
        add(std::to_string(texts.size()));
        for (const auto& text : texts) {
            add(text);
        }
    }
    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = domain::stable_hash("contact");
};

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/')); }

} // namespace

std::uint64_t fingerprint(const domain::Contact& contact) {
    Fingerprint print;
    print.add(contact.id);
    print.add(contact.name);
    print.add(contact.emails);
    print.add(contact.phones);
    print.add(std::to_string(contact.dates.size()));
    for (const auto& fact : contact.dates) {
        print.add(to_text(fact.kind));
        print.add(fact.label);
        print.add(domain::format_partial_date(fact.date));
    }
    print.add(contact.institutions);
    print.add(contact.tags);
    print.add(contact.time_zone.value_or(""));
    print.add(contact.language.value_or(""));
    print.add(contact.deceased ? "deceased" : "");
    print.add(contact.note);
    return print.value();
}

void AddressBook::put(const std::string& path, Reading reading) {
    forget_choices();
    File& file = files_[path];
    file.groups = std::move(reading.groups);
    file.people.clear();
    file.people.reserve(reading.people.size());
    for (Person& person : reading.people) {
        std::erase_if(person.contact.tags, [&](const auto& tag) { return is_ignored(tag); });
        const auto print = fingerprint(person.contact);
        file.people.push_back({std::move(person.contact.id), packed(person.contact), print,
                               person.revision, person.line, person.has_uid});
    }
}

void AddressBook::erase(const std::string& path) {
    forget_choices();
    files_.erase(path);
}

void AddressBook::hold(const std::vector<std::string>& paths) {
    const std::set<std::string_view> held(paths.begin(), paths.end());
    for (auto& [path, file] : files_) {
        if (file.held != held.contains(path)) {
            forget_choices();
            file.held = !file.held;
        }
    }
}

void AddressBook::forget_choices() {
    changed_ = true;
    chosen_.clear();
    group_tags_.clear();
}

bool AddressBook::is_ignored(std::string_view category) const {
    return std::any_of(ignored_.begin(), ignored_.end(),
                       [&](const std::string& word) { return same_word(word, category); });
}

bool AddressBook::beats(const Choice& challenger, const Choice& holder) {
    if (challenger.held != holder.held) {
        return holder.held;
    }
    // Between equals the first path stays; a card with a REV beats one without.
    return challenger.entry->revision > holder.entry->revision;
}

void AddressBook::report_conflict(const Choice& one, const Choice& other) {
    const Entry& person = *other.entry;
    // One person in two books is what books are for; twice in one is a mistake.
    const bool two_books = person.has_uid && folder_of(*one.path) != folder_of(*other.path);
    if (one.held || other.held || two_books || one.entry->print == other.entry->print ||
        !reported_.insert(*one.path + '\n' + *other.path + '\n' + person.id).second) {
        return;
    }
    const std::string why = person.has_uid ? "with the same UID: the newer one counts"
                                           : "both without UID: taken as one person";
    conflicts_.push_back({*other.path,
                          {person.line, "\"" + unpacked(person.id, person.facts).name +
                                            "\" is also in " + *one.path + ", " + why}});
}

void AddressBook::choose() {
    for (const auto& [path, file] : files_) {
        for (const Entry& entry : file.people) {
            const Choice candidate{&entry, &path, file.held};
            const auto [place, is_new] = chosen_.try_emplace(entry.id, candidate);
            if (!is_new) {
                report_conflict(place->second, candidate);
                if (beats(candidate, place->second)) {
                    place->second = candidate;
                }
            }
        }
        for (const Group& group : file.groups) {
            if (group.name.empty() || is_ignored(group.name)) {
                continue;
            }
            for (const auto& member : group.members) {
                group_tags_[member].push_back(group.name);
            }
        }
    }
}

std::uint64_t AddressBook::print_of(std::string_view id, const Choice& choice) const {
    std::uint64_t print = choice.entry->print;
    if (const auto tags = group_tags_.find(id); tags != group_tags_.end()) {
        for (const std::string_view tag : tags->second) {
            print = domain::stable_hash(tag, domain::stable_hash("\n", print));
        }
    }
    return print;
}

BookChanges AddressBook::settle() {
    BookChanges changes;
    if (!changed_) {
        return changes;
    }
    changed_ = false;
    choose();
    std::map<domain::ContactId, std::uint64_t, std::less<>> now;
    for (const auto& [id, choice] : chosen_) {
        now.emplace(id, print_of(id, choice));
    }
    for (const auto& [id, print] : now) {
        const auto before = published_.find(id);
        if (before == published_.end() || before->second != print) {
            changes.upsert.push_back(id);
        }
    }
    for (const auto& [id, print] : published_) {
        if (!now.contains(id)) {
            changes.remove.push_back(id);
        }
    }
    published_ = std::move(now);
    return changes;
}

std::vector<FileFault> AddressBook::take_conflicts() { return std::exchange(conflicts_, {}); }

std::vector<domain::ContactId> AddressBook::ids() const {
    std::vector<domain::ContactId> all;
    all.reserve(chosen_.size());
    for (const auto& [id, choice] : chosen_) {
        all.emplace_back(id);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::optional<domain::Contact> AddressBook::contact(std::string_view id) const {
    const auto found = chosen_.find(id);
    if (found == chosen_.end()) {
        return std::nullopt;
    }
    const Entry& entry = *found->second.entry;
    auto contact = unpacked(entry.id, entry.facts);
    if (const auto tags = group_tags_.find(id); tags != group_tags_.end()) {
        constexpr std::size_t most = 100;
        for (const std::string_view tag : tags->second) {
            const bool known =
                std::find(contact.tags.begin(), contact.tags.end(), tag) != contact.tags.end();
            if (!known && contact.tags.size() < most) {
                contact.tags.emplace_back(tag);
            }
        }
    }
    return contact;
}

} // namespace kith::vcard
