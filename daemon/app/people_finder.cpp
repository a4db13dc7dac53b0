#include "app/people_finder.hpp"

#include "app/contact_finder.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::Contact;
using domain::Value;

namespace {

using People = std::vector<Contact>;
using Found = std::variant<People, Refusal>;

Found each_of(const domain::ContactStore& store, const std::vector<std::string>& names) {
    People people;
    for (const auto& name : names) {
        auto found = find_contact(store, name);
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        auto& contact = std::get<Contact>(found);
        const bool known = std::any_of(people.begin(), people.end(),
                                       [&](const Contact& one) { return one.id == contact.id; });
        if (!known) {
            people.push_back(std::move(contact));
        }
    }
    return people;
}

std::string names_of(const People& people) {
    std::string text;
    for (const auto& one : people) {
        text += (text.empty() ? "" : ", ") + one.name;
    }
    return text;
}

bool is_near_miss(const Refusal& refusal) {
    const auto* nearest = refusal.data.find("nearest");
    return nearest != nullptr && !nearest->as_array().empty();
}

Refusal either(const std::string& typed, const Contact& one, const People& several) {
    Refusal refusal;
    refusal.code = control::refusal_code::ambiguous;
    refusal.message =
        words::say("\"{}\" may be {}, or each of {}; a comma divides people: \"anna, ben\"", typed,
                   one.name, names_of(several));
    refusal.data["candidates"] = Value(Value::Array{});
    return refusal;
}

} // namespace

std::variant<std::vector<Contact>, Refusal> find_people(const domain::ContactStore& store,
                                                        const LogWords& words) {
    auto each = each_of(store, words.people);
    if (words.divided || words.people.size() == 1) {
        return each;
    }
    std::string joined;
    for (const auto& word : words.people) {
        joined += (joined.empty() ? "" : " ") + word;
    }
    auto whole = find_contact(store, joined);
    const auto* several = std::get_if<People>(&each);
    if (const auto* one = std::get_if<Contact>(&whole)) {
        const bool differs =
            several != nullptr && (several->size() != 1 || several->front().id != one->id);
        return differs ? Found(either(joined, *one, *several)) : Found(People{*one});
    }
    // A slip in one name of several words is said of that name, not of its words.
    const auto& refusal = std::get<Refusal>(whole);
    if (several == nullptr &&
        (refusal.code == control::refusal_code::ambiguous || is_near_miss(refusal))) {
        return refusal;
    }
    return each;
}

} // namespace kith::app
