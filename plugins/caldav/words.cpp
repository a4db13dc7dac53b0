#include "caldav/words.hpp"

#include "wire/plain_line.hpp"

#include <algorithm>
#include <array>

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;

constexpr std::size_t longest_detail = 320;

struct Pair {
    const char* english;
    const char* german;
};

struct Sentence {
    Kind kind;
    bool needs_detail; ///< with one it goes before the other of its kind
    Pair pair;
};

/// `{}` stands for the detail.
constexpr std::array sentences{
    Sentence{Kind::Unreachable, false, {"no connection: {}", "keine Verbindung: {}"}},
    Sentence{Kind::Untrusted,
             false,
             {"the certificate is not trusted: {}; for a server of your own set ca_file",
              "dem Zertifikat wird nicht vertraut: {}; für einen eigenen Server ca_file setzen"}},
    Sentence{Kind::Slow, false, {"no answer in time", "keine Antwort innerhalb der Frist"}},
    Sentence{Kind::TooMuch,
             false,
             {"the answer is larger than any calendar's",
              "die Antwort ist größer als die jedes Kalenders"}},
    Sentence{Kind::Astray,
             false,
             {"the server points elsewhere: {}; if that is right, write it as url",
              "der Server verweist auf {}; wenn das stimmt, als url eintragen"}},
    Sentence{Kind::Password, false, {"{}", "kein Passwort: {}"}},
    Sentence{Kind::LoginRefused,
             true,
             {"the server wants a login (401): set user and password_file",
              "der Server verlangt eine Anmeldung (401): user und password_file setzen"}},
    Sentence{Kind::LoginRefused,
             false,
             {"user or password is refused (401); not tried again until they are "
              "changed, or for a day",
              "Benutzer oder Passwort abgelehnt (401); kein neuer Versuch, bis sie "
              "geändert sind, oder einen Tag lang"}},
    Sentence{Kind::LoginHeld,
             false,
             {"user or password was refused (401); not tried again until they are changed, or "
              "for a day",
              "Benutzer oder Passwort wurde abgelehnt (401); kein neuer Versuch, bis sie "
              "geändert sind, oder einen Tag lang"}},
    Sentence{Kind::LoginFailed,
             false,
             {"the login that worked before is refused (401); tried once more",
              "die bisher gültige Anmeldung wird abgelehnt (401); noch ein Versuch folgt"}},
    Sentence{Kind::Forbidden,
             false,
             {"the server forbids it (403): this calendar can only be read, or another user's "
              "login is needed",
              "der Server verbietet es (403): Dieser Kalender ist nur lesbar, oder es braucht "
              "die Anmeldung eines anderen Benutzers"}},
    Sentence{Kind::Missing,
             false,
             {"there is nothing at this address (404): check url",
              "unter dieser Adresse ist nichts (404): url prüfen"}},
    Sentence{Kind::Full,
             false,
             {"the server has no space left (507): delete something there",
              "auf dem Server ist kein Platz mehr (507): dort etwas löschen"}},
    Sentence{Kind::Failing, false, {"the server fails: {}", "der Server hat eine Störung: {}"}},
    Sentence{Kind::NoCalendar,
             true,
             {"url is no calendar; there are these, write one of them as url: {}",
              "url ist kein Kalender; es gibt diese, einen davon als url "
              "eintragen: {}"}},
    Sentence{Kind::NoCalendar,
             false,
             {"url is no calendar, and none was found: write its whole address",
              "url ist kein Kalender, und es fand sich keiner: die ganze "
              "Adresse eintragen"}},
    Sentence{Kind::WrongKind,
             false,
             {"this calendar takes no {}: set as to the other kind, or choose another calendar",
              "dieser Kalender nimmt kein {}: as auf die andere Art setzen oder einen anderen "
              "Kalender wählen"}},
    Sentence{Kind::Nonsense,
             false,
             {"this is no CalDAV server's answer ({})",
              "das ist keine Antwort eines CalDAV-Servers ({})"}},
    Sentence{
        Kind::Refused, false, {"every entry was refused: {}", "jeder Eintrag wurde abgelehnt: {}"}},
    Sentence{Kind::Stopped, false, {"stopped", "abgebrochen"}}};

Pair words_for(Kind kind, bool has_detail) {
    const auto found = std::ranges::find_if(sentences, [&](const Sentence& sentence) {
        return sentence.kind == kind && (has_detail || !sentence.needs_detail);
    });
    return found == sentences.end() ? sentences.back().pair : found->pair;
}

bool is_german(std::string_view language) {
    return language.substr(0, language.find_first_of("-_")) == "de";
}

std::string chosen(Pair pair, std::string_view language) {
    return is_german(language) ? pair.german : pair.english;
}

std::string filled(std::string text, const std::string& detail) {
    const auto place = text.find("{}");
    return place == std::string::npos
               ? text
               : text.replace(place, 2, wire::plain_line(detail, longest_detail));
}

} // namespace

std::string trouble_text(const Trouble& trouble, const std::string& host,
                         std::string_view language) {
    const std::string detail = trouble.what();
    const auto text = filled(chosen(words_for(trouble.kind, !detail.empty()), language), detail);
    return trouble.kind == Kind::Password ? text : host + ": " + text;
}

std::string works_text(const std::string& host, const std::string& user, const std::string& name,
                       std::string_view language) {
    std::string text =
        user.empty() ? filled(chosen({"connected to {}", "verbunden mit {}"}, language), host)
                     : filled(chosen({"logged in to {}", "angemeldet bei {}"}, language), host) +
                           filled(chosen({" as {}", " als {}"}, language), user);
    if (!name.empty()) {
        text += filled(chosen({", calendar \"{}\"", ", Kalender „{}“"}, language), name);
    }
    return text;
}

std::string refused_text(int count, const std::string& reason, std::string_view language) {
    const auto text = chosen({"entries not taken: ", "nicht angenommene Einträge: "}, language);
    return text + std::to_string(count) + " (" + wire::plain_line(reason, longest_detail) + ')';
}

} // namespace kith::caldav
