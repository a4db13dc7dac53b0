#include "domain/contact.hpp"

#include "domain/words.hpp"

#include <algorithm>

namespace kith::domain {

namespace {

constexpr Words<DateKind, 5> date_kinds{{"birthday", "anniversary", "name-day", "death", "custom"}};
constexpr Words<Importance, 3> importances{{"low", "normal", "high"}};

void append_missing(std::vector<std::string>& list, const std::vector<std::string>& more) {
    for (const auto& item : more) {
        if (std::find(list.begin(), list.end(), item) == list.end()) {
            list.push_back(item);
        }
    }
}

bool same_address(const std::string& a, const std::string& b) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return small(x) == small(y); });
}

void append_missing_addresses(std::vector<std::string>& list,
                              const std::vector<std::string>& more) {
    for (const auto& address : more) {
        if (std::none_of(list.begin(), list.end(),
                         [&](const auto& have) { return same_address(have, address); })) {
            list.push_back(address);
        }
    }
}

void append_missing(std::vector<DatedFact>& list, const std::vector<DatedFact>& more) {
    for (const auto& fact : more) {
        const bool known = std::any_of(list.begin(), list.end(), [&](const DatedFact& have) {
            return have.kind == fact.kind && have.label == fact.label;
        });
        if (!known) {
            list.push_back(fact);
        }
    }
}

constexpr Words<SubjectKind, 5> subject_kinds{
    {"person", "network", "type", "alliance", "portfolio"}};

} // namespace

Contact merged(const Contact& overlay, const Contact& card, const ContactId& id) {
    Contact result = overlay;
    result.id = id;
    if (result.name.empty()) {
        result.name = card.name;
    }
    append_missing_addresses(result.emails, card.emails);
    append_missing(result.phones, card.phones);
    append_missing(result.dates, card.dates);
    append_missing(result.institutions, card.institutions);
    append_missing(result.networks, card.networks);
    append_missing(result.tags, card.tags);
    if (result.importance == Importance::Normal) {
        result.importance = card.importance;
    }
    if (!result.time_zone) {
        result.time_zone = card.time_zone;
    }
    if (!result.language) {
        result.language = card.language;
    }
    if (!result.cadence && !result.left_alone) {
        result.cadence = card.cadence;
        result.left_alone = card.left_alone;
    }
    if (!result.leap_day) {
        result.leap_day = card.leap_day;
    }
    result.deceased = overlay.deceased || card.deceased;
    if (result.note.empty()) {
        result.note = card.note;
    }
    if (!result.last_contact) {
        result.last_contact = card.last_contact;
    }
    return result;
}

ContactId circle_id(SubjectKind kind, std::string_view name) {
    if (kind == SubjectKind::Portfolio) {
        return to_text(kind);
    }
    return std::string(to_text(kind)) + ":" + std::string(name);
}

const char* to_text(SubjectKind kind) { return subject_kinds.text(kind); }
std::optional<SubjectKind> parse_subject_kind(std::string_view text) {
    return subject_kinds.parse(text);
}
const char* to_text(DateKind kind) { return date_kinds.text(kind); }
const char* to_text(Importance value) { return importances.text(value); }
std::optional<DateKind> parse_date_kind(std::string_view text) { return date_kinds.parse(text); }
std::optional<Importance> parse_importance(std::string_view text) {
    return importances.parse(text);
}

} // namespace kith::domain
