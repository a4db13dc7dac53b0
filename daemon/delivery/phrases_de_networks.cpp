#include "delivery/phrases_de.hpp"

namespace kith::delivery {

using domain::Date;
using domain::MembershipDate;
using domain::NetworkType;
using domain::SubjectKind;

std::string GermanPhrases::type_name(NetworkType type) const {
    switch (type) {
    case NetworkType::Informal:
        return "Informelle Netzwerke";
    case NetworkType::Institutional:
        return "Institutionelle Netzwerke";
    case NetworkType::Professional:
        return "Professionelle Netzwerke";
    }
    return "Netzwerke";
}

std::string GermanPhrases::portfolio_name() const { return "Meine Netzwerke"; }

std::string GermanPhrases::duty(std::optional<MembershipDate> which) const {
    if (!which) {
        return "etwas zu erledigen";
    }
    switch (*which) {
    case MembershipDate::Dues:
        return "Beitrag";
    case MembershipDate::Assembly:
        return "Vorbereitung auf die Versammlung";
    case MembershipDate::Notice:
        return "bleiben oder kündigen";
    case MembershipDate::Benefit:
        return "Angebot der Mitgliedschaft nutzen";
    }
    return "etwas zu erledigen";
}

std::string GermanPhrases::to_be_done(std::optional<MembershipDate> which,
                                      const std::string& deadline) const {
    if (!which) {
        return "Zu erledigen bis " + deadline + ".";
    }
    switch (*which) {
    case MembershipDate::Dues:
        return "Der Beitrag ist zu zahlen bis " + deadline + ".";
    case MembershipDate::Assembly:
        return "Für die Versammlung zu erledigen bis " + deadline + ".";
    case MembershipDate::Notice:
        return "Bleiben oder kündigen: zu entscheiden bis " + deadline + ".";
    case MembershipDate::Benefit:
        return "Die Mitgliedschaft bietet es an, zu nutzen bis " + deadline + ".";
    }
    return "Zu erledigen bis " + deadline + ".";
}

std::string GermanPhrases::was_to_be_done(const std::string& deadline) const {
    return "Der Tag dafür war der " + deadline + "; es bleibt hier stehen, bis es erledigt ist.";
}

std::string GermanPhrases::time_to_offer() const { return "ein guter Moment, etwas anzubieten"; }

std::string GermanPhrases::was_there_for_you(const std::string& name) const {
    return name +
           " war in letzter Zeit für Sie da; vielleicht gibt es etwas, das hilft oder Freude "
           "macht.";
}

std::string GermanPhrases::grown_quiet(SubjectKind circle) const {
    return circle == SubjectKind::Portfolio ? "eine Seite ist still geworden"
                                            : "es ist still geworden";
}

std::string GermanPhrases::quiet_since(Date date, const std::string& when) const {
    return "Der letzte Kontakt dort war am " + long_date(date) + when + ".";
}

std::string GermanPhrases::never_heard_of() const {
    return "Dort ist noch kein Kontakt verzeichnet.";
}

std::string GermanPhrases::rests_on_few(SubjectKind circle, int at_least) const {
    if (circle == SubjectKind::Portfolio) {
        return "Zuletzt waren Sie in wenigen Arten von Netzwerken zu Hause; eine weitere täte gut.";
    }
    return std::string("Zuletzt hing die Verbindung an ") +
           (at_least == 2 ? "höchstens einer Person" : "wenigen Schultern") +
           "; eine weitere Stimme täte gut.";
}

std::string GermanPhrases::could_call(SubjectKind circle, const std::string& names) const {
    return circle == SubjectKind::Portfolio ? "Einen Blick wert: " + names + "."
                                            : "Sie könnten sich melden bei " + names + ".";
}

std::string GermanPhrases::introduce(const std::string& name, const std::string& other) const {
    return name + " mit " + other + " bekannt machen";
}

std::string GermanPhrases::some_introduction() const {
    return "jemanden bekannt machen, wie versprochen";
}

std::string GermanPhrases::asks_after_introduction(const std::string& name) const {
    return "fragen, wie es mit " + name + " war";
}

std::string GermanPhrases::prepare() const { return "Vorbereitung auf das Treffen"; }

std::string GermanPhrases::you_meet(const std::string& when, const std::string& title) const {
    return "Sie treffen sich " + when + (title.empty() ? "." : ": " + title);
}

std::string GermanPhrases::which_rhythm() const { return "welcher Abstand wäre richtig?"; }

std::string GermanPhrases::how_to_go_on() const {
    return "Zuletzt hat es sich nicht ergeben, und das ist völlig in Ordnung. Lieber seltener, "
           "eine "
           "Pause oder gar nicht mehr?";
}

std::vector<std::string> GermanPhrases::answers(const std::string& who, Date until) const {
    return {"Seltener: `kith pace " + who + " longer`",
            "Eine Pause: `kith pause " + who + " --until " + domain::format_date(until) + "`",
            "Gar nicht mehr: `kith pace " + who + " never`"};
}

std::string GermanPhrases::stands_in(const std::string& deputy, std::optional<Date> until) const {
    return deputy + " vertritt Sie" + (until ? " bis zum " + short_date(*until) : "") + ".";
}

std::string GermanPhrases::fresh_start_title() const { return "Ein Neuanfang, wenn Sie mögen"; }

std::string GermanPhrases::fresh_start_body() const {
    return "Vieles wartet schon eine Weile, und das ist nicht schlimm. `kith fresh-start` lässt es "
           "los: Die Kontakte kommen von heute an nach und nach wieder, in Ihrem Tempo. Was ein "
           "Datum hat, bleibt, wie es ist.\n";
}

std::string GermanPhrases::pause_over_title() const { return "Willkommen zurück"; }

std::string GermanPhrases::pause_over_body() const {
    return "Ihre Pause ist vorbei. Was in der Zwischenzeit ein Datum hatte, kommt heute; alles "
           "andere "
           "kommt nach und nach, in Ihrem Tempo.\n";
}

} // namespace kith::delivery
