#include "cli/evidence_round.hpp"

#include "cli/key_input.hpp"
#include "cli/phrasing.hpp"
#include "cli/rendering.hpp"
#include "control/control_client.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <iterator>
#include <utility>

namespace kith::cli {

using domain::Value;
using words::say;

namespace {

enum class Choice { Yes, No, Person, Source, Enough, Unclear };

/// The English keys work in every language, behind its own.
Choice choice_of(int key) {
    const std::pair<const char*, Choice> keys[] = {{words::tr_in("key", "y"), Choice::Yes},
                                                   {words::tr_in("key", "n"), Choice::No},
                                                   {words::tr_in("key", "a"), Choice::Person},
                                                   {words::tr_in("key", "s"), Choice::Source},
                                                   {words::tr_in("key", "q"), Choice::Enough},
                                                   {"y", Choice::Yes},
                                                   {"n", Choice::No},
                                                   {"a", Choice::Person},
                                                   {"s", Choice::Source},
                                                   {"q", Choice::Enough}};
    if (key == KeyInput::ended || key == KeyInput::control_d) {
        return Choice::Enough;
    }
    const auto* found =
        std::ranges::find_if(keys, [&](const auto& one) { return *one.first == key; });
    return found == std::end(keys) ? Choice::Unclear : found->second;
}

std::string text_of(const Value& proposal, const char* member) {
    return printable(proposal.at(member).as_string());
}

std::string name_of(const Value& proposal) {
    return printable(proposal.at("contact").at("name").as_string());
}

void show(const Value& proposal, std::size_t left, const Terminal& terminal) {
    fmt::print(
        "\n{}  {}\n", terminal.bold(name_of(proposal)),
        terminal.dim(words::say_many("{} waits", "{} wait", static_cast<std::int64_t>(left))));
    fmt::print("    {}\n    {}  {}\n", proposal_in_words(proposal), text_of(proposal, "evidence"),
               terminal.dim("(" + text_of(proposal, "source") + ")"));
    fmt::print("{} ", say("y yes   n no   a all of {}   s all of {}   q enough:", name_of(proposal),
                          text_of(proposal, "source")));
    std::fflush(stdout);
}

/// Those that go with the first one, which leave the queue.
std::vector<Value> leave(std::deque<Value>& waiting, Choice choice) {
    const auto first = waiting.front();
    const auto goes = [&](const Value& one) {
        switch (choice) {
        case Choice::Person:
            return one.at("contact").at("id") == first.at("contact").at("id");
        case Choice::Source:
            return one.at("source") == first.at("source");
        default:
            return one.at("id") == first.at("id");
        }
    };
    std::vector<Value> ids;
    for (const auto& one : waiting) {
        if (goes(one)) {
            ids.push_back(one.at("id"));
        }
    }
    std::erase_if(waiting, goes);
    return ids;
}

} // namespace

void go_through_evidence(const Value& answer, const Terminal& terminal,
                         const std::function<Value(Value params)>& ask) {
    const auto& proposals = answer.at("proposals").as_array();
    std::deque<Value> waiting(proposals.begin(), proposals.end());
    while (!waiting.empty()) {
        show(waiting.front(), waiting.size(), terminal);
        auto choice = Choice::Unclear;
        while (choice == Choice::Unclear) {
            // Only as long as it waits: whoever tires of kithd can press Ctrl-C.
            choice = choice_of(KeyInput(KeyInput::Control::Signals).next_key());
        }
        if (choice == Choice::Enough) {
            fmt::print("{}\n", say("The rest waits."));
            return;
        }
        const auto ids = leave(waiting, choice);
        Value params{Value::Object{}};
        params[choice == Choice::No ? "refuse" : "take"] =
            Value(Value::Array(ids.begin(), ids.end()));
        try {
            fmt::print("{}\n{}", choice == Choice::No ? say("no") : say("yes"),
                       render("evidence", ask(std::move(params)), terminal));
        } catch (const control::Refused& refusal) { // its source took it back meanwhile
            fmt::print("{}\n", printable(refusal.what()));
        }
        std::fflush(stdout);
    }
}

} // namespace kith::cli
