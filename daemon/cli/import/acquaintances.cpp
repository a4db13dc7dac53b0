#include "cli/import/acquaintances.hpp"

#include "domain/name_match.hpp"
#include "domain/words.hpp"

#include <algorithm>
#include <utility>

namespace kith::cli {

using domain::Contact;
using Why = Likeness::Why;

namespace {

constexpr domain::Words<Why, 7> words{
    {"id", "email", "phone", "birthday", "name", "other-addresses", "other-name"}};

/// So many figures at the end tell two numbers apart, with or without the country's in front.
constexpr std::size_t telling_figures = 7;

std::string small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// Empty when the number is too short to tell anything.
std::string last_figures(const std::string& phone) {
    std::string figures;
    std::copy_if(phone.begin(), phone.end(), std::back_inserter(figures),
                 [](char c) { return c >= '0' && c <= '9'; });
    return figures.size() < telling_figures ? "" : figures.substr(figures.size() - telling_figures);
}

/// "Anna B." and "Anna Maria Berger" may be one person; an address in a name's place says nothing.
bool names_agree(const std::string& one, const std::string& other) {
    return domain::match_name(one, other) != domain::NameMatch::None ||
           domain::match_name(other, one) != domain::NameMatch::None ||
           one.find('@') != std::string::npos || other.find('@') != std::string::npos;
}

std::optional<domain::PartialDate> birthday_of(const Contact& contact) {
    const auto found =
        std::find_if(contact.dates.begin(), contact.dates.end(), [](const domain::DatedFact& fact) {
            return fact.kind == domain::DateKind::Birthday;
        });
    return found == contact.dates.end() ? std::nullopt : std::optional(found->date);
}

bool same_birthday(const domain::PartialDate& one, const domain::PartialDate& other) {
    return one.month == other.month && one.day == other.day &&
           (!one.year || !other.year || one.year == other.year);
}

} // namespace

const char* to_text(Why why) { return words.text(why); }

void Acquaintances::add(const Contact& contact) {
    const auto number = people_.size();
    people_.push_back({contact.id, contact.name, birthday_of(contact), !contact.emails.empty()});
    ids_.try_emplace(contact.id, number);
    for (const auto& email : contact.emails) {
        emails_.emplace(small_letters(email), number);
    }
    for (const auto& phone : contact.phones) {
        if (auto figures = last_figures(phone); !figures.empty()) {
            phones_.emplace(std::move(figures), number);
        }
    }
    if (auto name = domain::folded(contact.name); !name.empty()) {
        names_.emplace(std::move(name), number);
    }
}

std::optional<Likeness> Acquaintances::find(const Contact& contact) const {
    if (const auto same = ids_.find(contact.id); same != ids_.end()) {
        const auto& person = people_[same->second];
        return Likeness{Why::Id, person.id, person.name};
    }
    std::optional<Likeness> unsure;
    for (const auto& email : contact.emails) {
        auto like = by_reach(emails_, small_letters(email), contact, Why::Email);
        if (like && like->is_sure()) {
            return like;
        }
        if (like && !unsure) {
            unsure = std::move(like);
        }
    }
    for (const auto& phone : contact.phones) {
        auto like = by_reach(phones_, last_figures(phone), contact, Why::Phone);
        if (like && like->is_sure()) {
            return like;
        }
    }
    const auto like = by_name(contact);
    return like ? like : unsure;
}

std::optional<Likeness> Acquaintances::by_reach(const Index& index, const std::string& key,
                                                const Contact& contact, Why why) const {
    std::optional<Likeness> other;
    const auto [begin, end] = index.equal_range(key);
    for (auto entry = begin; entry != end && !key.empty(); ++entry) {
        const auto& person = people_[entry->second];
        if (names_agree(person.name, contact.name)) {
            return Likeness{why, person.id, person.name};
        }
        other = Likeness{Why::OtherName, person.id, person.name};
    }
    return other;
}

std::optional<Likeness> Acquaintances::by_name(const Contact& contact) const {
    const auto birthday = birthday_of(contact);
    std::optional<Likeness> best;
    const auto [begin, end] = names_.equal_range(domain::folded(contact.name));
    for (auto entry = begin; entry != end; ++entry) {
        const auto& person = people_[entry->second];
        auto why =
            person.has_addresses && !contact.emails.empty() ? Why::OtherAddresses : Why::Name;
        if (birthday && person.birthday) {
            if (!same_birthday(*birthday, *person.birthday)) {
                continue; // two people of one name
            }
            why = Why::Birthday;
        }
        if (!best || why < best->why) {
            best = Likeness{why, person.id, person.name};
        }
    }
    return best;
}

} // namespace kith::cli
