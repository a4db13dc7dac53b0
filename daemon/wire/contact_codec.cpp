#include "wire/contact_codec.hpp"

#include "wire/members.hpp"

#include <algorithm>
#include <array>

namespace kith::wire {

namespace {

using domain::Contact;
using domain::DatedFact;
using domain::Value;

constexpr const char* never = "never";
constexpr std::array<std::string_view, 2> leap_days = {"feb-28", "mar-1"};

void put_text(Value& value, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        value[key] = text;
    }
}

Value to_value(const DatedFact& fact) {
    Value value;
    value["kind"] = to_text(fact.kind);
    put_text(value, "label", fact.label);
    value["date"] = format_partial_date(fact.date);
    return value;
}

DatedFact dated_fact_from(const Members& members) {
    DatedFact fact;
    fact.kind = members.word("kind", domain::parse_date_kind, domain::DateKind::Custom);
    if (fact.kind == domain::DateKind::Custom) {
        fact.label = members.line_or("label", "");
    }
    const auto date = domain::parse_partial_date(members.text("date"));
    if (!date) {
        members.refuse("date", "expected a day such as \"1986-11-27\" or \"--11-27\"");
    }
    fact.date = *date;
    return fact;
}

std::vector<DatedFact> dates_from(const Members& members) {
    std::vector<DatedFact> facts;
    for (const Members& item : members.objects_or_none("dates")) {
        DatedFact fact = dated_fact_from(item);
        const bool known = std::any_of(facts.begin(), facts.end(), [&fact](const DatedFact& have) {
            return have.kind == fact.kind && have.label == fact.label;
        });
        if (!known) {
            facts.push_back(std::move(fact));
        }
    }
    return facts;
}

domain::Span span_from(const Members& members, std::string_view key) {
    const auto span = domain::parse_span(members.text(key));
    if (!span) {
        members.refuse(key, "expected a span such as \"6 weeks\"");
    }
    return *span;
}

std::optional<std::string> line_if_any(const Members& members, std::string_view key) {
    std::string line = members.line_or(key, "");
    return line.empty() ? std::nullopt : std::optional(std::move(line));
}

} // namespace

Value to_value(const Contact& contact) {
    Value value;
    value["id"] = contact.id;
    value["name"] = contact.name;
    put_texts(value, "emails", contact.emails);
    put_texts(value, "phones", contact.phones);
    for (const DatedFact& fact : contact.dates) {
        value["dates"].push_back(to_value(fact));
    }
    put_texts(value, "institutions", contact.institutions);
    put_texts(value, "networks", contact.networks);
    put_texts(value, "tags", contact.tags);
    if (contact.importance != domain::Importance::Normal) {
        value["importance"] = to_text(contact.importance);
    }
    put_text(value, "time_zone", contact.time_zone.value_or(""));
    put_text(value, "language", contact.language.value_or(""));
    if (contact.cadence) {
        value["every"] = format_span(contact.cadence->every);
        if (contact.cadence->at_worst) {
            value["at_worst"] = format_span(*contact.cadence->at_worst);
        }
    }
    if (contact.left_alone) {
        value["every"] = never;
    }
    if (contact.last_contact) {
        value["last_contact"] = domain::format_date(*contact.last_contact);
    }
    if (contact.leap_day) {
        value["leap_day"] = leap_days[static_cast<std::size_t>(*contact.leap_day)];
    }
    if (contact.deceased) {
        value["deceased"] = true;
    }
    put_text(value, "note", contact.note);
    return value;
}

Contact contact_from(const Value& value) {
    const Members members(value);
    Contact contact;
    contact.id = members.line("id");
    if (contact.id.empty()) {
        members.refuse("id", "is empty");
    }
    contact.name = members.line("name");
    contact.emails = members.lines_or_none("emails");
    contact.phones = members.lines_or_none("phones");
    contact.dates = dates_from(members);
    contact.institutions = members.lines_or_none("institutions");
    contact.networks = members.lines_or_none("networks");
    contact.tags = members.lines_or_none("tags");
    if (members.has("importance")) {
        contact.importance =
            members.word("importance", domain::parse_importance, domain::Importance::High);
    }
    contact.time_zone = line_if_any(members, "time_zone");
    contact.language = line_if_any(members, "language");
    contact.left_alone = members.text_or("every", "") == never;
    if (members.has("every") && !contact.left_alone) {
        contact.cadence = domain::Cadence{span_from(members, "every"), std::nullopt};
        if (members.has("at_worst")) {
            contact.cadence->at_worst = span_from(members, "at_worst");
        }
    }
    if (members.has("last_contact")) {
        contact.last_contact = members.date("last_contact");
    }
    if (members.has("leap_day")) {
        contact.leap_day =
            static_cast<domain::LeapDay>(members.choice("leap_day", {leap_days[0], leap_days[1]}));
    }
    contact.deceased = members.flag_or("deceased", false);
    contact.note = members.line_or("note", "");
    return contact;
}

} // namespace kith::wire
