#include "desktop/words.hpp"

#include <array>

namespace kith::desktop {
namespace {

constexpr Words german{
    .done = "Erledigt",
    .tomorrow = "Morgen",
    .next_week = "Nächste Woche",
    .last_note = "Zuletzt notiert: ",
    .last_note_of = "Notiert am ",
    .someone_waits = "kith: Zeit, sich bei jemandem zu melden",
    .several_wait = "kith: Zeit, sich bei {} Menschen zu melden",
    .about_kith = "kith: eine Nachricht über kith selbst",
    .about_kith_where = "Zu lesen mit: kith history",
    .more = "und {} weitere",
};

constexpr Words english{
    .done = "Done",
    .tomorrow = "Tomorrow",
    .next_week = "Next week",
    .last_note = "Last note: ",
    .last_note_of = "Noted on ",
    .someone_waits = "kith: someone is waiting to hear from you",
    .several_wait = "kith: {} people are waiting to hear from you",
    .about_kith = "kith: a message about kith itself",
    .about_kith_where = "Read it with: kith history",
    .more = "and {} more",
};

using Months = std::array<std::string_view, 12>;
constexpr Months german_months{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                               "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
constexpr Months english_months{"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};

bool is_german(std::string_view language) {
    return language == "de" || language.starts_with("de_") || language.starts_with("de-");
}

} // namespace

const Words& words(std::string_view language) { return is_german(language) ? german : english; }

std::string with_number(std::string_view pattern, std::size_t number) {
    std::string text(pattern);
    const auto place = text.find("{}");
    return place == std::string::npos ? text : text.replace(place, 2, std::to_string(number));
}

std::string long_date(domain::Date date, std::string_view language) {
    const std::size_t month = static_cast<unsigned>(date.month()) - 1U;
    const bool german_date = is_german(language);
    std::string text = std::to_string(static_cast<unsigned>(date.day()));
    text += german_date ? ". " : " ";
    text += german_date ? german_months.at(month) : english_months.at(month);
    return text + " " + std::to_string(static_cast<int>(date.year()));
}

} // namespace kith::desktop
