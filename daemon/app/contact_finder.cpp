#include "app/contact_finder.hpp"

#include "domain/name_match.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace kith::app {

using control::Refusal;
using domain::Contact;
using domain::ContactId;
using domain::NameMatch;
using domain::Value;

namespace {

constexpr std::size_t most_shown = 8;

struct Candidate {
    ContactId id;
    std::string name;
};

struct Search {
    NameMatch best = NameMatch::None;
    std::vector<Candidate> fits;
    std::vector<std::pair<std::size_t, Candidate>> near; ///< with the distance
};

/// The smallest distance of the typed text to the name or one of its words.
std::size_t distance(const std::string& typed, const std::string& name) {
    auto rest = domain::folded(name);
    auto least = domain::edit_distance(typed, rest);
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        least = std::min(least, domain::edit_distance(typed, rest.substr(0, end)));
        rest.erase(0, end + 1);
    }
    return least;
}

Search search(const domain::ContactStore& store, const std::string& typed) {
    Search result;
    const auto plain = domain::folded(typed);
    store.each_contact([&](const ContactId& id, const std::string& name) {
        const auto match = domain::match_name(typed, name);
        if (match > result.best) {
            result.best = match;
            result.fits.clear();
        }
        if (match != NameMatch::None && match == result.best) {
            result.fits.push_back({id, name});
        } else if (result.fits.empty() && plain.size() <= 64 && name.size() <= 128) {
            const auto away = distance(plain, name);
            if (away <= 2) {
                result.near.emplace_back(away, Candidate{id, name});
            }
        }
        return true;
    });
    std::sort(result.near.begin(), result.near.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.name) < std::tie(b.first, b.second.name);
    });
    return result;
}

Value to_value(const Candidate& candidate) {
    Value value;
    value["id"] = candidate.id;
    value["name"] = candidate.name;
    return value;
}

Refusal ambiguous(const std::string& typed, const Search& found) {
    Refusal refusal;
    refusal.data["typed"] = typed;
    refusal.code = control::refusal_code::ambiguous;
    refusal.message = words::say("\"{}\" fits {} people", typed, found.fits.size());
    Value candidates{Value::Array{}};
    for (std::size_t i = 0; i < std::min(found.fits.size(), most_shown); ++i) {
        candidates.push_back(to_value(found.fits[i]));
    }
    refusal.data["candidates"] = std::move(candidates);
    return refusal;
}

Refusal nobody(const std::string& typed, const Search& found) {
    Refusal refusal;
    refusal.code = control::refusal_code::nobody;
    refusal.message = words::say("nobody is called \"{}\"", typed);
    refusal.data["typed"] = typed;
    Value nearest{Value::Array{}};
    Value suggested{Value::Array{}};
    for (std::size_t i = 0; i < std::min(found.near.size(), most_shown); ++i) {
        nearest.push_back(found.near[i].second.name);
        suggested.push_back(to_value(found.near[i].second));
    }
    refusal.data["suggested"] = std::move(suggested);
    refusal.data["nearest"] = std::move(nearest);
    return refusal;
}

} // namespace

std::variant<Contact, Refusal> find_contact(const domain::ContactStore& store,
                                            const std::string& typed) {
    if (auto contact = store.contact(typed)) {
        return std::move(*contact);
    }
    if (const auto id = store.contact_by_email(typed)) {
        return *store.contact(*id);
    }
    const auto found = search(store, typed);
    if (found.fits.size() == 1) {
        return *store.contact(found.fits.front().id);
    }
    if (found.fits.empty()) {
        return nobody(typed, found);
    }
    return ambiguous(typed, found);
}

} // namespace kith::app
