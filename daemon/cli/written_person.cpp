#include "cli/written_person.hpp"

#include "cli/phrasing.hpp"
#include "cli/rendering.hpp"
#include "words/words.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <sysexits.h>

namespace kith::cli {

namespace fs = std::filesystem;

using domain::Value;
using words::say;

namespace {

const Value* earliest(const Value& items) {
    const Value* first = nullptr;
    for (const auto& item : items.as_array()) {
        if (first == nullptr || item.at("date").as_string() < first->at("date").as_string()) {
            first = &item;
        }
    }
    return first;
}

} // namespace

std::string what_follows(const std::string& id, const fs::path& directory, NearbyDaemon& daemon,
                         Value& next) {
    if (!daemon.is_there()) {
        return say("kithd does not run; once it does, it reads this by itself.\n");
    }
    if (!is_taken_in(directory, daemon)) {
        return say("The kithd that runs did not take it in: `kith status` and `kith check` say "
                   "why.\n");
    }
    try {
        const auto shown = daemon.ask("show", Value::Object{{"name", id}});
        const auto* first = shown ? earliest(shown->at("items")) : nullptr;
        if (first == nullptr) {
            return say(
                "No rule speaks of this person yet. Say how often (--every \"2 months\"), or "
                "give a network that a rule is for; `kith why {}` explains.\n",
                id);
        }
        next = *first;
        return printable(next_line(Value::Object{{"next", next}}));
    } catch (const control::Refused& refusal) {
        return printable(refusal.what()) + std::string("\n");
    }
}

std::string as_checked(const std::vector<domain::Diagnostic>& diagnostics) {
    std::string text;
    for (const auto& one : diagnostics) {
        text += (text.empty() ? "" : "\n") + one.excerpt;
    }
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    return printable(text);
}

int complain_of(const authoring::NotWritten& fault) {
    if (const auto* broken = dynamic_cast<const authoring::Broken*>(&fault)) {
        fmt::print(stderr, "{}\n", as_checked(broken->diagnostics));
    }
    fmt::print(stderr, "kith: {}\n", printable(fault.what()));
    return dynamic_cast<const authoring::Broken*>(&fault) != nullptr ? EX_DATAERR : EX_CANTCREAT;
}

std::string short_path(const fs::path& path) {
    const char* home = std::getenv("HOME");
    const auto text = path.string();
    const std::string own = home == nullptr ? "" : std::string(home) + "/";
    return own.size() > 1 && text.starts_with(own) ? "~/" + text.substr(own.size()) : text;
}

} // namespace kith::cli
