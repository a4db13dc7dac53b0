#include "config/rule_terms.hpp"

#include "config/calendar_values.hpp"
#include "config/date_rules.hpp"
#include "domain/name_match.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::config {

using domain::Date;
using domain::DateRule;
using domain::Duty;
using domain::MembershipDate;
using domain::Network;

namespace {

/// From when a recurrence counts that names its days by itself.
constexpr Date any_start{std::chrono::year(1970), std::chrono::January, std::chrono::day(1)};

/// "FREQ=YEARLY" alone takes its day from the first one, "INTERVAL=2" its years.
bool needs_start(const std::string& rrule) {
    const auto says = [&](const char* part) { return rrule.find(part) != std::string::npos; };
    return says("INTERVAL=") || says("COUNT=") ||
           (!says("BYDAY=") && !says("BYMONTHDAY=") && !says("BYYEARDAY="));
}

std::optional<DateRule> read_recurrence(TableReader& rule, const RuleContext& context) {
    const auto start = read_date(rule, "starts");
    const auto rrule = rule.text("rrule");
    if (rule.has("starts") && !rule.has("rrule")) {
        rule.findings().error(rule.place(*rule.find("starts")), "\"starts\" goes with \"rrule\"",
                              "take it out");
    }
    if (!rrule) {
        return std::nullopt;
    }
    try {
        auto recurrence = context.calendars.recurrence(rrule->text, start.value_or(any_start));
        if (!rule.has("starts") && needs_start(recurrence->text())) {
            rule.findings().error(rrule->place, "\"rrule\" counts from a first day",
                                  "add starts = \"2026-01-15\"");
            return std::nullopt;
        }
        return DateRule{std::move(recurrence), {}};
    } catch (const std::invalid_argument& fault) {
        rule.findings().error(rrule->place, std::string("\"rrule\": ") + fault.what(),
                              "write it as in \"FREQ=YEARLY;BYMONTH=6;BYDAY=3SU\"");
        return std::nullopt;
    }
}

/// The deadline has exactly one origin.
void judge_origin(TableReader& rule) {
    std::vector<std::string> origins;
    for (const char* key : {"on", "of", "rrule"}) {
        if (rule.has(key)) {
            origins.emplace_back(key);
        }
    }
    if (origins.empty()) {
        rule.missing("on", "add on = \"31 March\", or of = \"dues\" for that of the membership");
    }
    for (std::size_t i = 1; i < origins.size(); ++i) {
        rule.findings().error(rule.place(*rule.find(origins[i])),
                              in_quotes(origins[0]) + " and " + in_quotes(origins[i]) +
                                  " both say the deadline",
                              "take one of them out");
    }
}

void read_text(TableReader& rule, Duty& duty) {
    if (const auto text = rule.text("text")) {
        duty.text = text->text;
    } else if (!rule.has("text") && !rule.has("of")) {
        rule.missing("text", "add text = \"Send the annual report\"");
    }
}

bool has_date(const Network& network, MembershipDate date) {
    if (!network.membership) {
        return false;
    }
    const auto& membership = *network.membership;
    switch (date) {
    case MembershipDate::Dues:
        return membership.dues.has_value();
    case MembershipDate::Assembly:
        return membership.assembly.has_value();
    case MembershipDate::Notice:
        return membership.notice.has_value();
    case MembershipDate::Benefit:
        return !membership.benefits.empty();
    }
    return false;
}

bool chosen(const domain::Selector& selector, const Network& network) {
    const auto among = [&](const std::vector<std::string>& names) {
        return names.empty() || std::any_of(names.begin(), names.end(), [&](const auto& name) {
                   return domain::folded(name) == domain::folded(network.name);
               });
    };
    return among(selector.networks) && among(selector.names) &&
           selector.network_type.value_or(network.type) == network.type &&
           selector.participation.value_or(network.participation) == network.participation;
}

} // namespace

Duty read_duty(TableReader& rule, const RuleContext& context) {
    Duty duty;
    judge_origin(rule);
    duty.on = read_date_rule(rule, "on");
    duty.of = rule.word("of", MembershipDate::Benefit);
    if (auto recurrence = read_recurrence(rule, context)) {
        duty.on = std::move(recurrence);
    }
    duty.before = read_before(rule, "before");
    if (rule.has("before") && !rule.has("of")) {
        rule.findings().error(rule.place(*rule.find("before")), "\"before\" goes with \"of\"",
                              "write on = \"4 weeks before 31 December\"");
    }
    duty.ahead = read_ahead(rule);
    read_text(rule, duty);
    return duty;
}

void expect_membership(TableReader& rule, const domain::Rule& duty, const RuleContext& context) {
    const auto* terms = std::get_if<Duty>(&duty.terms);
    if (terms == nullptr || !terms->of || !context.networks.names.complete) {
        return;
    }
    const auto place = rule.place(*rule.find("of"));
    if (!duty.who.alliances.empty()) {
        rule.findings().error(place, "an alliance has no membership",
                              "choose networks in \"for\", or write on = \"31 March\"");
        return;
    }
    const auto& networks = context.networks.networks;
    const bool some = std::any_of(networks.begin(), networks.end(), [&](const Network& network) {
        return chosen(duty.who, network) &&
               (duty.except.empty() || !chosen(duty.except, network)) &&
               has_date(network, *terms->of);
    });
    if (!some) {
        const std::string key =
            *terms->of == MembershipDate::Benefit ? "benefits" : to_text(*terms->of);
        rule.findings().warning(
            place, "no network this rule chooses has " + in_quotes(key) + " in its membership",
            "write them in networks.toml: membership = { " + key + " = " +
                (*terms->of == MembershipDate::Benefit ? "[\"Legal advice\"]" : "\"31 March\"") +
                " }");
    }
}

} // namespace kith::config
