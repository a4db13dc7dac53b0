#include "planning/cadence.hpp"

#include "domain/stable_hash.hpp"
#include "planning/selection.hpp"

#include <algorithm>

namespace kith::planning {

using domain::Cadence;
using domain::Date;
using domain::Rule;
using What = domain::TraceStep::What;

namespace {

/// The owner said never, here or in the contact's file, and nothing else since.
bool is_left_alone(const Work& work) {
    const auto& arranged = work.facts.arrangement;
    return arranged.never || (work.facts.contact.left_alone && !arranged.cadence);
}

/// What a contact's own cadence is called when no rule selects the contact.
const std::string own_cadence = "own-cadence";

const Rule* first_match(const Work& work) {
    const auto found =
        std::find_if(work.book.rules.begin(), work.book.rules.end(), [&](const Rule& rule) {
            return rule.kind() == domain::RuleKind::KeepInTouch &&
                   selects(rule, work.facts.contact, work.book);
        });
    return found == work.book.rules.end() ? nullptr : &*found;
}

} // namespace

std::optional<ChosenCadence> chosen_cadence(const Work& work) {
    const auto& contact = work.facts.contact;
    const auto& arranged = work.facts.arrangement;
    if (is_left_alone(work) || contact.subject != domain::SubjectKind::Person) {
        return std::nullopt;
    }
    const auto* rule = first_match(work);
    const auto* name = rule == nullptr ? &own_cadence : &rule->name;
    if (arranged.cadence) {
        return ChosenCadence{name, rule, *arranged.cadence, CadenceSource::Owner};
    }
    if (contact.cadence) {
        return ChosenCadence{name, rule, *contact.cadence, CadenceSource::Contact};
    }
    if (rule == nullptr) {
        return std::nullopt;
    }
    return ChosenCadence{name, rule, std::get<domain::KeepInTouch>(rule->terms).cadence,
                         CadenceSource::Rule};
}

void trace_choice(Work& work, const std::optional<ChosenCadence>& choice) {
    if (work.tracing == Trace::Off) {
        return;
    }
    const auto* winner = choice ? choice->rule : nullptr;
    for (const auto& rule : work.book.rules) {
        if (rule.kind() != domain::RuleKind::KeepInTouch || &rule == winner) {
            continue;
        }
        if (!selects(rule, work.facts.contact, work.book)) {
            work.note(rule.name, What::NotSelected);
        } else if (winner != nullptr) {
            work.note(rule.name, What::Shadowed, {}, winner->name);
        }
    }
    if (is_left_alone(work)) {
        work.note(own_cadence, What::Never);
    } else if (choice && choice->source != CadenceSource::Rule) {
        const bool answer = choice->source == CadenceSource::Owner;
        work.note(*choice->name, answer ? What::AnswerKept : What::OwnCadence, {},
                  domain::format_span(choice->cadence.every));
    }
}

int stagger_days(const domain::ContactId& id, const Cadence& cadence) {
    const auto span = static_cast<std::uint64_t>(std::max(domain::rough_days(cadence.every), 1));
    return 1 + static_cast<int>(domain::stable_hash(id) % span);
}

Date end_of_window(Date anchor, const Cadence& cadence) {
    if (cadence.at_worst) {
        return domain::advanced(anchor, *cadence.at_worst);
    }
    const auto ideal = domain::advanced(anchor, cadence.every);
    return domain::plus_days(ideal, std::max(domain::days_between(anchor, ideal) / 2, 1));
}

} // namespace kith::planning
