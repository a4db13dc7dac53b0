#include "config/rules_file.hpp"

#include "config/calendar_values.hpp"
#include "config/selector_table.hpp"
#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

using domain::DateKind;
using domain::Rule;
using domain::RuleKind;

namespace {

constexpr int longest_ahead = 360;
/// What planning calls a contact's own `every`.
constexpr std::string_view own_cadence = "own-cadence";

domain::KeepInTouch read_keep_in_touch(TableReader& reader) {
    if (!reader.has("every") && !reader.has("at_worst")) {
        reader.missing("every", "add every = \"6 weeks\"");
    }
    return {read_cadence(reader).value_or(domain::Cadence{})};
}

domain::FollowUp read_follow_up(TableReader& reader) {
    domain::FollowUp terms;
    const auto words = TableReader::words_up_to(domain::InteractionKind::Event);
    if (!reader.has("on")) {
        reader.missing("on", "add on = [\"meeting\"]");
    }
    if (!reader.has("after")) {
        reader.missing("after", "add after = \"3 days\"");
    }
    const auto kinds = reader.texts("on");
    for (const auto& found : kinds) {
        if (const auto kind = domain::parse_interaction_kind(found.text)) {
            terms.on.push_back(*kind);
        } else {
            reader.findings().error(found.place, "there is no interaction " + in_quotes(found.text),
                                    mend_word(found.text, words, ""));
        }
    }
    const auto* list = reader.find("on");
    if (list != nullptr && list->is_array() && list->as_array()->empty()) {
        reader.findings().error(reader.place(*list), "\"on\" names no interaction",
                                "write on = [\"meeting\"]");
    }
    terms.after = read_span(reader, "after", Zero::Refused).value_or(terms.after);
    return terms;
}

void read_occasion_date(TableReader& reader, const RuleContext& context, domain::Occasion& terms) {
    std::vector<std::string> words = {"birthday", "anniversary", "name-day", "custom"};
    const auto found = reader.required_text("date", "add date = \"birthday\"");
    if (!found) {
        return;
    }
    const auto kind = domain::parse_date_kind(found->text);
    if (kind && *kind != DateKind::Death) {
        terms.date = *kind;
        return;
    }
    terms.date = DateKind::Custom;
    terms.label = found->text;
    for (const auto& label : context.date_labels) {
        if (domain::folded(label) == domain::folded(found->text)) {
            terms.label = label;
            return;
        }
    }
    words.insert(words.end(), context.date_labels.begin(), context.date_labels.end());
    auto& findings = reader.findings();
    if (kind || nearest(found->text, words)) {
        findings.error(found->place, "there is no date " + in_quotes(found->text) + " to remind of",
                       mend_word(found->text, words, ""));
    } else if (!context.has_sources) {
        findings.warning(found->place, "no contact has a date called " + in_quotes(found->text),
                         mend_word(found->text, words, ""));
    }
}

domain::Occasion read_occasion(TableReader& reader, const RuleContext& context) {
    domain::Occasion terms;
    read_occasion_date(reader, context, terms);
    const auto* ahead = reader.find("ahead");
    terms.ahead = read_spans(reader, "ahead");
    if (ahead == nullptr) {
        terms.ahead.push_back({0, domain::Span::Unit::Days});
    } else if (ahead->is_array() && ahead->as_array()->empty()) {
        reader.findings().error(reader.place(*ahead), "\"ahead\" is empty",
                                "write ahead = [\"7 days\", \"0 days\"], or take it out");
    }
    for (const auto& span : terms.ahead) {
        if (rough_days(span) > longest_ahead) {
            reader.findings().error(reader.place(*ahead),
                                    in_quotes(format_span(span)) + " ahead is a year or more",
                                    "write a shorter span, such as \"4 weeks\"");
        }
    }
    return terms;
}

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
    const std::vector<std::string> kinds = {
        to_text(RuleKind::KeepInTouch), to_text(RuleKind::FollowUp), to_text(RuleKind::Occasion)};
    if (!reader.has("kind")) {
        reader.missing("kind", "add kind = ..., one of " + listed(kinds));
    }
    const auto kind = reader.choice("kind", kinds);
    if (!kind) {
        // Which keys belong here is not known: none of them is called unknown.
        for (const char* key : {"every", "at_worst", "on", "after", "date", "ahead"}) {
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
    default:
        rule.terms = read_occasion(reader, context);
    }
}

Rule read_rule(TableReader& reader, NameRegister& taken, const RuleContext& context) {
    Rule rule;
    rule.location = reader.place().location();
    rule.name = taken.read_identifier(reader, "old-friends").value_or("");
    if (rule.name == to_text(RuleKind::Promise) || rule.name == own_cadence) {
        reader.findings().error(reader.place(*reader.find("name")),
                                in_quotes(rule.name) + " is kith's own rule",
                                "choose another name");
    }
    read_terms(reader, context, rule);
    rule.who = read_for(reader, context.networks);
    rule.except = read_not(reader, context.networks);
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
