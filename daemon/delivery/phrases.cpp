#include "delivery/phrases.hpp"

#include "delivery/clean_line.hpp"
#include "delivery/phrases_de.hpp"
#include "delivery/phrases_en.hpp"

namespace kith::delivery {

using domain::Date;
using domain::Reason;
using domain::RuleKind;
using domain::SubjectKind;

namespace {

/// A sentence begins with a capital letter; other letters than a to z are left alone.
std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

} // namespace

const Phrases& Phrases::in(std::string_view language) {
    static const EnglishPhrases english;
    static const GermanPhrases german;
    if (language == "de") {
        return german;
    }
    return english;
}

std::string Phrases::circle_name(SubjectKind kind, domain::NetworkType type) const {
    switch (kind) {
    case SubjectKind::NetworkType:
        return type_name(type);
    case SubjectKind::Portfolio:
        return portfolio_name();
    case SubjectKind::Person:
    case SubjectKind::Network:
    case SubjectKind::Alliance:
        break;
    }
    return {};
}

std::string Phrases::title(const Reason& reason, const std::string& name) const {
    // What the owner has to do alone is about no network; an introduction is about two people.
    const bool of_nobody = reason.kind == RuleKind::Duty &&
                           reason.circle == SubjectKind::Portfolio && !reason.text.empty();
    const bool of_two = reason.kind == RuleKind::Introduction && !reason.people.empty() &&
                        !reason.people.front().empty();
    if (of_two) {
        return clean_line(introduce(name, reason.people.front()));
    }
    return clean_line(of_nobody ? matter(reason) : name + ": " + matter(reason));
}

std::string Phrases::matter(const Reason& reason) const {
    switch (reason.kind) {
    case RuleKind::KeepInTouch:
        return reason.asks ? which_rhythm() : time_to_be_in_touch();
    case RuleKind::FollowUp:
        return time_to_follow_up();
    case RuleKind::Occasion:
        return occasion(reason) + (reason.days_ahead > 0 ? " " + on_day(reason.anchor) : "");
    case RuleKind::Duty:
        return (reason.text.empty() ? duty(reason.duty) : reason.text) + " " +
               by(short_date(reason.anchor));
    case RuleKind::Balance:
        return time_to_offer();
    case RuleKind::Presence:
        return grown_quiet(reason.circle);
    case RuleKind::Promise:
        return reason.text.empty() ? some_promise() : reason.text;
    case RuleKind::Introduction:
        return reason.text.empty() ? some_introduction() : reason.text;
    case RuleKind::Appointment:
        return prepare() + " " + on_day(reason.anchor) +
               (reason.meets_at ? " " + at_time(*reason.meets_at) : "");
    }
    return reason.text;
}

std::string Phrases::sentence(const Reason& reason, const std::string& name,
                              std::optional<Date> today) const {
    const auto when = today ? " (" + relative(reason.anchor, *today) + ")" : std::string();
    const auto on = on_day(reason.anchor) + when;
    switch (reason.kind) {
    case RuleKind::KeepInTouch: {
        const auto cadence = reason.every.value_or(domain::Span{});
        return reason.asks         ? how_to_go_on()
               : reason.no_history ? no_contact_yet(cadence)
                                   : last_contact(reason.anchor, when, cadence);
    }
    case RuleKind::FollowUp:
        return happened(reason.after.value_or(domain::InteractionKind::Meeting)) + " " + on + ".";
    case RuleKind::Occasion:
        if (reason.turns && reason.occasion == domain::DateKind::Birthday) {
            return turns(name, on, *reason.turns);
        }
        return capitalized(occasion(reason)) + " " + on +
               (reason.turns ? ": " + years(*reason.turns) : std::string()) + ".";
    case RuleKind::Duty:
        return today && *today > reason.anchor
                   ? was_to_be_done(short_date(reason.anchor) + when)
                   : to_be_done(reason.duty, short_date(reason.anchor) + when);
    case RuleKind::Balance:
        return was_there_for_you(name);
    case RuleKind::Presence:
        return presence_sentence(reason, when);
    case RuleKind::Promise:
    case RuleKind::Introduction:
        return promise_sentence(reason, on);
    case RuleKind::Appointment:
        return you_meet(on + (reason.meets_at ? " " + at_time(*reason.meets_at) : ""), reason.text);
    }
    return reason.text;
}

std::string Phrases::presence_sentence(const Reason& reason, const std::string& when) const {
    auto text = reason.at_least > 1 ? rests_on_few(reason.circle, reason.at_least)
                : reason.no_history ? never_heard_of()
                                    : quiet_since(reason.anchor, when);
    if (!reason.people.empty()) {
        text += " " + could_call(reason.circle, list(reason.people));
    }
    return text;
}

std::string Phrases::promise_sentence(const Reason& reason, const std::string& on) const {
    const bool names_somebody = !reason.people.empty() && reason.text == reason.people.front();
    return promised() + " " + on +
           (reason.text.empty() || names_somebody ? "." : ": " + reason.text);
}

} // namespace kith::delivery
