#include "agenda/people_met.hpp"

#include "agenda/false_friends.hpp"

#include <algorithm>
#include <unordered_map>

namespace kith::agenda {

namespace {

/// Each address once: who organizes is mostly an attendee, too, and as such says whether he comes.
std::vector<Participant> each_once(const std::vector<Participant>& lines) {
    std::vector<Participant> people;
    std::unordered_map<std::string, std::size_t> place_of;
    for (const Participant& line : lines) {
        if (line.email.empty()) {
            people.push_back(line);
            continue;
        }
        const auto [place, is_new] = place_of.try_emplace(line.email, people.size());
        if (is_new) {
            people.push_back(line);
            continue;
        }
        Participant& known = people[place->second];
        const bool organizes = known.organizes || line.organizes;
        const std::string name = known.name.empty() ? line.name : known.name;
        if (!line.organizes) {
            known = line;
        }
        known.organizes = organizes;
        known.name = name;
    }
    return people;
}

bool comes(const Participant& person) {
    return person.being == Participant::Being::Person && !person.declined && !person.stays_away &&
           (person.email.empty() || !is_nobody(person.email));
}

} // namespace

std::vector<Participant> people_met(const Event& event, const Owner& owner) {
    if (event.is_free) {
        return {};
    }
    auto people = each_once(event.participants);
    const auto is_owner = [&](const Participant& person) {
        return !person.email.empty() && std::find(owner.addresses.begin(), owner.addresses.end(),
                                                  person.email) != owner.addresses.end();
    };
    const bool is_organized = std::any_of(people.begin(), people.end(),
                                          [](const auto& person) { return person.organizes; });
    const bool is_named = std::any_of(people.begin(), people.end(), is_owner);
    const bool stays_away = std::any_of(people.begin(), people.end(), [&](const auto& person) {
        return is_owner(person) && (person.declined || person.stays_away);
    });
    if (stays_away || (is_organized && !is_named)) {
        return {};
    }
    std::erase_if(people, [&](const auto& person) { return is_owner(person) || !comes(person); });
    if (people.size() > owner.most_attendees) {
        return {};
    }
    std::erase_if(people, [](const auto& person) { return person.email.empty(); });
    return people;
}

} // namespace kith::agenda
