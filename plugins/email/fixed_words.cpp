#include "email/fixed_words.hpp"

#include <array>

namespace kith::email {

namespace {

constexpr FixedWords german{
    .language = "de",
    .fresh = "Neu",
    .still_open = "Noch offen",
    .last_note = "Zuletzt notiert",
    .log_hint = "Gesprochen oder geschrieben? So ist es vermerkt:",
    .done_hint = "Erledigt? So ist es vermerkt:",
    .sent_by = "Von kith, das an Menschen erinnert.",
};

constexpr FixedWords english{
    .language = "en",
    .fresh = "New",
    .still_open = "Still open",
    .last_note = "Last note",
    .log_hint = "Talked or written? This is how to note it:",
    .done_hint = "Done? This is how to note it:",
    .sent_by = "From kith, which keeps people in mind.",
};

constexpr std::array<std::string_view, 12> german_months{
    "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
    "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

} // namespace

const FixedWords& fixed_words(std::string_view language) {
    const auto primary = language.substr(0, language.find_first_of("-_"));
    return primary == "de" ? german : english;
}

std::string spoken_date(domain::Date date, const FixedWords& words) {
    const bool in_german = words.language == german.language;
    const auto& months = in_german ? german_months : english_months;
    return std::to_string(unsigned{date.day()}) + (in_german ? ". " : " ") +
           std::string(months.at(unsigned{date.month()} - 1)) + ' ' +
           std::to_string(int{date.year()});
}

std::string late_remark(domain::Date date, const FixedWords& words) {
    const std::string day = spoken_date(date, words);
    return words.language == german.language
               ? "War für den " + day + " gedacht; heute passt es genauso gut."
               : "Meant for " + day + "; today is just as good.";
}

} // namespace kith::email
