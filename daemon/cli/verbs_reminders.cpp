#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

void add_reminder_verbs(Verbs& verbs) {
    verbs.add("due", "who deserves attention today, and why (the default)");
    verbs.add("agenda", "what is open and what is coming")
        .preset("days", 30)
        .number("--days", "days", "how far ahead")
        ->check(CLI::Range(0, 548))
        ->default_str("30");

    auto& done = verbs.add("done", "their reminder is answered");
    done.name()->required();
    done.text("-m,--note", "note", "how");

    auto& skip = verbs.add("skip", "not this time");
    skip.name()->required();
    skip.text("-m,--note", "note", "why");

    auto& snooze = verbs.add("snooze", "say it again later");
    snooze.name()->required();
    snooze.text("WHEN", "until", "3d, 2 weeks, tomorrow or 2026-12-01")->required();
}

} // namespace kith::cli
