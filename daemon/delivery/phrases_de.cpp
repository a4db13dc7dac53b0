#include "delivery/phrases_de.hpp"

#include "delivery/enumeration.hpp"

#include <array>

namespace kith::delivery {

using domain::Date;
using domain::DateKind;
using domain::InteractionKind;
using domain::Reason;
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

} // namespace

std::string GermanPhrases::long_date(Date date) const {
    return day_and_month(date) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string GermanPhrases::short_date(Date date) const { return day_and_month(date); }

std::string GermanPhrases::due_since(Date date) const {
    return "Wartet seit dem " + day_and_month(date) + ".";
}

std::string GermanPhrases::last_note(const std::string& note, std::optional<Date> date) const {
    return "Letzte Notiz" + (date ? " (" + long_date(*date) + ")" : std::string()) + ": " + note;
}

std::string GermanPhrases::digest_title(std::size_t people, bool circles) const {
    if (people == 0 && circles) {
        return "Etwas für Ihre Netzwerke";
    }
    const std::string more = circles ? ", und etwas für Ihre Netzwerke" : "";
    return (people == 1 ? "Ein Kontakt wartet" : std::to_string(people) + " Kontakte warten") +
           (" auf ein Zeichen" + more);
}

std::string GermanPhrases::new_heading() const { return "Neu"; }

std::string GermanPhrases::open_heading() const { return "Noch offen"; }

std::string GermanPhrases::traces_wait(std::size_t count) const {
    return count == 1 ? "Eine Spur von Kontakt wartet auf Antwort: `kith evidence`."
                      : std::to_string(count) +
                            " Spuren von Kontakten warten auf Antwort: `kith evidence`.";
}

std::string GermanPhrases::and_others(std::size_t count) const {
    return "... und " + std::to_string(count) + " weitere; `kith` nennt sie alle.";
}

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

std::string GermanPhrases::channel_back_title(const std::string& channel) const {
    return "kith erreicht Sie wieder über " + channel;
}

std::string GermanPhrases::channel_back_body(const std::string& channel, const std::string& from,
                                             const std::string& to, std::size_t late) const {
    return "Der Kanal „" + channel + "“ war vom " + from + " bis zum " + to + " gestört. " +
           (late == 0   ? "Nichts hat auf ihn gewartet.\n"
            : late == 1 ? "Eine Nachricht kommt verspätet.\n"
                        : std::to_string(late) + " Nachrichten kommen verspätet.\n");
}

std::string GermanPhrases::drill_title() const {
    return "kith: monatlicher Test dieses Kanals; nichts zu tun";
}

std::string GermanPhrases::drill_body(const std::string& channel) const {
    return "Einmal im Monat probiert kith, ob Sie über „" + channel +
           "“ zu erreichen sind. Sie sind es; zu tun ist nichts.\n";
}

std::string GermanPhrases::drill_failed_title(const std::string& channel) const {
    return "Der monatliche Test über " + channel + " ist gescheitert";
}

std::string GermanPhrases::drill_failed_body(const std::string& channel,
                                             const std::string& reason) const {
    return "Eine Testnachricht kam über den Kanal „" + channel + "“ nicht an: " + reason +
           "\nAuch Erinnerungen kommen dort vielleicht nicht an; mehr zeigt `kith plugins`.\n";
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

std::string GermanPhrases::damaged_title() const { return "kiths Gedächtnis war beschädigt"; }

std::string GermanPhrases::damaged_body(const std::string& set_aside,
                                        const std::string& backup) const {
    const auto now = backup.empty()
                         ? std::string("Ein neues wurde begonnen: Was notiert war, fehlt darin. "
                                       "`kith restore DATEI` nimmt eine Sicherung.\n")
                         : "Die Sicherung " + backup +
                               " trat an ihre Stelle: Was später notiert wurde, fehlt darin, und "
                               "was später gesagt wurde, kommt vielleicht noch einmal.\n";
    return (set_aside.empty() ? "Die Datenbank war verschwunden. "
                              : "Die beschädigte Datei liegt in " + set_aside + ". ") +
           now;
}

std::string GermanPhrases::clock_title() const { return "Die Uhr kann nicht stimmen"; }

std::string GermanPhrases::clock_body(const std::string& shows) const {
    return "Sie zeigt " + shows + ". Bis sie gestellt ist, erinnert kith an nichts.\n";
}

std::string GermanPhrases::test_title() const { return "kith: ein Test"; }

std::string GermanPhrases::test_body(const std::string& channel) const {
    return "Der Kanal „" + channel + "“ funktioniert.\n";
}

std::string GermanPhrases::time_to_be_in_touch() const { return "Zeit, sich zu melden"; }

std::string GermanPhrases::time_to_follow_up() const { return "Zeit nachzufassen"; }

std::string GermanPhrases::some_promise() const { return "ein Versprechen"; }

std::string GermanPhrases::on_day(Date date) const { return "am " + day_and_month(date); }

std::string GermanPhrases::by(const std::string& date) const { return "bis " + date; }

std::string GermanPhrases::at_time(domain::TimeOfDay time) const {
    return "um " + domain::format_time_of_day(time) + " Uhr";
}

std::string GermanPhrases::list(const std::vector<std::string>& names) const {
    return enumerated(names, " oder ");
}

std::string GermanPhrases::relative(Date date, Date today) const {
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

std::string GermanPhrases::occasion(const Reason& reason) const {
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
        return reason.label.empty() ? "Besonderer Tag" : reason.label;
    }
    return "Besonderer Tag";
}

std::string GermanPhrases::happened(InteractionKind kind) const {
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

std::string GermanPhrases::promised() const { return "Versprochen"; }

std::string GermanPhrases::turns(const std::string& name, const std::string& on_day,
                                 int years) const {
    return name + " wird " + on_day + " " + std::to_string(years) + ".";
}

std::string GermanPhrases::years(int n) const { return count(n, year); }

std::string GermanPhrases::no_contact_yet(const Span& cadence) const {
    return "Noch kein Kontakt verzeichnet, gewünscht " + every(cadence) + ".";
}

std::string GermanPhrases::last_contact(Date date, const std::string& when,
                                        const Span& cadence) const {
    return "Letzter Kontakt am " + long_date(date) + when + ", gewünscht " + every(cadence) + ".";
}

} // namespace kith::delivery
