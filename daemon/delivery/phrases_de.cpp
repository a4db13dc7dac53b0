#include "delivery/phrases_de.hpp"

#include <array>

namespace kith::delivery {

using domain::Date;
using domain::DateKind;
using domain::InteractionKind;
using domain::Reason;
using domain::RuleKind;
using domain::Span;

namespace {

constexpr std::array<const char*, 12> months{"Januar",    "Februar", "März",     "April",
                                             "Mai",       "Juni",    "Juli",     "August",
                                             "September", "Oktober", "November", "Dezember"};

std::string day_and_month(Date date) {
    return std::to_string(static_cast<unsigned>(date.day())) + ". " +
           months[static_cast<unsigned>(date.month()) - 1];
}

/// German nouns as they stand after "vor", "in" (dative plural) and after a number.
struct Noun {
    const char* one;
    const char* many;
    const char* dative;
};

constexpr Noun day{"Tag", "Tage", "Tagen"};
constexpr Noun week{"Woche", "Wochen", "Wochen"};
constexpr Noun month{"Monat", "Monate", "Monaten"};
constexpr Noun year{"Jahr", "Jahre", "Jahren"};

std::string count(int n, const Noun& noun) {
    return std::to_string(n) + " " + (n == 1 ? noun.one : noun.many);
}

/// "vor 3 Tagen", "in einem Monat".
std::string apart(const char* preposition, int days) {
    const auto phrase = [&](int n, const Noun& noun) {
        const char* one = &noun == &week ? "einer " : "einem ";
        return std::string(preposition) + " " +
               (n == 1 ? one + std::string(noun.one) : std::to_string(n) + " " + noun.dative);
    };
    if (days < 14) {
        return phrase(days, day);
    }
    if (days < 100) {
        return phrase(days / 7, week);
    }
    return days < 730 ? phrase(days / 30, month) : phrase(days / 365, year);
}

std::string relative(Date date, Date today) {
    const int days = domain::days_between(today, date);
    if (days == 0) {
        return "heute";
    }
    if (days == -1) {
        return "gestern";
    }
    if (days == 1) {
        return "morgen";
    }
    return days > 0 ? apart("in", days) : apart("vor", -days);
}

std::string every(const Span& span) {
    if (span.count == 1) {
        static constexpr std::array<const char*, 4> single{"jeden Tag", "jede Woche", "jeden Monat",
                                                           "jedes Jahr"};
        return single[static_cast<std::size_t>(span.unit)];
    }
    static constexpr std::array<const Noun*, 4> nouns{&day, &week, &month, &year};
    return "alle " + std::to_string(span.count) + " " +
           nouns[static_cast<std::size_t>(span.unit)]->many;
}

std::string occasion(const Reason& reason) {
    switch (reason.occasion) {
    case DateKind::Birthday:
        return "Geburtstag";
    case DateKind::Anniversary:
        return "Jahrestag";
    case DateKind::NameDay:
        return "Namenstag";
    case DateKind::Death:
        return "Gedenktag";
    case DateKind::Custom:
        return reason.label.empty() ? "besonderer Tag" : reason.label;
    }
    return "besonderer Tag";
}

std::string what_happened(InteractionKind kind) {
    switch (kind) {
    case InteractionKind::Call:
        return "Gespräch";
    case InteractionKind::Meeting:
        return "Treffen";
    case InteractionKind::Message:
        return "Nachricht";
    case InteractionKind::Letter:
        return "Brief";
    case InteractionKind::Event:
        return "Veranstaltung";
    }
    return "Kontakt";
}

std::string occasion_sentence(const Reason& reason, const std::string& name,
                              std::optional<Date> today) {
    const auto when = today ? " (" + relative(reason.anchor, *today) + ")" : std::string();
    const auto on = day_and_month(reason.anchor) + when;
    if (reason.turns && reason.occasion == DateKind::Birthday) {
        return name + " wird am " + on + " " + std::to_string(*reason.turns) + ".";
    }
    const auto years = reason.turns ? ": " + count(*reason.turns, year) : std::string();
    return occasion(reason) + " am " + on + years + ".";
}

} // namespace

std::string GermanPhrases::title(const Reason& reason, const std::string& name) const {
    switch (reason.kind) {
    case RuleKind::KeepInTouch:
        return name + ": Zeit, sich zu melden";
    case RuleKind::FollowUp:
        return name + ": Zeit nachzufassen";
    case RuleKind::Promise:
        return name + ": " + (reason.text.empty() ? "ein Versprechen" : reason.text);
    case RuleKind::Occasion:
        return name + ": " + occasion(reason) +
               (reason.days_ahead > 0 ? " am " + day_and_month(reason.anchor) : std::string());
    }
    return name;
}

std::string GermanPhrases::sentence(const Reason& reason, const std::string& name,
                                    std::optional<Date> today) const {
    const auto when = today ? " (" + relative(reason.anchor, *today) + ")" : std::string();
    switch (reason.kind) {
    case RuleKind::KeepInTouch: {
        const auto wish = "gewünscht " + every(reason.every.value_or(Span{})) + ".";
        return reason.no_history
                   ? "Noch kein Kontakt verzeichnet, " + wish
                   : "Letzter Kontakt am " + long_date(reason.anchor) + when + ", " + wish;
    }
    case RuleKind::FollowUp:
        return what_happened(reason.after.value_or(InteractionKind::Meeting)) + " am " +
               day_and_month(reason.anchor) + when + ".";
    case RuleKind::Promise:
        return "Versprochen am " + day_and_month(reason.anchor) + when +
               (reason.text.empty() ? "." : ": " + reason.text);
    case RuleKind::Occasion:
        return occasion_sentence(reason, name, today);
    }
    return {};
}

std::string GermanPhrases::long_date(Date date) const {
    return day_and_month(date) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string GermanPhrases::due_since(Date date) const {
    return "Wartet seit dem " + day_and_month(date) + ".";
}

std::string GermanPhrases::last_note(const std::string& note, std::optional<Date> date) const {
    return "Letzte Notiz" + (date ? " (" + long_date(*date) + ")" : std::string()) + ": " + note;
}

std::string GermanPhrases::digest_title(std::size_t people) const {
    return people == 1 ? "Ein Kontakt wartet auf ein Zeichen"
                       : std::to_string(people) + " Kontakte warten auf ein Zeichen";
}

std::string GermanPhrases::new_heading() const { return "Neu"; }

std::string GermanPhrases::open_heading() const { return "Noch offen"; }

std::string GermanPhrases::channel_down_title(const std::string& channel) const {
    return "kith erreicht Sie nicht über " + channel;
}

std::string GermanPhrases::channel_down_body(const std::string& channel, const std::string& reason,
                                             std::size_t waiting) const {
    return "Der Kanal „" + channel + "“ ist gestört: " + reason + "\n" +
           (waiting == 1 ? "Eine Nachricht wartet"
                         : std::to_string(waiting) + " Nachrichten warten") +
           " dort; verloren ist nichts. Mehr zeigt `kith plugins`.\n";
}

std::string GermanPhrases::dead_title(const std::string& channel) const {
    return "Eine Erinnerung ging über " + channel + " nicht hinaus";
}

std::string GermanPhrases::dead_body(const std::string& channel, const std::string& title,
                                     const std::string& reason) const {
    return title + "\nDer Kanal „" + channel + "“ hat sie endgültig abgelehnt: " + reason +
           "\n`kith history` zeigt jeden Versuch.\n";
}

std::string GermanPhrases::was_off_title() const { return "kith war eine Weile aus"; }

std::string GermanPhrases::was_off_body(const std::string& from, const std::string& to,
                                        std::size_t late) const {
    return "Vom " + from + " bis zum " + to + " konnte nichts gesagt werden. " +
           (late == 1 ? "Eine Erinnerung kommt" : std::to_string(late) + " Erinnerungen kommen") +
           " verspätet.\n";
}

std::string GermanPhrases::test_title() const { return "kith: ein Test"; }

std::string GermanPhrases::test_body(const std::string& channel) const {
    return "Der Kanal „" + channel + "“ funktioniert.\n";
}

} // namespace kith::delivery
