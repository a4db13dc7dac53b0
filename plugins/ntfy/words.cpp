#include "ntfy/words.hpp"

namespace kith::ntfy {

namespace {

constexpr Words german{
    .call = "Anrufen",
    .write = "Schreiben",
    .someone_waits = "Zeit, sich bei jemandem zu melden",
    .several_wait = "Zeit, sich bei {} Menschen zu melden",
    .about_kith = "Eine Nachricht über kith selbst; zu lesen mit: kith history",
};

constexpr Words english{
    .call = "Call",
    .write = "Write",
    .someone_waits = "Someone is waiting to hear from you",
    .several_wait = "{} people are waiting to hear from you",
    .about_kith = "A message about kith itself; read it with: kith history",
};

bool is_german(std::string_view language) {
    return language == "de" || language.starts_with("de_") || language.starts_with("de-");
}

} // namespace

const Words& words(std::string_view language) { return is_german(language) ? german : english; }

std::string waiting(std::string_view language, std::size_t reminders) {
    const Words& say = words(language);
    if (reminders == 1) {
        return std::string(say.someone_waits);
    }
    std::string text(say.several_wait);
    return text.replace(text.find("{}"), 2, std::to_string(reminders));
}

} // namespace kith::ntfy
