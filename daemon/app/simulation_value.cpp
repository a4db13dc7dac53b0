#include "app/simulation_value.hpp"

#include <algorithm>

namespace kith::app {

using domain::Value;
using planning::Asked;
using planning::Simulation;

namespace {

constexpr std::size_t most_shown = 20;

using Names = std::map<domain::ContactId, std::string>;

Value dates(const std::vector<domain::Date>& days) {
    Value array{Value::Array{}};
    for (const auto day : days) {
        array.push_back(domain::format_date(day));
    }
    return array;
}

Value day_value(const Simulation::Day& day) {
    Value value;
    value["date"] = domain::format_date(day.date);
    value["paced"] = day.paced;
    value["dated"] = day.dated;
    value["reminders"] = day.reminders;
    return value;
}

Value wait_value(const Simulation::Wait& wait) {
    Value value;
    value["contact"]["id"] = wait.contact;
    value["contact"]["name"] = wait.name;
    value["rule"] = wait.rule;
    value["wanted"] = domain::format_date(wait.wanted);
    value["at_worst"] = domain::format_date(wait.at_worst);
    value["asked"] = wait.asked ? Value(domain::format_date(*wait.asked)) : Value();
    value["windows"] = wait.windows;
    return value;
}

Value use_value(const std::string& rule, const Simulation::RuleUse* use) {
    Value value;
    value["rule"] = rule;
    value["count"] = use == nullptr ? 0 : use->count;
    value["first"] = use == nullptr ? Value() : Value(domain::format_date(use->first));
    value["last"] = use == nullptr ? Value() : Value(domain::format_date(use->last));
    return value;
}

/// Every rule in file order, then kith's own that spoke.
Value rule_values(const Simulation& simulation, const std::vector<domain::Rule>& rules) {
    Value array{Value::Array{}};
    for (const auto& rule : rules) {
        const auto found = std::find_if(simulation.rules.begin(), simulation.rules.end(),
                                        [&](const auto& use) { return use.rule == rule.name; });
        auto value = use_value(rule.name, found == simulation.rules.end() ? nullptr : &*found);
        value["file"] = rule.location.file;
        value["line"] = rule.location.line;
        array.push_back(std::move(value));
    }
    for (const auto& use : simulation.rules) {
        const bool own = std::none_of(rules.begin(), rules.end(), [&](const domain::Rule& rule) {
            return rule.name == use.rule;
        });
        if (own) {
            array.push_back(use_value(use.rule, &use));
        }
    }
    return array;
}

Value asked_value(const Asked& asked, const Names& names) {
    Value value;
    const auto name = names.find(asked.contact);
    value["date"] = domain::format_date(asked.date);
    value["contact"]["id"] = asked.contact;
    value["contact"]["name"] = name == names.end() ? asked.contact : name->second;
    value["rule"] = asked.rule;
    value["key"] = asked.key;
    return value;
}

Value first_of(const std::vector<Asked>& asked, const Names& names) {
    Value items{Value::Array{}};
    for (std::size_t i = 0; i < std::min(asked.size(), most_shown); ++i) {
        items.push_back(asked_value(asked[i], names));
    }
    Value value;
    value["count"] = asked.size();
    value["items"] = std::move(items);
    return value;
}

} // namespace

Value to_value(const Simulation& simulation, const domain::Configuration& configuration) {
    Value value;
    Value days{Value::Array{}};
    for (const auto& day : simulation.days) {
        days.push_back(day_value(day));
    }
    value["days"] = std::move(days);
    value["worst"] =
        simulation.days.empty() ? Value() : day_value(simulation.days[simulation.worst_day]);
    Value waits{Value::Array{}};
    for (const auto& wait : simulation.longest) {
        waits.push_back(wait_value(wait));
    }
    value["longest"] = std::move(waits);
    value["rules"] = rule_values(simulation, configuration.rules);
    value["clock_changes"] = dates(simulation.clock_changes);
    value["leap_days"] = dates(simulation.leap_days);
    const auto& most = configuration.pace.people_per_day;
    value["people_per_day"] = most ? Value(*most) : Value();
    return value;
}

Value to_value(const planning::SimulationDifference& difference, const Names& names) {
    Value items{Value::Array{}};
    for (std::size_t i = 0; i < std::min(difference.moved.size(), most_shown); ++i) {
        auto item = asked_value(difference.moved[i].after, names);
        item["before"] = domain::format_date(difference.moved[i].before.date);
        items.push_back(std::move(item));
    }
    Value value;
    value["new"] = first_of(difference.only_after, names);
    value["gone"] = first_of(difference.only_before, names);
    value["moved"]["count"] = difference.moved.size();
    value["moved"]["items"] = std::move(items);
    value["same"] = difference.same;
    return value;
}

} // namespace kith::app
