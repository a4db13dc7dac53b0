#include "delivery/phrases.hpp"

#include "delivery/phrases_de.hpp"
#include "delivery/phrases_en.hpp"

namespace kith::delivery {

using domain::Date;
using domain::Reason;
using domain::RuleKind;

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

std::string Phrases::title(const Reason& reason, const std::string& name) const {
    switch (reason.kind) {
    case RuleKind::KeepInTouch:
        return name + ": " + time_to_be_in_touch();
    case RuleKind::FollowUp:
        return name + ": " + time_to_follow_up();
    case RuleKind::Promise:
        return name + ": " + (reason.text.empty() ? some_promise() : reason.text);
    case RuleKind::Occasion:
        return name + ": " + occasion(reason) +
               (reason.days_ahead > 0 ? " " + on_day(reason.anchor) : std::string());
    }
    return name;
}

std::string Phrases::sentence(const Reason& reason, const std::string& name,
                              std::optional<Date> today) const {
    const auto when = today ? " (" + relative(reason.anchor, *today) + ")" : std::string();
    const auto on = on_day(reason.anchor) + when;
    switch (reason.kind) {
    case RuleKind::KeepInTouch: {
        const auto cadence = reason.every.value_or(domain::Span{});
        return reason.no_history ? no_contact_yet(cadence)
                                 : last_contact(reason.anchor, when, cadence);
    }
    case RuleKind::FollowUp:
        return happened(reason.after.value_or(domain::InteractionKind::Meeting)) + " " + on + ".";
    case RuleKind::Promise:
        return promised() + " " + on + (reason.text.empty() ? "." : ": " + reason.text);
    case RuleKind::Occasion:
        if (reason.turns && reason.occasion == domain::DateKind::Birthday) {
            return turns(name, on, *reason.turns);
        }
        return capitalized(occasion(reason)) + " " + on +
               (reason.turns ? ": " + years(*reason.turns) : std::string()) + ".";
    }
    return {};
}

} // namespace kith::delivery
