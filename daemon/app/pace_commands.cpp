#include "app/pace_commands.hpp"

#include "app/attention_value.hpp"
#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/items.hpp"
#include "domain/name_match.hpp"
#include "planning/cadence.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::Arrangement;
using domain::Contact;
using domain::Date;
using domain::Instant;
using domain::Reminder;
using domain::Value;
using words::say;

namespace {

constexpr int days_shown = 14;
constexpr int days_of_holidays = 365;
constexpr int longest_days = 36'500;

Value weekdays(const domain::Weekdays& days) {
    static constexpr const char* names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};
    Value texts{Value::Array{}};
    for (unsigned i = 0; i < std::size(names); ++i) {
        if (days.contains(std::chrono::weekday(i + 1))) {
            texts.push_back(names[i]);
        }
    }
    return texts;
}

Value dates_between(const std::vector<Date>& dates, Date from, Date to) {
    Value texts{Value::Array{}};
    for (const auto date : dates) {
        if (from <= date && date <= to) {
            texts.push_back(domain::format_date(date));
        }
    }
    return texts;
}

/// Why the owner is off on that day; empty on a day that they work.
std::string why_off(const domain::Pace& pace, const std::vector<domain::Pause>& pauses, Date date) {
    const auto holds = [&](const auto& range) { return range.contains(date); };
    if (std::any_of(pauses.begin(), pauses.end(), [&](const domain::Pause& pause) {
            return pause.subject.empty() && pause.days.contains(date);
        })) {
        return "pause";
    }
    if (std::binary_search(pace.holidays.begin(), pace.holidays.end(), date)) {
        return "holiday";
    }
    if (std::any_of(pace.quiet.begin(), pace.quiet.end(), holds)) {
        return "quiet";
    }
    return pace.days.contains(date) ? "" : "day off";
}

domain::Span twice(domain::Span span) {
    span.count *= 2;
    if (domain::rough_days(span) > longest_days) {
        throw domain::ValueError(say("that is as long as it gets; `never` ends it"));
    }
    return span;
}

/// Words for which the owner may have several.
bool is_one_of(const std::string& word, std::initializer_list<const char*> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

CommandHandlers PaceCommands::handlers() {
    return {{"pace", [this](const auto& params, auto now) { return pace(params, now); }}};
}

Answer PaceCommands::pace(const Value& params, Instant now) {
    const auto name = params.text_or("name", "");
    const auto wish = params.text_or("every", "");
    if (name.empty()) {
        return wish.empty() ? pace_of_everything(now) : wrong(say("say whose pace that is to be"));
    }
    auto found = find_contact(engine_.store(), name);
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& contact = std::get<Contact>(found);
    if (contact.subject != domain::SubjectKind::Person) {
        return wrong(
            say("only people have a pace of their own, and {} is no person: rules.toml says "
                "how often a network speaks",
                contact.name));
    }
    return pace_of(contact, wish, now);
}

Answer PaceCommands::pace_of_everything(Instant now) {
    const auto today = engine_.today(now);
    const auto& situation = engine_.situation();
    const auto& pace = situation.configuration.pace;
    const auto agenda =
        engine_.store().agenda(today, domain::plus_days(today, days_shown - 1), false);
    Value days{Value::Array{}};
    for (int i = 0; i < days_shown; ++i) {
        days.push_back(day(domain::plus_days(today, i), agenda));
    }
    Value quiet{Value::Array{}};
    for (const auto& range : pace.quiet) {
        if (range.to >= today) {
            Value value;
            value["from"] = domain::format_date(range.from);
            value["to"] = domain::format_date(range.to);
            quiet.push_back(std::move(value));
        }
    }
    Value pauses{Value::Array{}};
    for (const auto& pause : situation.pauses) {
        if (pause.days.to >= today) {
            pauses.push_back(to_value(pause, engine_.store()));
        }
    }
    auto result = versioned();
    result["today"] = domain::format_date(today);
    result["people_per_day"] = pace.people_per_day ? Value(*pace.people_per_day) : Value();
    result["days"] = weekdays(pace.days);
    result["next_days"] = std::move(days);
    result["holidays"] =
        dates_between(pace.holidays, today, domain::plus_days(today, days_of_holidays));
    result["quiet"] = std::move(quiet);
    result["pauses"] = std::move(pauses);
    return result;
}

Value PaceCommands::day(Date date, const std::vector<Reminder>& agenda) const {
    const auto& situation = engine_.situation();
    const auto on_day = [&](bool paced) {
        return std::count_if(agenda.begin(), agenda.end(), [&](const Reminder& one) {
            return one.date == date && one.paced == paced;
        });
    };
    Value value;
    value["date"] = domain::format_date(date);
    value["people"] = situation.attention ? situation.attention->load(date) : on_day(true);
    value["dated"] = on_day(false);
    value["off"] = why_off(situation.configuration.pace, situation.pauses, date);
    return value;
}

Answer PaceCommands::pace_of(const Contact& contact, const std::string& wish, Instant now) {
    auto result = versioned();
    result["contact"] = brief_contact(contact);
    result["was"] = wish.empty() ? Value() : cadence_of(contact, now);
    if (!wish.empty()) {
        engine_.arrange(contact.id, meant(wish, contact, now), now);
    }
    result["changed"] = !wish.empty();
    result["cadence"] = cadence_of(contact, now);
    const auto arranged = engine_.store().arrangement(contact.id);
    result["never"] = arranged.never || (contact.left_alone && !arranged.cadence);
    result["next"] = next_item(engine_, contact.id, now);
    return result;
}

Value PaceCommands::cadence_of(const Contact& contact, Instant now) {
    const auto& situation = engine_.situation();
    const auto today = engine_.today(now);
    const auto facts = engine_.store().facts(contact.id, today);
    const auto book = situation.book();
    const auto calendar = situation.calendar();
    const auto chosen = planning::chosen_cadence({facts.value(), book, calendar, today});
    if (!chosen) {
        return {};
    }
    using Source = planning::CadenceSource;
    auto value = to_value(chosen->cadence);
    value["from"] = chosen->source == Source::Owner     ? "owner"
                    : chosen->source == Source::Contact ? "contact"
                                                        : "rule";
    value["rule"] = chosen->rule == nullptr ? "" : chosen->rule->name;
    return value;
}

Arrangement PaceCommands::meant(const std::string& wish, const Contact& contact, Instant now) {
    const auto word = domain::folded(wish);
    if (is_one_of(word, {"never", "nie"})) {
        return {std::nullopt, true};
    }
    if (is_one_of(word, {"rule", "rules", "regel", "regeln"})) {
        return {};
    }
    if (is_one_of(word, {"longer", "langer", "laenger"})) {
        const auto now_so = cadence_of(contact, now);
        if (now_so.is_null()) {
            throw domain::ValueError(say("nothing asks to be in touch with {}; say how often it "
                                         "should be: \"3 months\"",
                                         contact.name));
        }
        domain::Cadence longer{twice(*domain::parse_span(now_so.at("every").as_string())), {}};
        if (const auto at_worst = now_so.text_or("at_worst", ""); !at_worst.empty()) {
            longer.at_worst = twice(*domain::parse_span(at_worst));
        }
        return {longer, false};
    }
    const auto span = domain::parse_span(wish);
    if (!span || span->count == 0 || domain::rough_days(*span) > longest_days) {
        throw domain::ValueError(say("\"{}\" is no pace; say longer, never, rule or a span such as "
                                     "\"3 months\"",
                                     wish));
    }
    return {domain::Cadence{*span, std::nullopt}, false};
}

} // namespace kith::app
