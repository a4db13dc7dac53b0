#include "app/network_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/network_value.hpp"
#include "domain/name_match.hpp"
#include "words/words.hpp"

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::NetworkType;
using domain::SubjectKind;
using domain::Value;
using words::say;

namespace {

constexpr NetworkType types[] = {NetworkType::Informal, NetworkType::Institutional,
                                 NetworkType::Professional};

/// A result without anything in it yet.
Value empty_result(bool named) {
    auto result = versioned();
    result["named"] = named;
    for (const auto* member : {"types", "networks", "alliances", "institutions"}) {
        result[member] = Value(Value::Array{});
    }
    return result;
}

} // namespace

CommandHandlers NetworkCommands::handlers() {
    return {{"network", [this](const auto& params, auto now) { return network(params, now); }},
            {"network-names", [this](const auto&, auto) { return names(); }}};
}

Answer NetworkCommands::network(const Value& params, Instant now) {
    const auto name = params.text_or("name", "");
    if (name.empty()) {
        return portfolio(now);
    }
    auto found = find_contact(engine_.store(), name);
    auto* refusal = std::get_if<Refusal>(&found);
    if (refusal == nullptr) {
        return one(std::get<domain::Contact>(found), now);
    }
    auto named = institution(name);
    if (named.is_null()) {
        return std::move(*refusal);
    }
    auto result = empty_result(true);
    result["institutions"].push_back(std::move(named));
    return result;
}

Answer NetworkCommands::names() const {
    auto result = versioned();
    result["names"] = Value(Value::Array{});
    for (const auto& network : engine_.situation().configuration.networks) {
        Value one;
        one["name"] = network.name;
        result["names"].push_back(std::move(one));
    }
    return result;
}

Answer NetworkCommands::portfolio(Instant now) {
    auto result = empty_result(false);
    const auto& configuration = engine_.situation().configuration;
    for (const auto type : types) {
        result["types"].push_back(type_value(type, engine_, now));
    }
    for (const auto& alliance : configuration.alliances) {
        result["alliances"].push_back(alliance_value(alliance, engine_, now));
    }
    result["institutions"] = institution_values(engine_);
    return result;
}

Answer NetworkCommands::one(const domain::Contact& circle, Instant now) {
    auto result = empty_result(true);
    const auto& configuration = engine_.situation().configuration;
    switch (circle.subject) {
    case SubjectKind::Person:
        return wrong(say("{} is a person: `kith show` tells all of them", circle.name));
    case SubjectKind::Portfolio:
        return portfolio(now);
    case SubjectKind::NetworkType:
        for (const auto type : types) {
            if (circle.id == domain::circle_id(circle.subject, domain::to_text(type))) {
                result["types"].push_back(type_value(type, engine_, now));
            }
        }
        break;
    case SubjectKind::Network:
        for (const auto& network : configuration.networks) {
            if (circle.id == domain::circle_id(circle.subject, network.name)) {
                result["networks"].push_back(network_value(network, engine_, now));
            }
        }
        break;
    case SubjectKind::Alliance:
        for (const auto& alliance : configuration.alliances) {
            if (circle.id == domain::circle_id(circle.subject, alliance.name)) {
                result["alliances"].push_back(alliance_value(alliance, engine_, now));
            }
        }
        break;
    }
    return result;
}

Value NetworkCommands::institution(const std::string& name) {
    const auto values = institution_values(engine_);
    for (const auto& value : values.as_array()) {
        if (domain::match_name(name, value.at("name").as_string()) != domain::NameMatch::None) {
            return value;
        }
    }
    return {};
}

} // namespace kith::app
