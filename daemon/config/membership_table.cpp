#include "config/membership_table.hpp"

#include "config/calendar_values.hpp"
#include "config/date_rules.hpp"

#include <algorithm>

namespace kith::config {

using domain::Benefit;
using domain::Membership;

namespace {

constexpr std::size_t most_benefits = 32;

/// "31 March", or { on = "31 March", amount = "120 EUR" }.
void read_dues(TableReader& reader, Membership& membership) {
    const auto* node = reader.find("dues");
    if (node == nullptr || !node->is_table()) {
        membership.dues = read_date_rule(reader, "dues");
        return;
    }
    TableReader inner(*node->as_table(), reader.source(), reader.findings(), "\"dues\"");
    if (!inner.has("on")) {
        inner.missing("on", "add on = \"31 March\"");
    }
    membership.dues = read_date_rule(inner, "on");
    if (const auto amount = inner.text("amount")) {
        membership.amount = amount->text;
    }
    inner.finish();
}

void add_benefit(Benefit benefit, const Place& place, Findings& findings,
                 std::vector<Benefit>& benefits) {
    const bool known = std::any_of(benefits.begin(), benefits.end(), [&](const Benefit& other) {
        return other.text == benefit.text;
    });
    if (known) {
        findings.error(place, in_quotes(benefit.text) + " is in the list twice",
                       "take one of them out");
        return;
    }
    benefits.push_back(std::move(benefit));
}

void read_benefit(TableReader& reader, const toml::node& node, std::vector<Benefit>& benefits) {
    const auto* table = node.as_table();
    if (table == nullptr) {
        if (const auto text = reader.text("benefits", node)) {
            add_benefit({text->text, {}}, text->place, reader.findings(), benefits);
        }
        return;
    }
    TableReader inner(*table, reader.source(), reader.findings(), "a benefit");
    const auto text = inner.required_text("text", "add text = \"legal advice\"");
    auto use_by = read_date_rule(inner, "use_by");
    inner.finish();
    if (text) {
        add_benefit({text->text, std::move(use_by)}, text->place, reader.findings(), benefits);
    }
}

/// A list of texts and { text, use_by }, or one of them.
std::vector<Benefit> read_benefits(TableReader& reader) {
    std::vector<Benefit> benefits;
    const auto* node = reader.find("benefits");
    if (node == nullptr) {
        return benefits;
    }
    const auto* list = node->as_array();
    if (list == nullptr) {
        read_benefit(reader, *node, benefits);
        return benefits;
    }
    if (list->size() > most_benefits) {
        reader.findings().error(reader.place(*node),
                                "\"benefits\" has more than " + std::to_string(most_benefits) +
                                    " entries",
                                "keep those you mean to use");
        return benefits;
    }
    for (const auto& item : *list) {
        read_benefit(reader, item, benefits);
    }
    return benefits;
}

} // namespace

std::optional<Membership> read_membership(TableReader& network) {
    const auto* table = network.table("membership", "write membership = { dues = \"31 March\" }");
    if (table == nullptr) {
        return std::nullopt;
    }
    TableReader reader(*table, network.source(), network.findings(), "a membership");
    Membership membership;
    membership.since = read_date(reader, "since");
    if (const auto number = reader.text("number")) {
        membership.number = number->text;
    }
    read_dues(reader, membership);
    membership.assembly = read_date_rule(reader, "assembly");
    membership.notice = read_date_rule(reader, "notice");
    membership.benefits = read_benefits(reader);
    reader.finish();
    return membership;
}

} // namespace kith::config
