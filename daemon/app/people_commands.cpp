#include "app/people_commands.hpp"

#include "app/command_params.hpp"
#include "app/last_touch.hpp"
#include "wire/contact_codec.hpp"
#include "wire/interaction_codec.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kith::app {

using domain::Contact;
using domain::ContactId;
using domain::Instant;
using domain::Value;

namespace {

/// How many one request looks at: no other waits long for it.
constexpr std::size_t looked_at = 400;
/// About how many bytes of names and addresses one answer has at most.
constexpr std::size_t most_bytes = 200'000;
constexpr std::size_t most_recorded = 1'000'000;
/// Who was asked about last by `kith triage`: "name\nid".
constexpr const char* triage_note = "triage";

std::size_t weight_of(const Contact& contact) {
    std::size_t bytes = contact.name.size() + 100;
    for (const auto* list :
         {&contact.emails, &contact.phones, &contact.institutions, &contact.tags}) {
        for (const auto& text : *list) {
            bytes += text.size() + 4;
        }
    }
    return bytes;
}

/// Nothing says how often to be in touch, and no circle that could.
bool waits(const Contact& contact, const domain::Arrangement& arrangement) {
    return contact.networks.empty() && !contact.cadence && !contact.left_alone &&
           !contact.deceased && !arrangement.cadence && !arrangement.never;
}

/// Recorded once is enough, whoever brings it again.
bool is_same(const domain::Interaction& one, const domain::Interaction& other) {
    return one.date == other.date && one.kind == other.kind && one.direction == other.direction &&
           one.note == other.note;
}

Value place_value(const std::string& name, const ContactId& id) {
    Value value;
    value["name"] = name;
    value["id"] = id;
    return value;
}

} // namespace

void forget_in_triage(domain::Store& store, const ContactId& id) {
    if (store.note(triage_note).value_or("").ends_with("\n" + id)) {
        store.set_note(triage_note, "\n");
    }
}

CommandHandlers PeopleCommands::handlers() {
    return {{"people", [this](const auto& params, auto) { return people(params); }},
            {"record", [this](const auto& params, auto now) { return record(params, now); }},
            {"triage", [this](const auto& params, auto) { return triage(params); }}};
}

Answer PeopleCommands::people(const Value& params) {
    const bool only_waiting = params.flag_or("waiting", false);
    const auto* after = params.find("after");
    const auto name = after == nullptr ? "" : after->text_or("name", "");
    const auto id = after == nullptr ? "" : after->text_or("id", "");
    auto& store = engine_.store();
    auto result = versioned();
    result["people"] = Value(Value::Array{});
    result["next"] = Value();
    std::size_t looked = 0;
    std::size_t bytes = 0;
    store.each_contact_after(name, id, [&](const ContactId& one, const std::string& theirs) {
        if (looked == looked_at || bytes > most_bytes) {
            return false;
        }
        ++looked;
        result["next"] = place_value(theirs, one);
        auto contact = store.contact(one);
        if (!contact || contact->subject != domain::SubjectKind::Person) {
            return true;
        }
        const bool waiting = waits(*contact, store.arrangement(one));
        if (waiting || !only_waiting) {
            contact->note.clear(); // it may be long, and nobody asks for it here
            bytes += weight_of(*contact);
            auto value = wire::to_value(*contact);
            const auto touch = last_touch(*contact, store);
            value["last_touch"] = touch ? Value(domain::format_date(*touch)) : Value();
            value["waiting"] = waiting;
            result["people"].push_back(std::move(value));
        }
        return true;
    });
    if (looked < looked_at && bytes <= most_bytes) {
        result["next"] = Value(); // that was the last page
    }
    return result;
}

Answer PeopleCommands::record(const Value& params, Instant now) {
    auto& store = engine_.store();
    const auto today = engine_.today(now);
    std::map<ContactId, std::vector<domain::Interaction>> known;
    std::set<ContactId> touched;
    std::int64_t recorded = 0;
    std::int64_t again = 0;
    std::int64_t refused = 0;
    store.transact([&] {
        for (const auto& item : params.at("interactions").as_array()) {
            auto interaction = wire::interaction_from(item).interaction;
            const auto& id = interaction.contact;
            if (interaction.date > today || (!known.contains(id) && !store.has_contact(id))) {
                ++refused;
                continue;
            }
            auto [entry, is_first] = known.try_emplace(id);
            auto& theirs = entry->second;
            if (is_first) {
                theirs = store.interactions(id, most_recorded);
            }
            const bool is_known = std::any_of(theirs.begin(), theirs.end(), [&](const auto& one) {
                return is_same(one, interaction);
            });
            if (is_known) {
                ++again;
                continue;
            }
            interaction.id = 0;
            interaction.source = params.text_or("source", "import");
            store.log(interaction, std::nullopt, now);
            theirs.push_back(interaction);
            touched.insert(id);
            ++recorded;
        }
        const std::vector<ContactId> contacts(touched.begin(), touched.end());
        engine_.contacts_changed(contacts, now); // together: a plan follows from what is on record
    });
    auto result = versioned();
    result["recorded"] = recorded;
    result["known"] = again;
    result["refused"] = refused;
    return result;
}

Answer PeopleCommands::triage(const Value& params) {
    auto& store = engine_.store();
    if (const auto* at = params.find("at")) {
        store.set_note(triage_note, at->text_or("name", "") + "\n" + at->text_or("id", ""));
    }
    const auto kept = store.note(triage_note).value_or("\n");
    const auto end = std::min(kept.find('\n'), kept.size());
    auto result = versioned();
    result["at"] = place_value(kept.substr(0, end), kept.substr(std::min(end + 1, kept.size())));
    result["networks"] = Value(Value::Array{});
    for (const auto& network : engine_.situation().configuration.networks) {
        result["networks"].push_back(network.name);
    }
    return result;
}

} // namespace kith::app
