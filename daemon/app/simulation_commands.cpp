#include "app/simulation_commands.hpp"

#include "app/circles.hpp"
#include "app/command_params.hpp"
#include "app/diagnostics_value.hpp"
#include "app/simulation_value.hpp"
#include "words/words.hpp"

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Value;
using words::say;

namespace {

constexpr std::int64_t most_days = 3660;
/// The daemon does nothing else meanwhile: with 5,000 people a year and a comparison, two seconds.
constexpr std::int64_t most_work = 4'000'000;

std::optional<config::OtherRules> other_rules(const Value& params) {
    const auto* against = params.find("against");
    if (against == nullptr || against->is_null()) {
        return std::nullopt;
    }
    return config::OtherRules{against->at("name").as_string(), against->at("text").as_string()};
}

planning::Assumptions assumptions(const Value& params, domain::Date today) {
    const auto days = params.integer_or("days", 365);
    const auto attentive = params.integer_or("attentive", 100);
    if (days < 1 || days > most_days) {
        throw domain::ValueError("days: from 1 to " + std::to_string(most_days));
    }
    if (attentive < 1 || attentive > 100) {
        throw domain::ValueError("attentive: from 1 to 100 percent");
    }
    return {today, static_cast<int>(days), static_cast<int>(attentive)};
}

Refusal broken(const config::Loaded& loaded, const config::OtherRules& rules) {
    Refusal refusal = wrong(say("\"{}\" is broken", rules.name));
    refusal.data["diagnostics"] = diagnostics_value(loaded.diagnostics, {});
    return refusal;
}

} // namespace

CommandHandlers SimulationCommands::handlers() {
    return {{"simulate", [this](const auto& params, auto now) { return simulate(params, now); }}};
}

std::vector<planning::Subject> SimulationCommands::subjects(domain::Date today) const {
    std::vector<domain::ContactId> ids;
    engine_.store().each_contact([&](const domain::ContactId& id, const std::string&) {
        ids.push_back(id);
        return true;
    });
    std::vector<planning::Subject> subjects;
    subjects.reserve(ids.size());
    for (const auto& id : ids) {
        if (auto facts = engine_.store().facts(id, today)) {
            auto circles = circles_of(facts->contact, engine_.situation().configuration);
            subjects.push_back({std::move(*facts), std::move(circles)});
        }
    }
    return subjects;
}

Answer SimulationCommands::simulate(const Value& params, Instant now) {
    const auto& situation = engine_.situation();
    const auto assumed = assumptions(params, engine_.today(now));
    const auto other = other_rules(params);
    config::Loaded loaded;
    if (other) {
        loaded = read_rules_(*other);
        if (!loaded.configuration) {
            return broken(loaded, *other);
        }
    }
    const auto per_day =
        static_cast<std::int64_t>(engine_.store().contact_count()) * (other ? 2 : 1);
    if (per_day * assumed.days > most_work) {
        return wrong(say("with so many people that would keep kithd busy too long; take at most {} "
                         "days",
                         std::max<std::int64_t>(most_work / per_day, 1)));
    }
    auto people = subjects(assumed.start);
    std::vector<planning::Asked> before;
    const auto present =
        planning::simulate(people, situation.book(), situation.calendar(), assumed,
                           other ? [&](const planning::Asked& asked) { before.push_back(asked); }
                                 : planning::AskedVisitor());
    auto result = versioned();
    result["from"] = domain::format_date(assumed.start);
    result["attentive"] = assumed.attentive_percent;
    result["simulation"] = to_value(present, situation.configuration);
    if (!other) {
        return result;
    }
    std::map<domain::ContactId, std::string> names;
    for (const auto& subject : people) {
        names.emplace(subject.facts.contact.id, subject.facts.contact.name);
    }
    auto book = situation.book();
    book.rules = loaded.configuration->rules;
    std::vector<planning::Asked> after;
    const auto future =
        planning::simulate(std::move(people), book, situation.calendar(), assumed,
                           [&](const planning::Asked& asked) { after.push_back(asked); });
    auto configuration = situation.configuration;
    configuration.rules = loaded.configuration->rules;
    result["against"]["name"] = other->name;
    result["against"]["simulation"] = to_value(future, configuration);
    result["against"]["difference"] =
        to_value(planning::difference(std::move(before), std::move(after)), names);
    return result;
}

} // namespace kith::app
