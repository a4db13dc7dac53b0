#include "config/rule_terms.hpp"

#include "config/calendar_values.hpp"
#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

using domain::DateKind;

namespace {

constexpr int longest_ahead = 360;

void read_occasion_date(TableReader& reader, const RuleContext& context, domain::Occasion& terms) {
    std::vector<std::string> words = {"birthday", "anniversary", "name-day", "death", "custom"};
    const auto found = reader.required_text("date", "add date = \"birthday\"");
    if (!found) {
        return;
    }
    const auto kind = domain::parse_date_kind(found->text);
    if (kind) {
        terms.date = *kind;
        return;
    }
    terms.date = DateKind::Custom;
    terms.label = found->text;
    const auto& labels = context.people.date_labels();
    for (const auto& label : labels) {
        if (domain::folded(label) == domain::folded(found->text)) {
            terms.label = label;
            return;
        }
    }
    words.insert(words.end(), labels.begin(), labels.end());
    auto& findings = reader.findings();
    if (nearest(found->text, words)) {
        findings.error(found->place, "there is no date " + in_quotes(found->text) + " to remind of",
                       mend_word(found->text, words, ""));
    } else if (!context.people.may_have_others()) {
        findings.warning(found->place, "no contact has a date called " + in_quotes(found->text),
                         mend_word(found->text, words, ""));
    }
}

} // namespace

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

domain::Occasion read_occasion(TableReader& reader, const RuleContext& context) {
    domain::Occasion terms;
    read_occasion_date(reader, context, terms);
    terms.ahead = read_ahead(reader);
    return terms;
}

domain::GiveBack read_give_back(TableReader& reader) {
    domain::GiveBack terms;
    terms.received = reader.number("received", 1, 50).value_or(terms.received);
    terms.within = read_span(reader, "within", Zero::Refused).value_or(terms.within);
    return terms;
}

domain::Presence read_presence(TableReader& reader) {
    static const std::vector<std::string> circles = {"network", "type", "alliance", "portfolio"};
    domain::Presence terms;
    if (const auto each = reader.choice("each", circles)) {
        terms.each = *domain::parse_subject_kind(circles[*each]);
    }
    if (!reader.has("quiet_for")) {
        reader.missing("quiet_for", "add quiet_for = \"6 months\"");
    }
    terms.quiet_for = read_span(reader, "quiet_for", Zero::Refused).value_or(terms.quiet_for);
    // There are three types of networks.
    const int most = terms.each == domain::SubjectKind::Portfolio ? 3 : 32;
    terms.at_least = reader.number("at_least", 1, most).value_or(terms.at_least);
    return terms;
}

std::vector<domain::Span> read_ahead(TableReader& reader) {
    const auto* node = reader.find("ahead");
    auto ahead = read_spans(reader, "ahead");
    if (node == nullptr) {
        ahead.push_back({0, domain::Span::Unit::Days});
    } else if (node->is_array() && node->as_array()->empty()) {
        reader.findings().error(reader.place(*node), "\"ahead\" is empty",
                                "write ahead = [\"7 days\", \"0 days\"], or take it out");
    }
    for (const auto& span : ahead) {
        if (rough_days(span) > longest_ahead) {
            reader.findings().error(reader.place(*node),
                                    in_quotes(format_span(span)) + " ahead is a year or more",
                                    "write a shorter span, such as \"4 weeks\"");
        }
    }
    return ahead;
}

} // namespace kith::config
