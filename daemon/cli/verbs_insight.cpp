#include "cli/verbs.hpp"
#include "words/words.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace kith::cli {

using domain::Value;

namespace {

/// What fits into one request with room to spare; config takes no larger rules file either.
constexpr std::uintmax_t most_bytes = std::uintmax_t{512} * 1024;

void add_why(Verbs& verbs, const char* name, const char* help) {
    auto& why = verbs.add(name, help);
    why.name()->required();
    why.text("--on", "on", "of that day: 2026-12-24, tomorrow, 2 weeks");
}

/// Reads the file. Returns what is wrong with it; empty when nothing is.
std::string read_rules(const std::string& path, std::string& text) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) {
        return path + ": " + error.message();
    }
    if (size > most_bytes) {
        return words::say("{}: larger than 512 KiB", path);
    }
    std::ifstream file(path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
    return file.bad() || !file.is_open() ? words::say("{}: cannot be read", path) : std::string();
}

/// kithd is given the text, not the path: it may not see the files that its user sees.
void add_against(Verb& simulate) {
    auto rules = std::make_shared<std::string>();
    simulate.text("--against", "against", "another rules.toml: what would be different with it")
        ->check([rules](const std::string& path) { return read_rules(path, *rules); });
    simulate.then([rules](Value& params) {
        if (const auto path = params.text_or("against", ""); !path.empty()) {
            Value against;
            against["name"] = std::filesystem::path(path).filename().string();
            against["text"] = *rules;
            params["against"] = std::move(against);
        }
    });
}

void add_simulate(Verbs& verbs) {
    auto& simulate = verbs.add("simulate", "what would be, if you did what kith asks");
    simulate.preset("days", 365)
        .number("--days", "days", "how far ahead")
        ->check(CLI::Range(1, 3660))
        ->default_str("365");
    simulate
        .number("--attentive", "attentive", "on how many of a hundred days you do what is asked")
        ->check(CLI::Range(1, 100));
    add_against(simulate);
}

} // namespace

void add_insight_verbs(Verbs& verbs) {
    add_why(verbs, "why", "what is said of somebody, and why");
    add_why(verbs, "why-not", "why each rule says nothing of somebody");

    auto& rules = verbs.add("rules", "every rule: whom it is for, and when it next speaks");
    auto& test = verbs.add(rules.command(), "test", "rules-test",
                           "which channels a reminder of somebody would take now, and why");
    test.name()->required();
    test.text("--rule", "rule", "only under this rule");

    add_simulate(verbs);
}

} // namespace kith::cli
