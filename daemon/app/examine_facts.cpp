#include "app/examine_facts.hpp"

#include "app/proposal_bounds.hpp"
#include "app/rule_survey.hpp"
#include "planning/selection.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace kith::app {

using domain::Contact;
using domain::Date;
using domain::Instant;
using words::say;
using Level = Finding::Level;

namespace {

constexpr std::chrono::days worth_knowing{30};
constexpr std::size_t attempts_read = 5000;
constexpr std::size_t names_told = 3;
constexpr int first_year = 1900; ///< whom one reminds oneself of was born since

/// Names of which the first few are told.
class Names {
public:
    void add(const std::string& name) {
        if (++count_ <= names_told) {
            text_ += (text_.empty() ? "" : ", ") + name;
        }
    }
    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] std::string text() const {
        return count_ <= names_told ? text_ : say("{} and {} more", text_, count_ - names_told);
    }

private:
    std::size_t count_ = 0;
    std::string text_;
};

/// What is impossible about a date of that person; empty when nothing is.
std::string oddity(const Contact& contact, Date today) {
    if (contact.last_contact && *contact.last_contact > today) {
        return say("last_contact {} lies in the future",
                   domain::format_date(*contact.last_contact));
    }
    for (const auto& fact : contact.dates) {
        const auto year = fact.date.year;
        const bool is_life =
            fact.kind == domain::DateKind::Birthday || fact.kind == domain::DateKind::Death;
        if (year && is_life && (*year < first_year || *year > static_cast<int>(today.year()))) {
            return say("{} in the year {}", words::tr(domain::to_text(fact.kind)), *year);
        }
    }
    return {};
}

bool is_asked_for(const Contact& contact, const Situation& situation) {
    const auto& rules = situation.configuration.rules;
    return contact.cadence || contact.deceased ||
           std::any_of(rules.begin(), rules.end(), [&](const auto& rule) {
               return planning::selects(rule, contact, situation.book());
           });
}

void examine_people(Engine& engine, Date today, Findings& findings) {
    std::vector<domain::ContactId> everybody;
    engine.store().each_contact([&](const auto& id, const auto&) {
        everybody.push_back(id);
        return true;
    });
    Names forgotten;
    for (const auto& id : everybody) {
        const auto contact = engine.store().contact(id);
        if (!contact || contact->subject != domain::SubjectKind::Person) {
            continue;
        }
        if (!is_asked_for(*contact, engine.situation())) {
            forgotten.add(contact->name);
        }
        if (const auto odd = oddity(*contact, today); !odd.empty()) {
            findings.push_back({Level::Advice, say("contact {}", contact->name),
                                say("{}, so it cannot be right", odd),
                                say("correct it where it stands")});
        }
    }
    if (forgotten.count() > 0) {
        findings.push_back(
            {Level::Advice, say("people"),
             say("no rule is for {}, so nothing reminds you of them", forgotten.text()),
             say("put them into a network that a rule is for, or give them an `every`")});
    }
}

void examine_rules(Engine& engine, Date today, Findings& findings) {
    for (const auto& survey : survey_rules(engine.store(), engine.situation(), today)) {
        if (survey.matches == 0) {
            const auto& place = survey.rule->location;
            findings.push_back(
                {Level::Fault, say("rule {}", survey.rule->name),
                 survey.warning.empty() ? say("it is for nobody")
                                        : say("it is for nobody: {}", survey.warning),
                 say("correct `for` at {}:{}, or remove the rule", place.file, place.line)});
        }
    }
}

void examine_deliveries(Engine& engine, Instant now, Findings& findings) {
    std::map<std::string, std::pair<int, std::string>> dead; ///< by channel: how many, why
    std::set<std::string> seen;
    for (const auto& attempt : engine.store().history(std::nullopt, attempts_read)) {
        const bool is_lately = now - attempt.started_at < worth_knowing;
        const auto delivery = is_lately ? engine.store().delivery(attempt.delivery) : std::nullopt;
        if (delivery && delivery->state == domain::DeliveryState::Dead &&
            seen.insert(attempt.delivery).second) {
            auto& [count, why] = dead[attempt.channel];
            why = ++count == 1 ? delivery->last_text : why;
        }
    }
    for (const auto& [channel, told] : dead) {
        findings.push_back(
            {Level::Fault, say("channel {}", channel),
             say("gave up {} in the last 30 days, last because of: {}", told.first, told.second),
             say("`kith history` shows each; `kith test {}` tries the channel", channel)});
    }
}

void examine_proposals(Engine& engine, Findings& findings) {
    for (const auto& source : engine.situation().configuration.sources) {
        if (engine.store().proposals().count(source.name).open >= most_open_proposals) {
            findings.push_back(
                {Level::Advice, say("source {}", source.name),
                 say("{} of its traces wait for an answer; more are left out", most_open_proposals),
                 say("`kith evidence` goes through them, `kith evidence --refuse all` lets go of "
                     "them")});
        }
    }
}

void examine_plugins(const domain::Value& plugins, Findings& findings) {
    for (const auto& plugin : plugins.as_array()) {
        if (plugin.at("usable").as_bool()) {
            continue;
        }
        const auto& name = plugin.at("name").as_string();
        const auto since = plugin.text_or("since", "");
        const auto reason = plugin.text_or("reason", "");
        const auto why = reason.empty() ? plugin.text_or("state", "") : reason;
        const auto waiting = plugin.integer_or("waiting", 0);
        findings.push_back(
            {Level::Fault, say("channel {}", name),
             since.empty() ? say("does not work: {}; {} wait for it", why, waiting)
                           : say("does not work since {}: {}; {} wait for it", since, why, waiting),
             say("mend that, then `kith test {}`", name)});
    }
}

} // namespace

Findings examine_facts(Engine& engine, Instant now) {
    Findings findings;
    const auto today = engine.today(now);
    if (engine.held()) {
        findings.push_back({Level::Fault, say("clock"),
                            say("{}; until then nothing is sent", *engine.held()),
                            say("set the clock, for instance with `timedatectl set-ntp true`")});
    }
    examine_rules(engine, today, findings);
    examine_people(engine, today, findings);
    examine_deliveries(engine, now, findings);
    return findings;
}

domain::Value examine_daemon(Engine& engine, const std::vector<std::string>& faults,
                             const domain::Value& plugins, Instant now) {
    auto findings = examine_facts(engine, now);
    for (const auto& fault : faults) {
        findings.push_back({Level::Fault, say("daemon"), fault, say("`kith status` shows more")});
    }
    examine_plugins(plugins, findings);
    examine_proposals(engine, findings);
    domain::Value result;
    result["version"] = 1;
    result["findings"] = domain::Value(domain::Value::Array{});
    for (const auto& finding : findings) {
        result["findings"].push_back(to_value(finding));
    }
    return result;
}

} // namespace kith::app
