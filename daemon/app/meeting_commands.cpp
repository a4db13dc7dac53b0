#include "app/meeting_commands.hpp"

#include "app/attention_value.hpp"
#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::app {

using control::Refusal;
using domain::ContactId;
using domain::Date;
using domain::Instant;
using domain::Value;
using words::say;

namespace {

constexpr domain::Span shown_ahead{1, domain::Span::Unit::Years};

std::optional<domain::TimeOfDay> time_param(const Value& params) {
    const auto text = params.text_or("at", "");
    if (text.empty()) {
        return std::nullopt;
    }
    const auto time = domain::parse_time_of_day(text);
    if (!time) {
        throw domain::ValueError(say("\"{}\" is no time of day; write it like 09:30", text));
    }
    return time;
}

} // namespace

CommandHandlers MeetingCommands::handlers() {
    return {{"meet", [this](const auto& params, auto now) { return meet(params, now); }}};
}

Answer MeetingCommands::meet(const Value& params, Instant now) {
    if (const auto id = params.integer_or("cancel", 0); id != 0) {
        return cancelled(id, now);
    }
    if (params.find("names") != nullptr) {
        return arranged(params, now);
    }
    auto result = versioned();
    result["appointments"] = to_come(engine_.today(now));
    return result;
}

Answer MeetingCommands::arranged(const Value& params, Instant now) {
    const auto today = engine_.today(now);
    domain::Appointment appointment;
    const auto date = day_param(params, "on", today);
    if (!date) {
        return wrong(say("say when: a day such as 2026-11-30 or tomorrow"));
    }
    if (*date < today) {
        return wrong(say("that day is over: `kith log` keeps what was"));
    }
    auto found = people(params);
    if (auto* refusal = std::get_if<Refusal>(&found)) {
        return std::move(*refusal);
    }
    appointment.date = *date;
    appointment.at = time_param(params);
    appointment.title = params.text_or("title", "");
    appointment.contacts = std::get<std::vector<ContactId>>(std::move(found));
    appointment.source = "kith meet";
    appointment.id = engine_.meet(appointment, now);
    auto result = versioned();
    result["appointment"] = to_value(appointment, engine_.store());
    result["appointments"] = to_come(today);
    return result;
}

std::variant<std::vector<ContactId>, Refusal> MeetingCommands::people(const Value& params) {
    std::vector<ContactId> ids;
    for (const auto& name : params.at("names").as_array()) {
        auto found = find_contact(engine_.store(), name.as_string());
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        const auto& contact = std::get<domain::Contact>(found);
        if (contact.subject != domain::SubjectKind::Person) {
            return wrong(say("one meets people, and {} is none: name those who will be there",
                             contact.name));
        }
        if (std::find(ids.begin(), ids.end(), contact.id) == ids.end()) {
            ids.push_back(contact.id);
        }
    }
    if (ids.empty()) {
        return wrong(say("say whom: the beginning of a name, an id or an address"));
    }
    return ids;
}

Answer MeetingCommands::cancelled(std::int64_t id, Instant now) {
    const auto removed = engine_.cancel(id, now);
    if (!removed) {
        return Refusal{control::refusal_code::nothing_to_do,
                       say("there is no appointment {}; `kith meet` lists those to come", id),
                       {}};
    }
    auto result = versioned();
    result["cancelled"] = to_value(*removed, engine_.store());
    result["appointments"] = to_come(engine_.today(now));
    return result;
}

Value MeetingCommands::to_come(Date today) {
    Value values{Value::Array{}};
    for (const auto& one :
         engine_.store().appointments(today, domain::advanced(today, shown_ahead))) {
        values.push_back(to_value(one, engine_.store()));
    }
    return values;
}

} // namespace kith::app
