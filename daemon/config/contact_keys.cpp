#include "config/contact_keys.hpp"

#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

using domain::Contact;
using domain::DatedFact;
using domain::DateKind;
using domain::Value;

namespace {

void add_text(ContactKeys& keys, const char* key, const std::string& text) {
    if (!text.empty()) {
        keys.push_back({key, text});
    }
}

void add_texts(ContactKeys& keys, const char* key, const std::vector<std::string>& texts) {
    if (!texts.empty()) {
        keys.push_back({key, Value::Array(texts.begin(), texts.end())});
    }
}

void add_identity(ContactKeys& keys, const Contact& contact) {
    if (contact.name.empty()) {
        keys.push_back({"card", contact.id});
        return;
    }
    keys.push_back({"name", contact.name});
    if (contact.id != id_from_name(contact.name)) {
        add_text(keys, "id", contact.id);
    }
}

const char* key_of(DateKind kind) {
    switch (kind) {
    case DateKind::Birthday:
        return "birthday";
    case DateKind::Anniversary:
        return "anniversary";
    case DateKind::NameDay:
        return "name_day";
    default:
        return nullptr;
    }
}

void add_dates(ContactKeys& keys, const std::vector<DatedFact>& dates) {
    Value::Array labelled;
    for (const auto& fact : dates) {
        const auto date = domain::format_partial_date(fact.date);
        if (const char* key = key_of(fact.kind)) {
            keys.push_back({key, date});
        } else if (fact.kind == DateKind::Custom) {
            labelled.emplace_back(Value::Object{{"label", fact.label}, {"date", date}});
        }
    }
    if (!labelled.empty()) {
        keys.push_back({"dates", std::move(labelled)});
    }
}

} // namespace

ContactKeys contact_keys(const Contact& contact) {
    ContactKeys keys;
    add_identity(keys, contact);
    add_texts(keys, "emails", contact.emails);
    add_texts(keys, "phones", contact.phones);
    add_dates(keys, contact.dates);
    add_texts(keys, "networks", contact.networks);
    add_texts(keys, "institutions", contact.institutions);
    add_texts(keys, "tags", contact.tags);
    if (contact.importance != domain::Importance::Normal) {
        keys.push_back({"importance", to_text(contact.importance)});
    }
    add_text(keys, "language", contact.language.value_or(""));
    add_text(keys, "timezone", contact.time_zone.value_or(""));
    if (contact.cadence) {
        keys.push_back({"every", domain::format_span(contact.cadence->every)});
        if (contact.cadence->at_worst) {
            keys.push_back({"at_worst", domain::format_span(*contact.cadence->at_worst)});
        }
    }
    if (contact.left_alone) {
        keys.push_back({"every", "never"});
    }
    if (contact.leap_day) {
        keys.push_back(
            {"leap_day", *contact.leap_day == domain::LeapDay::Feb28 ? "feb-28" : "mar-1"});
    }
    if (contact.deceased) {
        keys.push_back({"deceased", true});
    }
    if (contact.last_contact) {
        keys.push_back({"last_contact", domain::format_date(*contact.last_contact)});
    }
    add_text(keys, "note", contact.note);
    return keys;
}

domain::ContactId id_from_name(std::string_view name) {
    auto id = domain::folded(name).substr(0, longest_contact_id);
    std::replace(id.begin(), id.end(), ' ', '-');
    return id;
}

domain::ContactId id_of_card(std::string_view uid) {
    constexpr std::string_view scheme = "urn:uuid:";
    const bool has_scheme =
        uid.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), uid.begin(), [](char wanted, char written) {
            return wanted == (written >= 'A' && written <= 'Z' ? written + 32 : written);
        });
    return domain::ContactId(has_scheme ? uid.substr(scheme.size()) : uid);
}

} // namespace kith::config
