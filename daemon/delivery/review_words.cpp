#include "delivery/review_words.hpp"

namespace kith::delivery {

namespace {

constexpr ReviewWords english{
    .title = "Looking back and ahead, {}",
    .what_was = "What was",
    .what_comes = "What is coming",
    .quiet = "Quiet for a while",
    .once_again = "Perhaps once again",
    .done = "Done: {}",
    .today = "Today",
    .last_touch = "last in touch on {}",
    .no_touch = "no contact recorded yet",
    .others = "and others",
    .quiet_week = "A quiet week: nothing was left behind, and nothing presses.",
    .call = "Call with {}",
    .meeting = "Meeting with {}",
    .message_to = "Message to {}",
    .message_from = "Message from {}",
    .letter_to = "Letter to {}",
    .letter_from = "Letter from {}",
    .event_with = "Event with {}",
    .event_of = "Event: {}",
};

constexpr ReviewWords german{
    .title = "Rückblick und Ausblick, {}",
    .what_was = "Was war",
    .what_comes = "Was kommt",
    .quiet = "Schon länger still",
    .once_again = "Vielleicht wieder einmal",
    .done = "Erledigt: {}",
    .today = "Heute",
    .last_touch = "zuletzt in Kontakt am {}",
    .no_touch = "noch kein Kontakt verzeichnet",
    .others = "und andere",
    .quiet_week = "Eine ruhige Woche: nichts ist liegen geblieben, und nichts drängt.",
    .call = "Gespräch mit {}",
    .meeting = "Treffen mit {}",
    .message_to = "Nachricht an {}",
    .message_from = "Nachricht von {}",
    .letter_to = "Brief an {}",
    .letter_from = "Brief von {}",
    .event_with = "Veranstaltung mit {}",
    .event_of = "Veranstaltung: {}",
};

} // namespace

const ReviewWords& review_words(std::string_view language) {
    return language == "de" ? german : english;
}

std::string filled(std::string_view pattern, std::string_view text) {
    std::string result(pattern);
    const auto place = result.find("{}");
    return place == std::string::npos ? result : result.replace(place, 2, text);
}

} // namespace kith::delivery
