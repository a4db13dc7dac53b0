#include "app/rule_words.hpp"

#include "delivery/phrases.hpp"

namespace kith::app {

using domain::Rule;
using domain::RuleKind;
using domain::Selector;

namespace {

using Texts = std::vector<std::string> Selector::*;

struct ListWords {
    Texts texts;
    const char* words; ///< what stands before the texts
};

constexpr ListWords lists[] = {{&Selector::names, "named "},
                               {&Selector::networks, "of the network "},
                               {&Selector::institutions, "of the institution "},
                               {&Selector::alliances, "of the alliance "},
                               {&Selector::tags, "tagged "},
                               {&Selector::languages, "speaking "}};

std::string type_words(domain::NetworkType type) {
    return std::string(type == domain::NetworkType::Professional ? "of a " : "of an ") +
           domain::to_text(type) + " network";
}

std::string part_words(domain::Participation part) {
    return std::string(" you take ") +
           (part == domain::Participation::Active ? "an active" : "a passive") + " part in";
}

/// Type and part belong together: one network has to have both.
Condition network_condition(const Selector& selector) {
    Condition condition;
    condition.alone.network_type = selector.network_type;
    condition.alone.participation = selector.participation;
    condition.words = selector.network_type ? type_words(*selector.network_type) : "of a network";
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
        return "your networks as a whole";
    }
    std::string text = each == SubjectKind::Alliance ? "alliances" : "networks";
    if (each == SubjectKind::NetworkType) {
        text = "types of network";
    } else if (each == SubjectKind::Alliance && !selector.alliances.empty()) {
        text = "the alliance " + any_of_these(selector.alliances);
    } else if (each == SubjectKind::Network && !selector.networks.empty()) {
        text = "the network " + any_of_these(selector.networks);
    }
    if (selector.network_type) {
        text += std::string(" of type ") + domain::to_text(*selector.network_type);
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
        return alone && rule.kind() == RuleKind::Duty ? "you alone"
                                                      : circle_words(selector, subjects);
    }
    return selector.empty() ? "everyone" : joined_words(selector, "people");
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
            condition.words = words + any_of_these(selector.*texts);
            condition.alone.*texts = selector.*texts;
            conditions.push_back(std::move(condition));
        }
    }
    if (selector.network_type || selector.participation) {
        conditions.push_back(network_condition(selector));
    }
    if (selector.importance) {
        Condition condition;
        condition.words = std::string("of importance ") + domain::to_text(*selector.importance);
        condition.alone.importance = selector.importance;
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

std::string whom_in_words(const Rule& rule) {
    auto text = in_words(rule, rule.who);
    if (!rule.except.empty()) {
        text += ", but not " + in_words(rule, rule.except);
    }
    return text;
}

std::string occasion_words(domain::DateKind kind, const std::string& label) {
    switch (kind) {
    case domain::DateKind::NameDay:
        return "name day";
    case domain::DateKind::Death:
        return "day of death";
    case domain::DateKind::Custom:
        return label.empty() ? "date of their own" : label;
    default:
        return domain::to_text(kind);
    }
}

std::string with_article(domain::InteractionKind kind) {
    return std::string(kind == domain::InteractionKind::Event ? "an " : "a ") +
           domain::to_text(kind);
}

std::string any_of_these(const std::vector<std::string>& texts) {
    std::string list;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        list += i == 0 ? "" : i + 1 == texts.size() ? " or " : ", ";
        list += texts[i];
    }
    return list;
}

std::string english_date(domain::Date date) { return delivery::Phrases::in("en").long_date(date); }

std::string counted(std::int64_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

} // namespace kith::app
