#include "app/rule_words.hpp"

#include "delivery/phrases.hpp"
#include "domain/span.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

namespace kith::app {

using domain::Rule;
using domain::RuleKind;
using domain::Selector;
using words::later;
using words::say;

namespace {

using Texts = std::vector<std::string> Selector::*;

struct ListWords {
    Texts texts;
    const char* words; ///< with a place for the texts
};

constexpr ListWords lists[] = {{&Selector::names, later("named {}")},
                               {&Selector::networks, later("of the network {}")},
                               {&Selector::institutions, later("of the institution {}")},
                               {&Selector::alliances, later("of the alliance {}")},
                               {&Selector::tags, later("tagged {}")},
                               {&Selector::languages, later("speaking {}")}};

std::string type_words(domain::NetworkType type) {
    switch (type) {
    case domain::NetworkType::Informal:
        return say("of an informal network");
    case domain::NetworkType::Institutional:
        return say("of an institutional network");
    case domain::NetworkType::Professional:
        break;
    }
    return say("of a professional network");
}

std::string part_words(domain::Participation part) {
    return part == domain::Participation::Active ? say(" you take an active part in")
                                                 : say(" you take a passive part in");
}

/// Type and part belong together: one network has to have both.
Condition network_condition(const Selector& selector) {
    Condition condition;
    condition.alone.network_type = selector.network_type;
    condition.alone.participation = selector.participation;
    condition.words =
        selector.network_type ? type_words(*selector.network_type) : say("of a network");
    if (selector.participation) {
        condition.words += part_words(*selector.participation);
    }
    return condition;
}

std::string joined_words(const Selector& selector, const std::string& subject) {
    std::string text = subject;
    bool first = true;
    for (const auto& condition : conditions_of(selector)) {
        text += (first ? " " : ", ") + condition.words;
        first = false;
    }
    return text;
}

/// A circle is what a condition on people's circles names, so its conditions read in another way.
std::string circle_words(const Selector& selector, domain::SubjectKind each) {
    using domain::SubjectKind;
    if (each == SubjectKind::Portfolio) {
        return say("your networks as a whole");
    }
    auto text = each == SubjectKind::Alliance ? say("alliances") : say("networks");
    if (each == SubjectKind::NetworkType) {
        text = say("types of network");
    } else if (each == SubjectKind::Alliance && !selector.alliances.empty()) {
        text = say("the alliance {}", any_of_these(selector.alliances));
    } else if (each == SubjectKind::Network && !selector.networks.empty()) {
        text = say("the network {}", any_of_these(selector.networks));
    }
    if (selector.network_type) {
        text += say(" of type {}", words::tr(domain::to_text(*selector.network_type)));
    }
    if (selector.participation) {
        text += part_words(*selector.participation);
    }
    return text;
}

std::string in_words(const Rule& rule, const Selector& selector) {
    const auto subjects = subjects_of(rule);
    if (subjects != domain::SubjectKind::Person) {
        const bool alone = selector.empty() && subjects == domain::SubjectKind::Portfolio;
        return alone && rule.kind() == RuleKind::Duty ? say("you alone")
                                                      : circle_words(selector, subjects);
    }
    return selector.empty() ? say("everyone") : joined_words(selector, say("people"));
}

} // namespace

domain::SubjectKind subjects_of(const Rule& rule) {
    if (const auto* presence = std::get_if<domain::Presence>(&rule.terms)) {
        return presence->each;
    }
    if (rule.kind() != RuleKind::Duty) {
        return domain::SubjectKind::Person;
    }
    if (rule.who.empty() && !std::get<domain::Duty>(rule.terms).of) {
        return domain::SubjectKind::Portfolio;
    }
    return rule.who.alliances.empty() ? domain::SubjectKind::Network
                                      : domain::SubjectKind::Alliance;
}

std::vector<Condition> conditions_of(const Selector& selector) {
    std::vector<Condition> conditions;
    for (const auto& [texts, words] : lists) {
        if (!(selector.*texts).empty()) {
            Condition condition;
            condition.words = say(words, any_of_these(selector.*texts));
            condition.alone.*texts = selector.*texts;
            conditions.push_back(std::move(condition));
        }
    }
    if (selector.network_type || selector.participation) {
        conditions.push_back(network_condition(selector));
    }
    if (selector.importance) {
        Condition condition;
        condition.words = say("of importance {}", words::tr(domain::to_text(*selector.importance)));
        condition.alone.importance = selector.importance;
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

std::string whom_in_words(const Rule& rule) {
    auto text = in_words(rule, rule.who);
    if (!rule.except.empty()) {
        text += say(", but not {}", in_words(rule, rule.except));
    }
    return text;
}

std::string occasion_words(domain::DateKind kind, const std::string& label) {
    switch (kind) {
    case domain::DateKind::NameDay:
        return say("name day");
    case domain::DateKind::Death:
        return say("day of death");
    case domain::DateKind::Custom:
        return label.empty() ? say("date of their own") : label;
    default:
        return words::tr(domain::to_text(kind));
    }
}

std::string with_article(domain::InteractionKind kind) {
    switch (kind) {
    case domain::InteractionKind::Call:
        return say("a call");
    case domain::InteractionKind::Meeting:
        return say("a meeting");
    case domain::InteractionKind::Message:
        return say("a message");
    case domain::InteractionKind::Letter:
        return say("a letter");
    case domain::InteractionKind::Event:
        break;
    }
    return say("an event");
}

std::string any_of_these(const std::vector<std::string>& texts) {
    std::string list;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        list += i == 0 ? "" : i + 1 == texts.size() ? say(" or ") : ", ";
        list += texts[i];
    }
    return list;
}

std::string date_in_words(domain::Date date) {
    return delivery::Phrases::in(words::spoken()).long_date(date);
}

std::string span_in_words(const std::string& text) {
    const auto span = domain::parse_span(text);
    if (!span) {
        return text;
    }
    switch (span->unit) {
    case domain::Span::Unit::Days:
        return days_in_words(span->count);
    case domain::Span::Unit::Weeks:
        return words::say_many("{} week", "{} weeks", span->count);
    case domain::Span::Unit::Months:
        return words::say_many("{} month", "{} months", span->count);
    case domain::Span::Unit::Years:
        break;
    }
    return words::say_many("{} year", "{} years", span->count);
}

std::string days_in_words(std::int64_t days) { return words::say_many("{} day", "{} days", days); }

} // namespace kith::app
