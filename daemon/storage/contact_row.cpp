#include "storage/contact_row.hpp"

#include "storage/errors.hpp"
#include "wire/contact_codec.hpp"
#include "wire/json.hpp"

namespace kith::storage {

std::string encode_contact(const domain::Contact& contact) {
    return wire::dump_json(wire::to_value(contact));
}

domain::Contact decode_contact(const std::string& text, const domain::ContactId& id) {
    try {
        auto contact = wire::contact_from(wire::parse_json(text, {.max_bytes = text.size()}));
        contact.id = id;
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
