#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

namespace {

void add_rule(Verb& verb, const char* help) { verb.text("--rule", "rule", help); }

} // namespace

void add_reminder_verbs(Verbs& verbs) {
    verbs.add("due", "who deserves attention today, and why (the default)");
    verbs.add("agenda", "what is open and what is coming")
        .preset("days", 30)
        .number("--days", "days", "how far ahead")
        ->check(CLI::Range(0, 548))
        ->default_str("30");

    auto& done = verbs.add("done", "their reminder is answered");
    done.name()->required();
    done.text("-m,--note", "note", "how: \"paid 120 EUR\", \"sent the minutes\"");
    add_rule(done, "only what this rule asks for, as `kith show` names it; a duty even early");

    auto& skip = verbs.add("skip", "not this time");
    skip.name()->required();
    skip.text("-m,--note", "note", "why");
    add_rule(skip, "only what this rule asks for");

    auto& snooze = verbs.add("snooze", "say it again later");
    snooze.name()->required();
    snooze.words("WHEN", "until", "3d, 2 weeks, tomorrow or 2026-12-01")->required();
    add_rule(snooze, "only what this rule asks for");
}

} // namespace kith::cli
