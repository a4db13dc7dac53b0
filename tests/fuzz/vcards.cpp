#include "fuzz/targets.hpp"
#include "vcard/address_book.hpp"
#include "vcard/book_reader.hpp"
#include "vcard/charset.hpp"
#include "wire/contact_codec.hpp"
#include "wire/json.hpp"

#include <algorithm>
#include <string>

namespace kith::fuzz {

namespace {

domain::Contact sent(const domain::Contact& contact) {
    return wire::contact_from(wire::parse_json(wire::dump_json(wire::to_value(contact))));
}

void judge(const vcard::Person& person, const vcard::Limits& limits) {
    const auto& contact = person.contact;
    require(!contact.id.empty() && !contact.name.empty(), "a person has an id and a name");
    require(contact.name.size() <= limits.text_bytes, "a name is bounded");
    require(contact.note.size() <= limits.note_bytes, "a note is bounded");
    require(contact.dates.size() <= limits.values, "dates are bounded");
    for (const auto* list :
         {&contact.emails, &contact.phones, &contact.tags, &contact.institutions}) {
        require(list->size() <= limits.values, "lists are bounded");
        require(std::all_of(list->begin(), list->end(),
                            [&](const auto& text) {
                                return !text.empty() && text.size() <= limits.text_bytes &&
                                       vcard::is_utf8(text);
                            }),
                "entries of lists are bounded and UTF-8");
    }
    // The daemon makes plain lines of foreign texts once more; that changes them once at most.
    const auto taken = sent(contact);
    require(taken.id == contact.id && taken.dates == contact.dates && sent(taken) == taken,
            "a person reaches the daemon: " + contact.id);
}

} // namespace

void read_vcards(std::string_view bytes) {
    const vcard::Limits limits;
    auto reading = vcard::read_book(bytes, limits);
    require(reading.faults.size() <= limits.faults + 1, "faults are bounded");
    require(reading.people.size() + reading.groups.size() <= reading.cards,
            "nobody comes without a card");
    std::string converted;
    const auto text = vcard::without_mark(bytes, converted);
    const auto lines =
        1 + std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    for (const auto& fault : reading.faults) {
        require(fault.line >= 0 && fault.line <= lines, "a fault lies within its file");
    }
    for (const auto& person : reading.people) {
        require(person.line >= 1 && person.line <= lines, "a card lies within its file");
        judge(person, limits);
    }

    vcard::AddressBook book({});
    book.put("all.vcf", std::move(reading));
    const auto first = book.settle();
    require(first.upsert == book.ids() && first.remove.empty(), "everybody is new at first");
    for (const auto& id : first.upsert) {
        require(book.contact(id).has_value(), "who is there can be had");
    }
    book.put("all.vcf", vcard::read_book(bytes, limits));
    const auto again = book.settle();
    require(again.upsert.empty() && again.remove.empty(), "the same file again changes nothing");
    book.erase("all.vcf");
    require(book.settle().remove == first.upsert, "who goes is said to go");
}

} // namespace kith::fuzz
