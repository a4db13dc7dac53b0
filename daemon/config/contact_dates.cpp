#include "config/contact_dates.hpp"

#include "config/calendar_values.hpp"
#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

using domain::DatedFact;
using domain::DateKind;

namespace {

/// "Name day" is a name day: a label that says a kind means it.
DatedFact labelled(const std::string& label, const domain::PartialDate& date) {
    auto word = domain::folded(label);
    std::replace(word.begin(), word.end(), ' ', '-');
    const auto kind = domain::parse_date_kind(word).value_or(DateKind::Custom);
    return {kind, kind == DateKind::Custom ? label : "", date};
}

void add(std::vector<DatedFact>& facts, DatedFact fact, const Place& place, Findings& findings) {
    const bool known = std::any_of(facts.begin(), facts.end(), [&](const auto& other) {
        return other.kind == fact.kind && other.label == fact.label;
    });
    if (known) {
        const auto name = fact.label.empty() ? to_text(fact.kind) : fact.label;
        findings.error(place, "there is a date for " + in_quotes(name) + " already",
                       "leave one of them, or give it another label");
        return;
    }
    facts.push_back(std::move(fact));
}

} // namespace

std::vector<DatedFact> read_dates(TableReader& reader) {
    std::vector<DatedFact> facts;
    const std::pair<const char*, DateKind> keys[] = {{"birthday", DateKind::Birthday},
                                                     {"anniversary", DateKind::Anniversary},
                                                     {"name_day", DateKind::NameDay}};
    for (const auto& [key, kind] : keys) {
        if (const auto date = read_partial_date(reader, key)) {
            facts.push_back({kind, "", *date});
        }
    }
    for (const auto* table : reader.tables("dates")) {
        TableReader inner(*table, reader.source(), reader.findings(), "an entry of \"dates\"");
        const auto label = inner.required_text("label", "add label = \"First day at work\"");
        if (!inner.has("date")) {
            inner.missing("date", "add date = \"2019-04-01\"");
        }
        const auto date = read_partial_date(inner, "date");
        inner.finish();
        if (label && date) {
            add(facts, labelled(label->text, *date), label->place, reader.findings());
        }
    }
    return facts;
}

} // namespace kith::config
