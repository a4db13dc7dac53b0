#include "app/rule_survey.hpp"

#include "app/rule_words.hpp"
#include "config/suggestion.hpp"
#include "domain/name_match.hpp"
#include "planning/selection.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using domain::Contact;
using domain::Reminder;
using domain::RuleKind;
using words::later;
using words::say;

namespace {

/// As far ahead as planning looks.
constexpr int horizon_days = 548;

using Asked = std::vector<std::string> domain::Selector::*;
using Known = std::set<std::string> Vocabulary::*;

struct Concept {
    Asked asked;
    Known known;
    const char* nobody; ///< with a place for the word
};

constexpr Concept concepts[] = {
    {&domain::Selector::names, &Vocabulary::names, later("nobody is called {}")},
    {&domain::Selector::networks, &Vocabulary::networks, later("nobody is in the network {}")},
    {&domain::Selector::institutions, &Vocabulary::institutions, later("nobody works at {}")},
    {&domain::Selector::tags, &Vocabulary::tags, later("nobody is tagged {}")},
    {&domain::Selector::languages, &Vocabulary::languages, later("nobody speaks {}")}};

/// A rule may name a person by id, too; names are compared without case and accents.
bool is_known(const Concept& of, const std::string& word, const Vocabulary& vocabulary) {
    const auto& known = vocabulary.*of.known;
    return known.contains(word) ||
           (of.known == &Vocabulary::names &&
            std::any_of(known.begin(), known.end(), [&](const std::string& name) {
                return domain::folded(name) == domain::folded(word);
            }));
}

void survey_contact(std::vector<RuleSurvey>& surveys, const Contact& contact,
                    const Situation& situation) {
    bool cadence_found = false;
    for (auto& survey : surveys) {
        const auto& rule = *survey.rule;
        if (subjects_of(rule) != contact.subject ||
            !planning::selects(rule, contact, situation.book())) {
            continue;
        }
        ++survey.matches;
        if (rule.kind() == RuleKind::KeepInTouch && !std::exchange(cadence_found, true)) {
            ++survey.in_charge;
        }
    }
}

void find_next(std::vector<RuleSurvey>& surveys, const std::vector<Reminder>& agenda) {
    for (auto& survey : surveys) {
        const auto found =
            std::find_if(agenda.begin(), agenda.end(), [&](const Reminder& reminder) {
                return std::any_of(
                    reminder.reasons.begin(), reminder.reasons.end(),
                    [&](const auto& reason) { return reason.rule == survey.rule->name; });
            });
        if (found != agenda.end()) {
            survey.next = *found;
        }
    }
}

std::string warning_of(const RuleSurvey& survey, const Vocabulary& vocabulary) {
    if (survey.matches > 0) {
        return {};
    }
    return subjects_of(*survey.rule) == domain::SubjectKind::Person
               ? why_nobody(survey.rule->who, vocabulary)
               : say("no network of yours fits it");
}

} // namespace

void Vocabulary::learn(const Contact& contact) {
    names.insert(contact.name);
    names.insert(contact.id);
    networks.insert(contact.networks.begin(), contact.networks.end());
    institutions.insert(contact.institutions.begin(), contact.institutions.end());
    tags.insert(contact.tags.begin(), contact.tags.end());
    if (contact.language) {
        languages.insert(*contact.language);
    }
}

std::string why_nobody(const domain::Selector& selector, const Vocabulary& vocabulary) {
    for (const auto& of : concepts) {
        const auto& asked = selector.*of.asked;
        const bool some = std::any_of(asked.begin(), asked.end(), [&](const std::string& word) {
            return is_known(of, word, vocabulary);
        });
        if (asked.empty() || some) {
            continue;
        }
        const auto& known = vocabulary.*of.known;
        const std::vector<std::string> words(known.begin(), known.end());
        std::vector<std::string> quoted(asked.size());
        std::transform(asked.begin(), asked.end(), quoted.begin(), config::in_quotes);
        const auto meant = config::nearest(asked.front(), words);
        return say(of.nobody, any_of_these(quoted)) +
               (meant ? say("; did you mean {}?", config::in_quotes(*meant)) : "");
    }
    return conditions_of(selector).size() > 1 ? say("nobody has all of that together")
                                              : say("nobody is like that");
}

std::vector<RuleSurvey> survey_rules(const domain::Store& store, const Situation& situation,
                                     domain::Date today) {
    std::vector<RuleSurvey> surveys;
    for (const auto& rule : situation.configuration.rules) {
        surveys.push_back({&rule, 0, 0, {}, {}});
    }
    std::vector<domain::ContactId> ids;
    store.each_contact([&](const domain::ContactId& id, const std::string&) {
        ids.push_back(id);
        return true;
    });
    Vocabulary vocabulary;
    for (const auto& id : ids) {
        const auto contact = store.contact(id);
        if (!contact || contact->deceased) {
            continue;
        }
        if (contact->subject == domain::SubjectKind::Person) {
            vocabulary.learn(*contact);
        }
        survey_contact(surveys, *contact, situation);
    }
    find_next(surveys, store.agenda(today, domain::plus_days(today, horizon_days), true));
    for (auto& survey : surveys) {
        survey.warning = warning_of(survey, vocabulary);
    }
    return surveys;
}

} // namespace kith::app
