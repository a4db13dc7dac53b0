#include "app/forget_commands.hpp"

#include "app/command_params.hpp"
#include "app/contact_finder.hpp"
#include "app/people_commands.hpp"
#include "app/plan_mark.hpp"
#include "storage/forgetting.hpp"
#include "words/words.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace kith::app {

namespace fs = std::filesystem;

using control::Refusal;
using domain::ContactId;
using domain::Instant;
using domain::Value;
using storage::OnRecord;

namespace {

constexpr const char* unfinished_note = "forgetting";
constexpr std::size_t most_places = 20;

Value texts(const std::vector<std::string>& lines) {
    return {Value::Array(lines.begin(), lines.end())};
}

Refusal several(const std::string& typed, const std::vector<OnRecord>& people) {
    Refusal refusal;
    refusal.code = control::refusal_code::ambiguous;
    refusal.message = words::say("\"{}\" fits {} people", typed, people.size());
    refusal.data["typed"] = typed;
    Value candidates{Value::Array{}};
    for (const auto& one : people) {
        Value candidate;
        candidate["id"] = one.id;
        candidate["name"] = one.name;
        candidates.push_back(std::move(candidate));
    }
    refusal.data["candidates"] = std::move(candidates);
    return refusal;
}

std::variant<OnRecord, Refusal> find_on_record(const domain::Store& store,
                                               const std::string& typed) {
    auto people = storage::on_record(store, typed);
    if (people.empty()) {
        auto found = find_contact(store, typed);
        if (auto* refusal = std::get_if<Refusal>(&found)) {
            return std::move(*refusal);
        }
        const auto& contact = std::get<domain::Contact>(found);
        if (contact.subject != domain::SubjectKind::Person) {
            return wrong(words::say("{} is no person; only people are forgotten", contact.name));
        }
        people = storage::on_record(store, contact.id);
    }
    return people.size() == 1 ? std::variant<OnRecord, Refusal>(people.front())
                              : several(typed, people);
}

bool is_configured(const OnRecord& person) {
    return std::find(person.sources.begin(), person.sources.end(), "config") !=
           person.sources.end();
}

} // namespace

ForgetCommands::ForgetCommands(Engine& engine, const Options& options,
                               std::function<void()> on_forgotten)
    : engine_(engine), config_(options.config), state_(options.state),
      on_forgotten_(std::move(on_forgotten)) {
    auto list = engine_.store().note(unfinished_note).value_or("");
    while (!list.empty()) {
        const auto end = std::min(list.find('\n'), list.size());
        unfinished_.push_back(list.substr(0, end));
        list.erase(0, end + 1);
    }
}

CommandHandlers ForgetCommands::handlers() {
    return {{"forget", [this](const auto& params, auto now) { return forget(params, now); }}};
}

std::vector<std::string> ForgetCommands::places_of(const std::string& name) const {
    std::vector<std::string> places;
    std::error_code error;
    for (const auto& folder : {config_, config_ / "contacts"}) {
        for (const auto& entry : fs::directory_iterator(folder, error)) {
            if (entry.path().extension() != ".toml") {
                continue;
            }
            std::ifstream file(entry.path());
            std::string line;
            for (int number = 1; std::getline(file, line); ++number) {
                if (line.find(name) != std::string::npos && places.size() < most_places) {
                    places.push_back(entry.path().string() + ":" + std::to_string(number));
                }
            }
        }
    }
    std::sort(places.begin(), places.end());
    return places;
}

Answer ForgetCommands::forget(const Value& params, Instant now) {
    auto& store = engine_.store();
    const auto found = find_on_record(store, whom(params));
    if (const auto* refusal = std::get_if<Refusal>(&found)) {
        return *refusal;
    }
    const auto& person = std::get<OnRecord>(found);
    const bool configured = is_configured(person);
    auto result = versioned();
    result["contact"]["id"] = person.id;
    result["contact"]["name"] = person.name;
    result["places"] = texts(places_of(person.name));
    result["sources"] = texts(person.sources);
    result["configured"] = configured;
    result["interactions"] = store.interactions(person.id, 1'000'000).size();
    result["forgotten"] = false;
    result["copies"] = Value(Value::Array{});
    if (params.flag_or("yes", false) && !configured) {
        PlanMark mark(store);
        mark.take_away(); // of their circles: a crash is to have them planned anew
        if (!storage::forget(store, person.id, now, engine_.today(now))) {
            auto unfinished = unfinished_;
            unfinished.push_back(person.id);
            remember(unfinished);
        }
        forget_in_triage(store, person.id);
        for (const auto& copy : storage::forget_in_backups(state_, person.id)) {
            result["copies"].push_back(copy.string());
        }
        result["forgotten"] = true;
        engine_.contacts_changed({&person.id, 1}, now);
        mark.put_back();
        on_forgotten_();
    }
    result["mentions"] = storage::mentions(store, person.name);
    return result;
}

void ForgetCommands::remember(const std::vector<ContactId>& unfinished) {
    unfinished_ = unfinished;
    std::string list;
    for (const auto& id : unfinished_) {
        list += id + "\n";
    }
    engine_.store().set_note(unfinished_note, list);
}

void ForgetCommands::go_on(Instant now) {
    if (unfinished_.empty()) {
        return;
    }
    auto left = unfinished_;
    std::erase_if(left, [&](const ContactId& id) {
        return !storage::is_shown(engine_.store(), id) &&
               storage::forget(engine_.store(), id, now, engine_.today(now));
    });
    if (left.size() != unfinished_.size()) {
        remember(left);
        storage::forget_traces(engine_.store());
    }
}

} // namespace kith::app
