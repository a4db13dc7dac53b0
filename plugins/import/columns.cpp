#include "import/columns.hpp"

#include "domain/name_match.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kith::imports {

namespace {

/// By the folded name; "#" stands for a number and the blank before it.
constexpr std::array<std::pair<std::string_view, Field>, 85> known_names{
    {{"name", Field::FullName},
     {"full name", Field::FullName},
     {"display name", Field::FullName},
     {"anzeigename", Field::FullName},
     {"first name", Field::GivenName},
     {"given name", Field::GivenName},
     {"vorname", Field::GivenName},
     {"middle name", Field::MiddleName},
     {"additional name", Field::MiddleName},
     {"weitere vornamen", Field::MiddleName},
     {"zweiter vorname", Field::MiddleName},
     {"last name", Field::FamilyName},
     {"family name", Field::FamilyName},
     {"surname", Field::FamilyName},
     {"nachname", Field::FamilyName},
     {"nickname", Field::Nickname},
     {"spitzname", Field::Nickname},
     {"company", Field::Institution},
     {"firma", Field::Institution},
     {"organization", Field::Institution},
     {"organisation", Field::Institution},
     {"organization name", Field::Institution},
     {"organization# name", Field::Institution},
     {"job title", Field::Position},
     {"position", Field::Position},
     {"organization title", Field::Position},
     {"organization# title", Field::Position},
     {"e mail", Field::Email},
     {"email", Field::Email},
     {"email address", Field::Email},
     {"e mail address", Field::Email},
     {"e mail# address", Field::Email},
     {"e mail# value", Field::Email},
     {"e mail adresse", Field::Email},
     {"e mail# adresse", Field::Email},
     {"primary email", Field::Email},
     {"secondary email", Field::Email},
     {"primare e mail adresse", Field::Email},
     {"sekundare e mail adresse", Field::Email},
     {"phone", Field::Phone},
     {"phone# value", Field::Phone},
     {"primary phone", Field::Phone},
     {"mobile phone", Field::Phone},
     {"mobile phone#", Field::Phone},
     {"mobile number", Field::Phone},
     {"business phone", Field::Phone},
     {"business phone#", Field::Phone},
     {"work phone", Field::Phone},
     {"home phone", Field::Phone},
     {"home phone#", Field::Phone},
     {"other phone", Field::Phone},
     {"car phone", Field::Phone},
     {"telefon", Field::Phone},
     {"haupttelefon", Field::Phone},
     {"mobiltelefon", Field::Phone},
     {"mobiltelefon#", Field::Phone},
     {"mobil tel nr", Field::Phone},
     {"telefon geschaftlich", Field::Phone},
     {"telefon geschaftlich#", Field::Phone},
     {"telefon privat", Field::Phone},
     {"telefon privat#", Field::Phone},
     {"tel dienstlich", Field::Phone},
     {"tel privat", Field::Phone},
     {"weiteres telefon", Field::Phone},
     {"autotelefon", Field::Phone},
     {"birthday", Field::Birthday},
     {"geburtstag", Field::Birthday},
     {"birth day", Field::BirthDay},
     {"birth month", Field::BirthMonth},
     {"geburtsmonat", Field::BirthMonth},
     {"birth year", Field::BirthYear},
     {"geburtsjahr", Field::BirthYear},
     {"anniversary", Field::Anniversary},
     {"jahrestag", Field::Anniversary},
     {"event# label", Field::EventLabel},
     {"event# type", Field::EventLabel},
     {"event# value", Field::EventValue},
     {"categories", Field::Tags},
     {"kategorien", Field::Tags},
     {"labels", Field::Tags},
     {"group membership", Field::Tags},
     {"notes", Field::Notes},
     {"notizen", Field::Notes},
     {"url", Field::ProfileUrl},
     {"connected on", Field::ConnectedOn}}};

Field field_named(std::string_view name) {
    const auto found = std::find_if(known_names.begin(), known_names.end(),
                                    [&](const auto& known) { return known.first == name; });
    return found == known_names.end() ? Field::None : found->second;
}

/// "E-mail 2 - Value" -> "e mail# value".
std::string without_numbers(std::string_view name) {
    std::string kept;
    for (const char c : domain::folded(name)) {
        if (c < '0' || c > '9') {
            kept.push_back(c);
        } else if (!kept.ends_with('#')) {
            if (kept.ends_with(' ')) {
                kept.pop_back();
            }
            kept.push_back('#');
        }
    }
    return kept;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_name(Field field) {
    return field == Field::FullName || field == Field::GivenName || field == Field::FamilyName;
}

std::string format_of(const std::vector<std::string>& names) {
    if (has(names, "e mail# value") || has(names, "phone# value")) {
        return "google";
    }
    if (has(names, "connected on")) {
        return "linkedin";
    }
    return has(names, "e mail address") || has(names, "e mail adresse") ? "outlook" : "csv";
}

} // namespace

std::optional<Columns> columns_of(const std::vector<Cell>& header) {
    Columns columns;
    std::vector<std::string> names;
    for (const auto& cell : header) {
        names.push_back(without_numbers(cell.text));
        columns.fields.push_back(field_named(names.back()));
    }
    const auto known = std::count_if(columns.fields.begin(), columns.fields.end(),
                                     [](Field field) { return field != Field::None; });
    if (std::none_of(columns.fields.begin(), columns.fields.end(), is_name) || known < 2) {
        return std::nullopt;
    }
    columns.format = format_of(names);
    if (columns.format != "linkedin") { // a web page of the person's own says nothing of them
        std::replace(columns.fields.begin(), columns.fields.end(), Field::ProfileUrl, Field::None);
    }
    if (has(names, "geburtsmonat")) { // Thunderbird calls the day of the month so
        std::replace(columns.fields.begin(), columns.fields.end(), Field::Birthday,
                     Field::BirthDay);
    }
    const bool german = has(names, "vorname") || has(names, "nachname");
    columns.order = german ? DayOrder::DayFirst : DayOrder::MonthFirst;
    return columns;
}

} // namespace kith::imports
