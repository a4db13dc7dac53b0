#include "app/pause_commands.hpp"

#include "app/attention_value.hpp"
#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/fresh_start.hpp"
#include "app/items.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::Contact;
using domain::Date;
using domain::Instant;
using domain::Pause;
using domain::Reminder;
using domain::SubjectKind;
using domain::Value;
using words::say;

namespace {

constexpr domain::Span longest_pause{10, domain::Span::Unit::Years};

/// The days and the deputy that the parameters name. Throws ValueError when they make no sense.
Pause wanted_pause(const Value& params, const Contact& subject, Date today) {
    const auto until = day_param(params, "until", today);
    Pause pause;
    pause.subject = subject.id;
    pause.days.from = day_param(params, "from", today).value_or(today);
    pause.deputy = params.text_or("deputy", "");
    if (!until) {
        throw domain::ValueError(say("say until when: a day such as 2027-01-06, or \"2 weeks\""));
    }
    pause.days.to = *until;
    if (pause.days.from < today || pause.days.to < pause.days.from) {
        throw domain::ValueError(say("a pause begins today or later, and ends after it began"));
    }
    if (pause.days.to > domain::advanced(today, longest_pause)) {
        throw domain::ValueError(say("ten years are the longest pause"));
    }
    if (!pause.deputy.empty() && subject.subject == SubjectKind::Person && !subject.id.empty()) {
        throw domain::ValueError(
            say("a deputy stands in for duties, and {} has none: name a network, or nobody",
                subject.name));
    }
    return pause;
}

bool is_listing(const Value& params) {
    const auto members = {"name", "until", "from", "deputy"};
    return std::all_of(members.begin(), members.end(),
                       [&](const char* member) { return params.text_or(member, "").empty(); });
}

/// How many people's cadence should have spoken before today.
int overdue_people(const domain::Store& store, Date today) {
    int count = 0;
    store.each_waiting(today, [&](const auto& waiting) {
        const auto contact = store.contact(waiting.contact);
        const bool person = contact && contact->subject == SubjectKind::Person;
        count += person && waiting.wanted < today;
    });
    for (const auto& reminder : store.open_reminders()) {
        const auto& first = reminder.reasons.front();
        count += first.kind == domain::RuleKind::KeepInTouch && first.date < today;
    }
    return count;
}

} // namespace

CommandHandlers PauseCommands::handlers() {
    return {
        {"pause", [this](const auto& params, auto now) { return pause(params, now); }},
        {"resume", [this](const auto& params, auto now) { return resume(params, now); }},
        {"fresh-start", [this](const auto& params, auto now) { return fresh_start(params, now); }}};
}

Answer PauseCommands::pause(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto result = versioned();
    result["today"] = domain::format_date(today);
    if (!is_listing(params)) {
        auto found = resting(params);
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        auto wanted = wanted_pause(params, std::get<Contact>(found), today);
        wanted.id = engine_.pause(wanted, now);
        result["pause"] = to_value(wanted, engine_.store());
        result["meanwhile"] = meanwhile(wanted, now);
    }
    result["pauses"] = pauses(today);
    return result;
}

std::variant<Contact, Refusal> PauseCommands::resting(const Value& params) {
    const auto name = params.text_or("name", "");
    if (name.empty()) {
        return Contact{};
    }
    auto found = find_contact(engine_.store(), name);
    const auto* contact = std::get_if<Contact>(&found);
    if (contact != nullptr && contact->subject != SubjectKind::Person &&
        contact->subject != SubjectKind::Network) {
        return wrong(say("{} cannot rest by itself: name a person or a network, or nobody for "
                         "everything",
                         contact->name));
    }
    return found;
}

Value PauseCommands::pauses(Date today) {
    auto known = engine_.situation().pauses;
    std::stable_sort(known.begin(), known.end(),
                     [](const Pause& a, const Pause& b) { return a.days.from < b.days.from; });
    Value values{Value::Array{}};
    for (const auto& pause : known) {
        if (pause.days.to >= today) {
            values.push_back(to_value(pause, engine_.store()));
        }
    }
    return values;
}

Value PauseCommands::meanwhile(const Pause& pause, Instant now) {
    auto dated = engine_.store().agenda(pause.days.from, pause.days.to, false);
    std::erase_if(dated, [&](const Reminder& one) {
        const bool other = !pause.subject.empty() && one.contact != pause.subject;
        return other || one.paced || one.state != domain::ReminderState::Planned;
    });
    return to_items(dated, engine_, now);
}

Answer PauseCommands::resume(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    auto found = resting(params);
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    const auto& subject = std::get<Contact>(found);
    const auto& known = engine_.situation().pauses;
    const bool configured = std::any_of(known.begin(), known.end(), [&](const Pause& pause) {
        return pause.id == 0 && pause.subject == subject.id && pause.days.contains(today);
    });
    const auto ended = engine_.resume(subject.id, now);
    if (ended.empty() && configured) {
        return wrong(say("that pause is written in kith.toml: end it there"));
    }
    if (ended.empty()) {
        return Refusal{control::refusal_code::nothing_to_do,
                       subject.id.empty() ? say("there is no pause of everything")
                                          : say("{} has no pause of their own", subject.name),
                       {}};
    }
    auto result = versioned();
    result["today"] = domain::format_date(today);
    Value values{Value::Array{}};
    for (const auto& pause : ended) {
        values.push_back(to_value(pause, engine_.store()));
    }
    result["ended"] = std::move(values);
    result["open"] = engine_.store().open_count();
    result["pauses"] = pauses(today);
    return result;
}

Answer PauseCommands::fresh_start(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    const bool sure = params.flag_or("yes", false);
    auto result = versioned();
    result["today"] = domain::format_date(today);
    result["overdue"] = overdue_people(engine_.store(), today);
    result["helps"] = fresh_start_would_help(engine_.store(), today);
    if (sure) {
        engine_.fresh_start(now);
    }
    result["begun"] = sure;
    result["open"] = engine_.store().open_count();
    return result;
}

} // namespace kith::app
