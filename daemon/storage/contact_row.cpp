#include "storage/contact_row.hpp"

#include "storage/errors.hpp"
#include "wire/contact_codec.hpp"
#include "wire/json.hpp"

namespace kith::storage {

std::string encode_contact(const domain::Contact& contact) {
    auto value = wire::to_value(contact);
    if (contact.subject != domain::SubjectKind::Person) {
        value["subject"] = to_text(contact.subject);
    }
    return wire::dump_json(value);
}

domain::Contact decode_contact(const std::string& text, const domain::ContactId& id) {
    try {
        const auto value = wire::parse_json(text, {.max_bytes = text.size()});
        auto contact = wire::contact_from(value);
        contact.id = id;
        const auto subject = domain::parse_subject_kind(value.text_or("subject", "person"));
        if (!subject) {
            throw domain::ValueError("subject is unknown");
        }
        contact.subject = *subject;
        return contact;
    } catch (const wire::JsonError& error) {
        throw DamagedDatabase("contact " + id + " in the database: " + error.what());
    } catch (const domain::ValueError& error) {
        throw DamagedDatabase("contact " + id + " in the database: " + error.what());
    }
}

std::string comparable_address(std::string address) {
    for (char& c : address) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return address;
}

} // namespace kith::storage
