#include "caldav/words.hpp"

#include "wire/plain_line.hpp"

namespace kith::caldav {

namespace {

using Kind = Trouble::Kind;

constexpr std::size_t longest_detail = 300;

struct Pair {
    const char* english;
    const char* german;
};

/// `{}` stands for the detail.
Pair words_for(Kind kind, bool has_detail) {
    switch (kind) {
    case Kind::Unreachable:
        return {"no connection: {}", "keine Verbindung: {}"};
    case Kind::Untrusted:
        return {"the certificate is not trusted: {}; for a server of your own set ca_file",
                "dem Zertifikat wird nicht vertraut: {}; für einen eigenen Server ca_file setzen"};
    case Kind::Slow:
        return {"no answer in time", "keine Antwort innerhalb der Frist"};
    case Kind::TooMuch:
        return {"the answer is larger than any calendar's",
                "die Antwort ist größer als die jedes Kalenders"};
    case Kind::Astray:
        return {"the server points elsewhere: {}; if that is right, write it as url",
                "der Server verweist auf {}; wenn das stimmt, als url eintragen"};
    case Kind::Password:
        return {"{}", "kein Passwort: {}"};
    case Kind::LoginRefused:
        return has_detail
                   ? Pair{"the server wants a login (401): set user and password_file",
                          "der Server verlangt eine Anmeldung (401): user und password_file setzen"}
                   : Pair{"user or password is refused (401); not tried again until they are "
                          "changed, or for a day",
                          "Benutzer oder Passwort abgelehnt (401); kein neuer Versuch, bis sie "
                          "geändert sind, oder einen Tag lang"};
    case Kind::LoginHeld:
        return {"user or password was refused (401); not tried again until they are changed, or "
                "for a day",
                "Benutzer oder Passwort wurde abgelehnt (401); kein neuer Versuch, bis sie "
                "geändert sind, oder einen Tag lang"};
    case Kind::LoginFailed:
        return {"the login that worked before is refused (401); tried once more",
                "die bisher gültige Anmeldung wird abgelehnt (401); noch ein Versuch folgt"};
    case Kind::Forbidden:
        return {"the server forbids it (403): this calendar can only be read, or another user's "
                "login is needed",
                "der Server verbietet es (403): Dieser Kalender ist nur lesbar, oder es braucht "
                "die Anmeldung eines anderen Benutzers"};
    case Kind::Missing:
        return {"there is nothing at this address (404): check url",
                "unter dieser Adresse ist nichts (404): url prüfen"};
    case Kind::Full:
        return {"the server has no space left (507): delete something there",
                "auf dem Server ist kein Platz mehr (507): dort etwas löschen"};
    case Kind::Failing:
        return {"the server fails: {}", "der Server hat eine Störung: {}"};
    case Kind::NoCalendar:
        return has_detail
                   ? Pair{"url is no calendar; there are these, write one of them as url: {}",
                          "url ist kein Kalender; es gibt diese, einen davon als url "
                          "eintragen: {}"}
                   : Pair{"url is no calendar, and none was found: write its whole address",
                          "url ist kein Kalender, und es fand sich keiner: die ganze "
                          "Adresse eintragen"};
    case Kind::WrongKind:
        return {"this calendar takes no {}: set as to the other kind, or choose another calendar",
                "dieser Kalender nimmt kein {}: as auf die andere Art setzen oder einen anderen "
                "Kalender wählen"};
    case Kind::Nonsense:
        return {"this is no CalDAV server's answer ({})",
                "das ist keine Antwort eines CalDAV-Servers ({})"};
    case Kind::Refused:
        return {"every entry was refused: {}", "jeder Eintrag wurde abgelehnt: {}"};
    case Kind::Stopped:
        break;
    }
    return {"stopped", "abgebrochen"};
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
