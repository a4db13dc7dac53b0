#include "app/evidence_commands.hpp"

#include "app/command_params.hpp"
#include "app/items.hpp"
#include "app/proposal_answers.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

namespace kith::app {

using control::Refusal;
using domain::Instant;
using domain::Proposal;
using domain::ProposalState;
using domain::Value;
using words::say;

namespace {

constexpr std::size_t most_shown = 1'000;
constexpr std::size_t all_of_them = 100'000;
/// So long what was taken is shown, to be taken back.
constexpr std::chrono::days lately{30};

/// 0 when it is none.
std::int64_t number_of(const Value& value) {
    if (!value.is_string()) {
        return value.as_integer();
    }
    const auto& text = value.as_string();
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() ? number : 0;
}

bool is_all(const Value& value) { return value.is_string() && value.as_string() == "all"; }

Refusal unknown(const Value& value) {
    const auto typed = value.is_string() ? value.as_string() : std::to_string(value.as_integer());
    return {control::refusal_code::nothing_to_do,
            say("there is no proposal {}; `kith evidence` lists those that wait", typed),
            {}};
}

std::vector<domain::Reminder> open_reminders(domain::Store& store,
                                             const std::vector<Proposal>& proposals) {
    std::set<domain::ContactId> people;
    for (const auto& one : proposals) {
        people.insert(one.contact);
    }
    std::vector<domain::Reminder> reminders;
    for (const auto& id : people) {
        const auto open = store.open_reminders_of(id);
        reminders.insert(reminders.end(), open.begin(), open.end());
    }
    return reminders;
}

} // namespace

CommandHandlers EvidenceCommands::handlers() {
    return {{"evidence", [this](const auto& params, auto now) { return evidence(params, now); }}};
}

Answer EvidenceCommands::evidence(const Value& params, Instant now) {
    auto refused = meant(params, "refuse");
    if (auto* refusal = std::get_if<Refusal>(&refused)) {
        return std::move(*refusal);
    }
    auto taken = meant(params, "take");
    if (auto* refusal = std::get_if<Refusal>(&taken)) {
        return std::move(*refusal);
    }
    auto& no = std::get<Proposals>(refused);
    auto& yes = std::get<Proposals>(taken);
    std::erase_if(yes, [&](const Proposal& one) { // "all" are the others, then
        return std::ranges::count(no, one.id, &Proposal::id) > 0;
    });
    auto result = versioned();
    result["settled"] = answer(no, yes, now);
    result["taken"] = to_values(yes);
    result["refused"] = to_values(no);
    auto& store = engine_.store().proposals();
    result["proposals"] = to_values(store.open(most_shown));
    result["open"] = store.open_count();
    if (params.flag_or("lately", false)) {
        result["lately"] = to_values(store.taken(now - lately, most_shown));
    }
    return result;
}

std::variant<EvidenceCommands::Proposals, Refusal> EvidenceCommands::meant(const Value& params,
                                                                           std::string_view name) {
    auto& store = engine_.store();
    const auto* wanted = params.find(name);
    Proposals proposals;
    if (wanted == nullptr) {
        return proposals;
    }
    const auto ids = wanted->is_array() ? wanted->as_array() : Value::Array{*wanted};
    if (std::ranges::any_of(ids, is_all)) {
        return store.proposals().open(all_of_them);
    }
    for (const auto& id : ids) {
        auto found = store.proposals().find(number_of(id));
        if (!found || !store.has_contact(found->contact)) {
            return unknown(id);
        }
        if (std::ranges::count(proposals, found->id, &Proposal::id) == 0) {
            proposals.push_back(std::move(*found));
        }
    }
    return proposals;
}

Value EvidenceCommands::answer(Proposals& refused, Proposals& taken, Instant now) {
    auto& store = engine_.store();
    const auto before = open_reminders(store, taken);
    store.transact([&] {
        ProposalAnswers answers(engine_, now);
        for (auto& one : refused) {
            answers.refuse(one);
        }
        for (auto& one : taken) {
            if (one.state != ProposalState::Taken) {
                answers.take(one);
            }
        }
        answers.plan();
    });
    std::vector<domain::Reminder> settled;
    for (const auto& reminder : before) {
        auto after = store.reminder(reminder.key);
        if (after && domain::is_settled(after->state)) {
            settled.push_back(std::move(*after));
        }
    }
    return to_items(settled, engine_, now);
}

Value EvidenceCommands::to_values(const Proposals& proposals) {
    Value values{Value::Array{}};
    for (const auto& one : proposals) {
        const auto contact = engine_.store().contact(one.contact);
        if (!contact) {
            continue;
        }
        Value value;
        value["id"] = one.id;
        value["what"] = domain::to_text(one.what);
        value["contact"] = brief_contact(*contact);
        value["date"] = domain::format_date(one.date);
        value["kind"] = domain::to_text(one.kind);
        value["direction"] = domain::to_text(one.direction);
        value["evidence"] = one.evidence;
        value["source"] = one.source;
        value["state"] = domain::to_text(one.state);
        values.push_back(std::move(value));
    }
    return values;
}

} // namespace kith::app
