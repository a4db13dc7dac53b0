#include "vcard/address_book.hpp"

#include "domain/stable_hash.hpp"
#include "vcard/ascii.hpp"
#include "vcard/packed_contact.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
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
    const auto place = files_.try_emplace(path).first;
    File& file = place->second;
    file.path = &place->first;
    remove_cards(file);
    groups_changed_ = groups_changed_ || !file.groups.empty() || !reading.groups.empty();
    file.groups = std::move(reading.groups);
    file.cards.reserve(reading.people.size());
    for (Person& person : reading.people) {
        std::erase_if(person.contact.tags, [&](const auto& tag) { return is_ignored(tag); });
        auto& owner = *people_.try_emplace(person.contact.id).first;
        file.cards.push_back({packed(person.contact), &owner, &file, fingerprint(person.contact),
                              person.revision, person.line, person.has_uid});
        add_card(file.cards.back());
    }
}

void AddressBook::erase(const std::string& path) {
    const auto found = files_.find(path);
    if (found == files_.end()) {
        return;
    }
    remove_cards(found->second);
    groups_changed_ = groups_changed_ || !found->second.groups.empty();
    held_.erase(path);
    files_.erase(found);
}

void AddressBook::hold(const std::vector<std::string>& paths) {
    std::set<std::string, std::less<>> now(paths.begin(), paths.end());
    std::vector<std::string> turned;
    std::set_symmetric_difference(held_.begin(), held_.end(), now.begin(), now.end(),
                                  std::back_inserter(turned));
    for (const auto& path : turned) {
        const auto found = files_.find(path);
        if (found == files_.end()) {
            now.erase(path);
            continue;
        }
        found->second.held = !found->second.held;
        touch(found->second);
    }
    held_ = std::move(now);
}

void AddressBook::touch(Owner& owner) {
    if (!std::exchange(owner.second.is_touched, true)) {
        touched_.push_back(&owner);
    }
}

void AddressBook::touch(const File& file) {
    for (const Card& card : file.cards) {
        touch(*card.owner);
    }
}

void AddressBook::add_card(const Card& card) {
    auto& somebody = card.owner->second;
    if (somebody.chosen == nullptr) {
        somebody.chosen = &card;
    } else {
        somebody.others.push_back(&card);
    }
    touch(*card.owner);
}

void AddressBook::remove_cards(File& file) {
    for (const Card& card : file.cards) {
        auto& somebody = card.owner->second;
        if (somebody.chosen != &card) {
            std::erase(somebody.others, &card);
        } else if (somebody.others.empty()) {
            somebody.chosen = nullptr;
        } else {
            somebody.chosen = somebody.others.back();
            somebody.others.pop_back();
        }
        touch(*card.owner);
    }
    file.cards.clear();
}

bool AddressBook::is_ignored(std::string_view category) const {
    return std::any_of(ignored_.begin(), ignored_.end(),
                       [&](const std::string& word) { return same_word(word, category); });
}

bool AddressBook::beats(const Card& challenger, const Card& holder) {
    if (challenger.file->held != holder.file->held) {
        return holder.file->held;
    }
    // Between equals the first path stays; a card with a REV beats one without.
    return challenger.revision > holder.revision;
}

void AddressBook::report_conflict(const Card& one, const Card& other) {
    const auto& path = *other.file->path;
    const auto& id = other.owner->first;
    // One person in two books is what books are for; twice in one is a mistake.
    const bool two_books = other.has_uid && folder_of(*one.file->path) != folder_of(path);
    if (one.file->held || other.file->held || two_books || one.print == other.print ||
        !reported_.insert(*one.file->path + '\n' + path + '\n' + id).second) {
        return;
    }
    const std::string why = other.has_uid ? "with the same UID: the newer one counts"
                                          : "both without UID: taken as one person";
    conflicts_.push_back({path,
                          {other.line, "\"" + unpacked(id, other.facts).name + "\" is also in " +
                                           *one.file->path + ", " + why}});
}

void AddressBook::choose(Owner& owner) {
    auto& chosen = owner.second.chosen;
    auto& others = owner.second.others;
    if (others.empty()) {
        return;
    }
    others.push_back(chosen);
    std::sort(others.begin(), others.end(), [](const Card* one, const Card* other) {
        return std::tie(*one->file->path, one) < std::tie(*other->file->path, other);
    });
    chosen = others.front();
    for (const Card* card : others) {
        if (card != others.front()) {
            report_conflict(*chosen, *card);
            chosen = beats(*card, *chosen) ? card : chosen;
        }
    }
    std::erase(others, chosen);
}

void AddressBook::gather_group_tags() {
    auto before = std::exchange(group_tags_, {});
    for (const auto& [path, file] : files_) {
        for (const Group& group : file.groups) {
            if (group.name.empty() || is_ignored(group.name)) {
                continue;
            }
            for (const auto& member : group.members) {
                auto& tags = group_tags_[member];
                if (std::find(tags.begin(), tags.end(), group.name) == tags.end()) {
                    tags.push_back(group.name);
                }
            }
        }
    }
    for (const auto* members : {&before, &group_tags_}) {
        for (const auto& [member, tags] : *members) {
            if (const auto found = people_.find(member); found != people_.end()) {
                touch(*found);
            }
        }
    }
}

std::uint64_t AddressBook::print_of(const Owner& owner) const {
    std::uint64_t print = owner.second.chosen->print;
    if (const auto tags = group_tags_.find(owner.first); tags != group_tags_.end()) {
        for (const auto& tag : tags->second) {
            print = domain::stable_hash(tag, domain::stable_hash("\n", print));
        }
    }
    return print;
}

BookChanges AddressBook::settle() {
    if (std::exchange(groups_changed_, false)) {
        gather_group_tags();
    }
    BookChanges changes;
    for (Owner* owner : std::exchange(touched_, {})) {
        auto& somebody = owner->second;
        somebody.is_touched = false;
        if (somebody.chosen == nullptr) {
            if (somebody.published) {
                changes.remove.push_back(owner->first);
            }
            people_.erase(domain::ContactId(owner->first));
            continue;
        }
        choose(*owner);
        const auto print = print_of(*owner);
        if (somebody.published != print) {
            somebody.published = print;
            changes.upsert.push_back(owner->first);
        }
    }
    std::sort(changes.upsert.begin(), changes.upsert.end());
    std::sort(changes.remove.begin(), changes.remove.end());
    return changes;
}

std::vector<FileFault> AddressBook::take_conflicts() { return std::exchange(conflicts_, {}); }

std::vector<domain::ContactId> AddressBook::ids() const {
    std::vector<domain::ContactId> all;
    all.reserve(people_.size());
    for (const auto& [id, somebody] : people_) {
        all.push_back(id);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::optional<domain::Contact> AddressBook::contact(std::string_view id) const {
    const auto found = people_.find(domain::ContactId(id));
    if (found == people_.end() || found->second.chosen == nullptr) {
        return std::nullopt;
    }
    auto contact = unpacked(found->first, found->second.chosen->facts);
    if (const auto tags = group_tags_.find(id); tags != group_tags_.end()) {
        constexpr std::size_t most = 100;
        for (const auto& tag : tags->second) {
            const bool known =
                std::find(contact.tags.begin(), contact.tags.end(), tag) != contact.tags.end();
            if (!known && contact.tags.size() < most) {
                contact.tags.push_back(tag);
            }
        }
    }
    return contact;
}

} // namespace kith::vcard
