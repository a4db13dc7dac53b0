#include "config/contacts_file.hpp"

#include "config/calendar_values.hpp"
#include "config/contact_dates.hpp"
#include "config/contact_keys.hpp"

#include <algorithm>

namespace kith::config {

using domain::Contact;

namespace {

constexpr std::size_t longest_address = 254; // RFC 5321, section 4.5.3.1.3

std::string small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool is_address(std::string_view text) {
    const auto at = text.find('@');
    return text.size() <= longest_address && at != text.npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == text.npos && text.find_first_of(" <>,;:\"()") == text.npos;
}

bool is_phone(std::string_view text) {
    const auto digits =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits >= 2 && text.size() <= 64;
}

bool is_language(std::string_view text) {
    const auto primary = text.substr(0, text.find_first_of("-_"));
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    return primary.size() >= 2 && primary.size() <= 3 && text.size() <= 35 &&
           std::all_of(primary.begin(), primary.end(), is_small);
}

void read_phones(TableReader& reader, Contact& contact) {
    for (const auto& phone : reader.texts("phones")) {
        if (is_phone(phone.text)) {
            contact.phones.push_back(phone.text);
        } else {
            reader.findings().error(phone.place, in_quotes(phone.text) + " is no phone number",
                                    "write it with its digits: \"+49 228 1234\"");
        }
    }
}

/// `every = "never"`: there is no cadence to read then.
bool is_left_alone(TableReader& reader) {
    const auto* every = reader.find("every");
    if (every == nullptr || every->value_or("") != std::string_view("never")) {
        return false;
    }
    if (const auto* at_worst = reader.find("at_worst")) {
        reader.findings().error(reader.place(*at_worst),
                                "\"at_worst\" says nothing beside every = \"never\"",
                                "take it out");
    }
    return true;
}

void read_language(TableReader& reader, Contact& contact) {
    const auto language = reader.text("language");
    if (language && !is_language(language->text)) {
        reader.findings().error(language->place, in_quotes(language->text) + " is no language",
                                "write its short name: \"de\", \"en\", \"fr\"");
    } else if (language) {
        contact.language = language->text;
    }
}

} // namespace

void ContactFiles::read(const Document& document, Findings& findings) {
    TableReader top(document.root(), document.source(), findings, "a file of contacts");
    for (const auto* table : top.tables("contact")) {
        TableReader reader(*table, document.source(), findings, "a contact");
        contacts_.push_back(read_contact(reader));
        reader.finish();
    }
    top.finish();
}

Contact ContactFiles::read_contact(TableReader& reader) {
    Contact contact;
    read_identity(reader, contact);
    read_addresses(reader, contact);
    read_phones(reader, contact);
    contact.dates = read_dates(reader);
    read_circles(reader, contact);
    contact.importance =
        reader.word("importance", domain::Importance::High).value_or(contact.importance);
    read_language(reader, contact);
    contact.time_zone = read_time_zone(reader, "timezone");
    contact.left_alone = is_left_alone(reader);
    if (!contact.left_alone) {
        contact.cadence = read_cadence(reader);
    }
    contact.leap_day = read_leap_day(reader, "leap_day");
    contact.deceased = reader.flag("deceased").value_or(false);
    contact.last_contact = read_date(reader, "last_contact");
    if (const auto note = reader.text("note")) {
        contact.note = note->text;
    }
    return contact;
}

void ContactFiles::read_identity(TableReader& reader, Contact& contact) {
    const auto card = reader.text("card");
    const auto id = reader.text("id");
    const auto name = reader.has("card")
                          ? reader.text("name")
                          : reader.required_text("name", "add name = \"Anna Berger\"");
    contact.name = name ? name->text : "";
    auto& findings = reader.findings();
    if (card && id) {
        findings.error(id->place, "\"card\" is the id already", "take one of them out");
    } else if (card) {
        contact.id = id_of_card(card->text);
        take_id({contact.id, card->place}, contact.name, findings);
    } else if (id && (id->text.size() > longest_contact_id ||
                      id->text.find_first_of(" /") != id->text.npos)) {
        findings.error(id->place, in_quotes(id->text) + " cannot be an id",
                       "use letters, digits, - and _, such as \"anna-berger\"");
    } else if (id) {
        contact.id = id->text;
        take_id(*id, contact.name, findings);
    } else if (name) {
        contact.id = id_from_name(name->text);
        if (contact.id.empty()) {
            findings.error(name->place, "no id can be made from the name " + in_quotes(name->text),
                           "add id = \"anna-berger\"");
            return;
        }
        take_id({contact.id, name->place}, contact.name, findings);
    }
}

void ContactFiles::take_id(const PlacedText& id, const std::string& name, Findings& findings) {
    const auto [entry, is_new] = ids_.try_emplace(id.text, Owner{name, id.place.location()});
    if (is_new) {
        return;
    }
    const auto& owner = entry->second;
    findings.error(id.place,
                   "the id " + in_quotes(id.text) + " belongs to " +
                       (owner.name.empty() ? "a contact" : in_quotes(owner.name)) +
                       " already, at " + brief(owner.where),
                   "add an id of its own, such as id = " + in_quotes(id.text + "-2"));
}

void ContactFiles::read_addresses(TableReader& reader, Contact& contact) {
    for (const auto& address : reader.texts("emails")) {
        if (!is_address(address.text)) {
            reader.findings().error(address.place, in_quotes(address.text) + " is no email address",
                                    "write it as \"anna@example.org\"");
            continue;
        }
        contact.emails.push_back(address.text);
        const auto [entry, is_new] = addresses_.try_emplace(
            small_letters(address.text), Owner{contact.name, address.place.location()});
        if (!is_new) {
            reader.findings().warning(address.place,
                                      in_quotes(address.text) + " is also an address of " +
                                          in_quotes(entry->second.name) + ", at " +
                                          brief(entry->second.where),
                                      "leave it with one of them: people are told apart by it");
        }
    }
}

void ContactFiles::read_circles(TableReader& reader, Contact& contact) {
    for (const auto& network : reader.texts("networks")) {
        if (networks_.expect(network, "network", "describe it in networks.toml",
                             reader.findings())) {
            contact.networks.push_back(network.text);
        }
    }
    for (const char* key : {"institution", "institutions"}) {
        for (const auto& institution : reader.texts(key)) {
            auto& known = contact.institutions;
            if (std::find(known.begin(), known.end(), institution.text) == known.end()) {
                known.push_back(institution.text);
            }
        }
    }
    for (const auto& tag : reader.texts("tags")) {
        contact.tags.push_back(tag.text);
    }
}

} // namespace kith::config
