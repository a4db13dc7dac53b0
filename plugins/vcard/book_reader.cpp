#include "vcard/book_reader.hpp"

#include "vcard/ascii.hpp"
#include "vcard/charset.hpp"
#include "vcard/date_reader.hpp"
#include "vcard/dates.hpp"
#include "vcard/identity.hpp"
#include "vcard/name.hpp"
#include "vcard/reach.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>

namespace kith::vcard {

namespace {

constexpr std::size_t usual_properties = 24;

void append_once(std::vector<std::string>& list, std::string text, std::size_t limit) {
    if (!text.empty() && list.size() < limit &&
        std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(std::move(text));
    }
}

/// "Europe/Berlin": what an IANA zone looks like. Offsets and texts of TZ are no zone to plan in.
bool looks_like_zone(std::string_view text) {
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
           text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || is_digit(c) || c == '/' ||
                      c == '_' || c == '-' || c == '+';
           });
}

/// "de" of "de-AT". Empty when it is no language tag.
std::string primary_language(std::string_view tag) {
    tag = trimmed(tag);
    tag = tag.substr(0, tag.find_first_of("-_"));
    const bool letters = std::all_of(
        tag.begin(), tag.end(), [](char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; });
    return letters && (tag.size() == 2 || tag.size() == 3) ? to_lower(tag) : std::string();
}

} // namespace

std::optional<Person> CardMapper::person(const Card& card, Faults& faults) {
    Person person;
    person.line = card.line;
    domain::Contact& contact = person.contact;
    contact.name = display_name(card, decoder_, limits_);
    contact.emails = emails_of(card, decoder_, limits_, faults);
    if (const Property* uid = card.first(Name::Uid)) {
        contact.id = stripped_uid(decoder_.decode(*uid));
    }
    person.has_uid = !contact.id.empty();
    if (contact.name.empty() && !person.has_uid) {
        faults.add(card.line, "a card without name, address and UID is not taken");
        return std::nullopt;
    }
    if (!person.has_uid) {
        contact.id = derived_id(contact.name, contact.emails.empty() ? "" : contact.emails.front());
    }
    if (contact.name.empty()) {
        contact.name = "(unnamed)";
    }
    if (const Property* revision = card.first(Name::Revision)) {
        person.revision = read_revision(revision->value);
    }
    contact.phones = phones_of(card, decoder_, limits_);
    contact.dates = dates_of(card, decoder_, limits_, faults);
    contact.deceased = is_deceased(card);
    add_affiliations(card, contact);
    add_locale(card, contact);
    return person;
}

void CardMapper::add_affiliations(const Card& card, domain::Contact& contact) {
    for (const Property& property : card.properties) {
        if (property.name == Name::Organization) {
            PartWalk walk(decoder_.decode(property), ';');
            std::string_view organization; // its units follow; kith knows institutions only
            walk.next(organization);
            append_once(contact.institutions, plain_text(organization, limits_.text_bytes),
                        limits_.values);
        } else if (property.name == Name::Categories) {
            PartWalk walk(decoder_.decode(property), ',');
            for (std::string_view part; contact.tags.size() < limits_.values && walk.next(part);) {
                append_once(contact.tags, plain_text(part, limits_.text_bytes), limits_.values);
            }
        } else if (property.name == Name::Note && contact.note.empty()) {
            contact.note = plain_text(decoder_.decode(property), limits_.note_bytes);
        }
    }
}

void CardMapper::add_locale(const Card& card, domain::Contact& contact) {
    const Property* language = nullptr;
    for (const Property& property : card.properties) {
        if (property.name == Name::Language &&
            (language == nullptr || property.manner.preference < language->manner.preference)) {
            language = &property;
        } else if (property.name == Name::TimeZone && !contact.time_zone &&
                   looks_like_zone(trimmed(property.value))) {
            contact.time_zone = std::string(trimmed(property.value));
        }
    }
    if (language != nullptr) {
        if (auto tag = primary_language(language->value); !tag.empty()) {
            contact.language = std::move(tag);
        }
    }
}

Group CardMapper::group(const Card& card) {
    Group group;
    group.name = display_name(card, decoder_, limits_);
    for (const Property& property : card.properties) {
        if (property.name == Name::Member) {
            if (auto id = stripped_uid(decoder_.decode(property)); !id.empty()) {
                group.members.push_back(std::move(id));
            }
        }
    }
    return group;
}

Reading read_book(std::string_view bytes, const Limits& limits) {
    Reading reading;
    Faults faults(limits.faults);
    if (bytes.size() > limits.file_bytes) {
        faults.add(0, "a file of more than " + std::to_string(limits.file_bytes) +
                          " bytes is not read");
        reading.faults = faults.take();
        return reading;
    }
    std::string converted;
    CardReader reader(without_mark(bytes, converted), limits, faults);
    CardMapper mapper(limits);
    // A card of the usual size needs no memory of its own; a larger one gets more behind it.
    std::array<std::byte, usual_properties * sizeof(Property)> room;
    std::pmr::monotonic_buffer_resource memory(room.data(), room.size());
    Card card(&memory);
    card.properties.reserve(usual_properties);
    while (reader.next(card)) {
        ++reading.cards;
        reading.ending = card.ending;
        const CardKind kind = kind_of(card);
        if (kind == CardKind::Group) {
            reading.groups.push_back(mapper.group(card));
        } else if (kind == CardKind::Person) {
            if (auto person = mapper.person(card, faults)) {
                reading.people.push_back(std::move(*person));
            }
        }
    }
    if (reader.cut_off()) {
        reading.ending = Ending::Missing;
        faults.add(0, "the file is cut off where a card begins");
    }
    reading.faults = faults.take();
    return reading;
}

} // namespace kith::vcard
