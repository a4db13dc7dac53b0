#include "import/person_draft.hpp"

#include "domain/name_match.hpp"
#include "domain/stable_hash.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>

namespace kith::imports {

using domain::DateKind;

namespace {

constexpr std::size_t longest_id = 128;
constexpr std::size_t longest_address = 254; // RFC 5321, section 4.5.3.1.3
constexpr std::size_t longest_phone = 64;

void append_once(std::vector<std::string>& list, std::string text) {
    if (!text.empty() && list.size() < most_values &&
        std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(std::move(text));
    }
}

bool is_address(std::string_view text) {
    const auto at = text.find('@');
    return text.size() <= longest_address && at != text.npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == text.npos && text.find_first_of(" <>,;:\"()") == text.npos;
}

bool is_phone(std::string_view text) {
    const auto figures =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return figures >= 2 && text.size() <= longest_phone;
}

std::string small_letters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// "Anna <anna@example.org>" and "mailto:anna@example.org" mean the address.
std::string_view bare_address(std::string_view text) {
    if (text.ends_with('>') && text.rfind('<') != text.npos) {
        text.remove_suffix(1);
        text.remove_prefix(text.rfind('<') + 1);
    }
    if (text.starts_with("mailto:")) {
        text.remove_prefix(7);
    }
    return text;
}

} // namespace

void PersonDraft::id(std::string_view text, std::string_view prefix) {
    contact_.id = std::string(prefix) + wire::plain_line(text);
    if (text.empty() || contact_.id.size() > longest_id ||
        contact_.id.find_first_of(" /") != std::string::npos) {
        contact_.id = text.empty() ? "" : std::string(prefix) + domain::stable_hex(text);
    }
}

void PersonDraft::name(std::string_view text) {
    if (contact_.name.empty()) {
        contact_.name = wire::plain_line(text, most_text);
    }
}

void PersonDraft::name_parts(std::string_view given, std::string_view middle,
                             std::string_view family) {
    std::string joined;
    for (const auto part : {given, middle, family}) {
        joined += " " + std::string(part);
    }
    name(joined);
}

void PersonDraft::email(std::string_view text, Place place) {
    const auto line = wire::plain_line(text);
    const std::string address(bare_address(line));
    if (address.empty()) {
        return;
    }
    if (!is_address(address)) {
        reading_.fault(
            {Fault::What::Address, place.line, place.column, wire::plain_line(line, most_text)});
        return;
    }
    const auto same = [&](const std::string& have) {
        return small_letters(have) == small_letters(address);
    };
    if (std::none_of(contact_.emails.begin(), contact_.emails.end(), same)) {
        append_once(contact_.emails, address);
    }
}

void PersonDraft::phone(std::string_view text, Place place) {
    auto line = wire::plain_line(text);
    if (line.empty()) {
        return;
    }
    if (!is_phone(line)) {
        reading_.fault(
            {Fault::What::Phone, place.line, place.column, wire::plain_line(line, most_text)});
        return;
    }
    append_once(contact_.phones, std::move(line));
}

void PersonDraft::institution(std::string_view text) {
    append_once(contact_.institutions, wire::plain_line(text, most_text));
}

void PersonDraft::tag(std::string_view text) {
    append_once(contact_.tags, wire::plain_line(text, most_text));
}

void PersonDraft::note(std::string_view text) {
    const auto line = wire::plain_line(text, most_note);
    if (!line.empty()) {
        contact_.note =
            wire::plain_line(contact_.note + (contact_.note.empty() ? "" : "; ") + line, most_note);
    }
}

void PersonDraft::date(DateKind kind, std::string_view label, const WrittenDay& day,
                       std::string_view text, Place place) {
    if (day.is == WrittenDay::Is::NoDay) {
        reading_.fault(
            {Fault::What::Date, place.line, place.column, wire::plain_line(text, most_text)});
    }
    if (day.is != WrittenDay::Is::Day) {
        return;
    }
    domain::DatedFact fact{kind, "", day.date};
    if (kind == DateKind::Custom) {
        fact.label = wire::plain_line(label, most_text);
        auto word = domain::folded(fact.label);
        std::replace(word.begin(), word.end(), ' ', '-');
        // A label that says a kind means it, in contact files too.
        fact.kind = word == "jahrestag" ? DateKind::Anniversary
                                        : domain::parse_date_kind(word).value_or(DateKind::Custom);
        if (fact.kind != DateKind::Custom) {
            fact.label.clear();
        } else if (fact.label.empty()) {
            return; // nobody could say what day it is
        }
    }
    auto& dates = contact_.dates;
    const bool known = std::any_of(dates.begin(), dates.end(), [&](const domain::DatedFact& have) {
        return have.kind == fact.kind && have.label == fact.label;
    });
    if (!known && dates.size() < most_values) {
        dates.push_back(std::move(fact));
    }
}

bool PersonDraft::finish() {
    if (contact_.name.empty() && !contact_.emails.empty()) {
        contact_.name = contact_.emails.front();
    }
    if (contact_.name.empty()) {
        reading_.fault({Fault::What::Nobody, place_.line, place_.column, ""});
        return false;
    }
    if (contact_.id.empty()) {
        make_id();
    }
    reading_.people.push_back({std::move(contact_), place_.line});
    return true;
}

void PersonDraft::make_id() {
    std::string identity = contact_.name;
    for (const auto& email : contact_.emails) {
        identity += '\0' + small_letters(email);
    }
    for (const auto& phone : contact_.phones) {
        identity += '\0' + phone;
    }
    contact_.id = "import-" + domain::stable_hex(identity);
}

} // namespace kith::imports
