#include "import/card_file.hpp"

#include "domain/stable_hash.hpp"
#include "import/person_draft.hpp"
#include "vcard/book_reader.hpp"

#include <map>

namespace kith::imports {

namespace {

using TagsById = std::map<std::string_view, std::vector<std::string_view>>;

TagsById tags_of_groups(const vcard::Reading& book) {
    TagsById tags;
    for (const auto& group : book.groups) {
        for (const auto& member : group.members) {
            tags[member].push_back(group.name);
        }
    }
    return tags;
}

void take(const vcard::Person& person, const TagsById& tags, Reading& reading) {
    const auto& card = person.contact;
    const Place place{person.line, 1};
    PersonDraft draft(reading, place);
    draft.id(card.id, "");
    draft.name(card.name);
    for (const auto& email : card.emails) {
        draft.email(email, place);
    }
    for (const auto& phone : card.phones) {
        draft.phone(phone, place);
    }
    for (const auto& institution : card.institutions) {
        draft.institution(institution);
    }
    for (const auto& tag : card.tags) {
        draft.tag(tag);
    }
    if (const auto theirs = tags.find(card.id); theirs != tags.end()) {
        for (const auto tag : theirs->second) {
            draft.tag(tag);
        }
    }
    for (const auto& fact : card.dates) {
        draft.date(fact.kind, fact.label, {WrittenDay::Is::Day, fact.date}, "", place);
    }
    draft.note(card.note);
    draft.contact().language = card.language;
    draft.contact().time_zone = card.time_zone;
    draft.contact().deceased = card.deceased;
    draft.finish();
}

} // namespace

Reading read_cards(std::string_view bytes) {
    vcard::Limits limits;
    limits.file_bytes = most_bytes;
    const auto book = vcard::read_book(bytes, limits);
    Reading reading;
    reading.format = "vcard";
    const auto tags = tags_of_groups(book);
    for (const auto& person : book.people) {
        take(person, tags, reading);
    }
    for (const auto& fault : book.faults) {
        reading.fault({Fault::What::Card, fault.line > 0 ? fault.line : 1, 1, fault.text});
    }
    reading.finish();
    return reading;
}

} // namespace kith::imports
