#include "config/known_people.hpp"

#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

using domain::Contact;

namespace {

void append(std::vector<std::string>& texts, const std::vector<std::string>& more) {
    texts.insert(texts.end(), more.begin(), more.end());
}

void sort_once(std::vector<std::string>& texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

/// `what` begins the sentence: "nobody has the tag".
void expect(std::span<const PlacedText> wanted, const std::vector<std::string>& known,
            const std::string& what, const std::string& mend, Findings& findings) {
    for (const auto& item : wanted) {
        if (!std::binary_search(known.begin(), known.end(), item.text)) {
            findings.warning(item.place, what + " " + in_quotes(item.text),
                             mend_word(item.text, known, mend));
        }
    }
}

} // namespace

KnownPeople::KnownPeople(std::span<const Contact> contacts, Others others) : others_(others) {
    for (const auto& contact : contacts) {
        by_id_.try_emplace(contact.id, &contact);
        names_.push_back(contact.name.empty() ? contact.id : contact.name);
        if (const auto name = domain::folded(contact.name); !name.empty()) {
            const auto [entry, is_new] = by_name_.try_emplace(name, &contact);
            entry->second = is_new ? &contact : nullptr;
        }
        append(institutions_, contact.institutions);
        append(tags_, contact.tags);
        if (contact.language) {
            languages_.push_back(*contact.language);
        }
        for (const auto& fact : contact.dates) {
            if (!fact.label.empty()) {
                date_labels_.push_back(fact.label);
            }
        }
    }
    for (auto* list : {&institutions_, &tags_, &languages_, &date_labels_}) {
        sort_once(*list);
    }
}

const Contact* KnownPeople::find(std::string_view name) const {
    if (const auto known = by_id_.find(name); known != by_id_.end()) {
        return known->second;
    }
    const auto known = by_name_.find(domain::folded(name));
    return known == by_name_.end() ? nullptr : known->second;
}

bool KnownPeople::is_name(std::string_view name) const {
    return by_name_.contains(domain::folded(name));
}

void KnownPeople::expect_names(std::span<const PlacedText> wanted, Findings& findings) const {
    if (!judges()) {
        return;
    }
    for (const auto& name : wanted) {
        if (!by_id_.contains(name.text) && !is_name(name.text)) {
            findings.warning(name.place, "nobody is called " + in_quotes(name.text),
                             mend_name(name.text));
        }
    }
}

void KnownPeople::expect_institutions(std::span<const PlacedText> wanted,
                                      std::span<const std::string> also_known,
                                      Findings& findings) const {
    if (!judges()) {
        return;
    }
    auto known = institutions_;
    known.insert(known.end(), also_known.begin(), also_known.end());
    sort_once(known);
    expect(wanted, known, "nobody belongs to the institution",
           "write institution = \"...\" with those who do", findings);
}

void KnownPeople::expect_tags(std::span<const PlacedText> wanted, Findings& findings) const {
    if (judges()) {
        expect(wanted, tags_, "nobody has the tag", "write tags = [\"...\"] with those who have it",
               findings);
    }
}

void KnownPeople::expect_languages(std::span<const PlacedText> wanted, Findings& findings) const {
    if (judges()) {
        expect(wanted, languages_, "nobody has the language",
               "write language = \"...\" with those who do", findings);
    }
}

std::string KnownPeople::mend_name(std::string_view typed) const {
    const auto meant = nearest(typed, names_);
    return meant ? "did you mean " + in_quotes(*meant) + "?"
                 : "write a name or an id that stands in contacts/";
}

} // namespace kith::config
