#include "config/rules_file.hpp"

#include "config/calendar_values.hpp"
#include "config/rule_terms.hpp"
#include "config/selector_table.hpp"

#include <algorithm>
#include <array>

namespace kith::config {

using domain::Rule;
using domain::RuleKind;

namespace {

/// Under which kith speaks without a rule; the last one of a contact's own `every`.
constexpr std::array<std::string_view, 4> own_names{"promise", "introduction", "appointment",
                                                    "own-cadence"};

std::vector<std::string> read_channels(TableReader& reader, const ChannelNames& names) {
    std::vector<std::string> channels;
    for (const auto& channel : reader.texts("channels")) {
        const auto& mirrors = names.mirrors;
        if (std::find(mirrors.begin(), mirrors.end(), channel.text) != mirrors.end()) {
            reader.findings().error(channel.place,
                                    in_quotes(channel.text) + " shows every reminder anyway",
                                    "take it out of \"channels\"");
        } else if (names.sinks.expect(channel, "channel", "describe it in kith.toml",
                                      reader.findings())) {
            channels.push_back(channel.text);
        }
    }
    return channels;
}

void read_terms(TableReader& reader, const RuleContext& context, Rule& rule) {
    const auto kinds = TableReader::words_up_to(RuleKind::Presence);
    if (!reader.has("kind")) {
        reader.missing("kind", "add kind = ..., one of " + listed(kinds));
    }
    const auto kind = reader.choice("kind", kinds);
    if (!kind) {
        // Which keys belong here is not known: none of them is called unknown.
        for (const char* key :
             {"every", "at_worst", "on", "after", "date", "ahead", "of", "before", "rrule",
              "starts", "text", "received", "within", "each", "quiet_for", "at_least"}) {
            reader.allow(key);
        }
        return;
    }
    switch (static_cast<RuleKind>(*kind)) {
    case RuleKind::KeepInTouch:
        rule.terms = read_keep_in_touch(reader);
        break;
    case RuleKind::FollowUp:
        rule.terms = read_follow_up(reader);
        break;
    case RuleKind::Occasion:
        rule.terms = read_occasion(reader, context);
        break;
    case RuleKind::Duty:
        rule.terms = read_duty(reader, context);
        break;
    case RuleKind::Balance:
        rule.terms = read_give_back(reader);
        break;
    default:
        rule.terms = read_presence(reader);
    }
}

/// By what `for` may choose, where a rule speaks of circles.
SelectorScope scope_of(const Rule& rule) {
    static const std::vector<std::string> of_networks = {"network", "type", "network_type",
                                                         "participation", "name"};
    if (rule.kind() == RuleKind::Duty) {
        auto keys = of_networks;
        keys.emplace_back("alliance");
        return {false, "a duty", std::move(keys)};
    }
    const auto* presence = std::get_if<domain::Presence>(&rule.terms);
    if (presence == nullptr) {
        return {};
    }
    switch (presence->each) {
    case domain::SubjectKind::NetworkType:
        return {false, "a type of networks", {"type", "network_type"}};
    case domain::SubjectKind::Alliance:
        return {false, "an alliance", {"alliance", "institution", "name"}};
    case domain::SubjectKind::Portfolio:
        return {false, "the portfolio", {}};
    default:
        return {false, "a network", of_networks};
    }
}

Rule read_rule(TableReader& reader, NameRegister& taken, const RuleContext& context) {
    Rule rule;
    rule.location = reader.place().location();
    rule.name = taken.read_identifier(reader, "old-friends").value_or("");
    if (std::find(own_names.begin(), own_names.end(), rule.name) != own_names.end()) {
        reader.findings().error(reader.place(*reader.find("name")),
                                in_quotes(rule.name) + " is kith's own rule",
                                "choose another name");
    }
    read_terms(reader, context, rule);
    const auto scope = scope_of(rule);
    rule.who = read_for(reader, scope, context);
    rule.except = read_not(reader, scope, context);
    expect_membership(reader, rule, context);
    rule.channels = read_channels(reader, context.channels);
    rule.at = read_time_of_day(reader, "at");
    rule.max_late = read_span(reader, "max_late", Zero::Taken);
    return rule;
}

} // namespace

std::vector<Rule> read_rules(const Document& document, const RuleContext& context,
                             Findings& findings) {
    std::vector<Rule> rules;
    NameRegister taken("rule");
    TableReader top(document.root(), document.source(), findings, "rules.toml");
    for (const auto* table : top.tables("rule")) {
        TableReader reader(*table, document.source(), findings, "a rule");
        rules.push_back(read_rule(reader, taken, context));
        reader.finish();
    }
    top.finish();
    return rules;
}

} // namespace kith::config
