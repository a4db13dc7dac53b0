#include "delivery/phrases_en.hpp"

namespace kith::delivery {

using domain::Date;
using domain::MembershipDate;
using domain::NetworkType;
using domain::SubjectKind;

std::string EnglishPhrases::type_name(NetworkType type) const {
    switch (type) {
    case NetworkType::Informal:
        return "Informal networks";
    case NetworkType::Institutional:
        return "Institutional networks";
    case NetworkType::Professional:
        return "Professional networks";
    }
    return "Networks";
}

std::string EnglishPhrases::portfolio_name() const { return "My networks"; }

std::string EnglishPhrases::duty(std::optional<MembershipDate> which) const {
    if (!which) {
        return "something to be done";
    }
    switch (*which) {
    case MembershipDate::Dues:
        return "dues";
    case MembershipDate::Assembly:
        return "get ready for the assembly";
    case MembershipDate::Notice:
        return "decide to stay or to leave";
    case MembershipDate::Benefit:
        return "use what the membership offers";
    }
    return "something to be done";
}

std::string EnglishPhrases::to_be_done(std::optional<MembershipDate> which,
                                       const std::string& deadline) const {
    if (!which) {
        return "To be done by " + deadline + ".";
    }
    switch (*which) {
    case MembershipDate::Dues:
        return "The dues are to be paid by " + deadline + ".";
    case MembershipDate::Assembly:
        return "For the assembly, to be done by " + deadline + ".";
    case MembershipDate::Notice:
        return "Staying or leaving: to be decided by " + deadline + ".";
    case MembershipDate::Benefit:
        return "The membership offers it, to be used by " + deadline + ".";
    }
    return "To be done by " + deadline + ".";
}

std::string EnglishPhrases::was_to_be_done(const std::string& deadline) const {
    return "The day for it was " + deadline + "; it stays here until it is done.";
}

std::string EnglishPhrases::time_to_offer() const { return "a good moment to offer something"; }

std::string EnglishPhrases::was_there_for_you(const std::string& name) const {
    return name + " has been there for you lately; perhaps there is something that would help "
                  "them or please them.";
}

std::string EnglishPhrases::grown_quiet(SubjectKind circle) const {
    return circle == SubjectKind::Portfolio ? "one side has grown quiet" : "it has grown quiet";
}

std::string EnglishPhrases::quiet_since(Date date, const std::string& when) const {
    return "The last contact there was on " + long_date(date) + when + ".";
}

std::string EnglishPhrases::never_heard_of() const { return "No contact there recorded yet."; }

std::string EnglishPhrases::rests_on_few(SubjectKind circle, int at_least) const {
    if (circle == SubjectKind::Portfolio) {
        return "Lately you were at home in few kinds of networks; another one would do good.";
    }
    return std::string("Lately the connection has rested on ") +
           (at_least == 2 ? "one person at most" : "few shoulders") +
           "; another voice would do it good.";
}

std::string EnglishPhrases::could_call(SubjectKind circle, const std::string& names) const {
    return circle == SubjectKind::Portfolio ? "Worth a look: " + names + "."
                                            : "You could call " + names + ".";
}

std::string EnglishPhrases::introduce(const std::string& name, const std::string& other) const {
    return "Introduce " + name + " to " + other;
}

std::string EnglishPhrases::some_introduction() const { return "an introduction you promised"; }

std::string EnglishPhrases::asks_after_introduction(const std::string& name) const {
    return "ask how it went with " + name;
}

std::string EnglishPhrases::prepare() const { return "prepare to meet"; }

std::string EnglishPhrases::you_meet(const std::string& when, const std::string& title) const {
    return "You meet " + when + (title.empty() ? "." : ": " + title);
}

std::string EnglishPhrases::which_rhythm() const { return "which rhythm would be right?"; }

std::string EnglishPhrases::how_to_go_on() const {
    return "It has not worked out lately, and that is quite all right. More rarely, a pause, or "
           "not "
           "any more?";
}

std::vector<std::string> EnglishPhrases::answers(const std::string& who, Date until) const {
    return {"More rarely: `kith pace " + who + " longer`",
            "A pause: `kith pause " + who + " --until " + domain::format_date(until) + "`",
            "Not any more: `kith pace " + who + " never`"};
}

std::string EnglishPhrases::stands_in(const std::string& deputy, std::optional<Date> until) const {
    return deputy + " stands in for you" + (until ? " until " + short_date(*until) : "") + ".";
}

std::string EnglishPhrases::fresh_start_title() const { return "A fresh start, if you like"; }

std::string EnglishPhrases::fresh_start_body() const {
    return "Much has been waiting for a while, and there is nothing wrong with that. "
           "`kith fresh-start` lets it go: people come back one after the other, from today on and "
           "at your pace. What has a date stays as it is.\n";
}

std::string EnglishPhrases::pause_over_title() const { return "Welcome back"; }

std::string EnglishPhrases::pause_over_body() const {
    return "Your pause is over. What had a date in the meantime is told today; everything else "
           "comes bit by bit, at your pace.\n";
}

} // namespace kith::delivery
