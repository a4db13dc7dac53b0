#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

namespace {

void add_pause(Verbs& verbs) {
    auto& pause = verbs.add("pause", "let kith rest; alone: shows the pauses");
    auto* name = pause.text("NAME", "name", "only of this person or network; without: everything");
    auto* until = pause.text("--until", "until", "the last day: 2027-01-06, 2 weeks");
    name->needs(until);
    pause.text("--from", "from", "the first day, if not today")->needs(until);
    pause.text("--deputy", "deputy", "who stands in: said with duties that fall into it")
        ->needs(until);
}

void add_pace(Verbs& verbs) {
    auto& pace = verbs.add("pace", "how often somebody comes up; alone: your days and their load");
    auto* name = pace.text("NAME", "name", "the beginning of a name, or an id");
    pace.words("HOW", "every",
               "longer (half as often), never, a span such as 3 months, or rule: as the rules say")
        ->needs(name);
}

void add_meet(Verbs& verbs) {
    auto& meet = verbs.add("meet", "whom you are to meet; alone: shows what is arranged");
    auto* names = meet.texts("NAME", "names", "everybody who will be there");
    auto* day = meet.text("--on", "on", "the day: 2026-11-30, tomorrow, 3d")->needs(names);
    names->needs(day);
    meet.text("--at", "at", "the time: 14:30")->needs(day);
    meet.text("-m,--title", "title", "what it is about")->needs(day);
    meet.number("--cancel", "cancel", "the number that `kith meet` shows")->excludes(names);
}

} // namespace

void add_attention_verbs(Verbs& verbs) {
    add_pause(verbs);
    verbs.add("resume", "you are back: ends a pause")
        .text("NAME", "name", "only that of this person or network");
    add_pace(verbs);
    add_meet(verbs);
    verbs.add("fresh-start", "let go of everything overdue; says what it would do")
        .flag("--yes", "yes", "do it");
}

} // namespace kith::cli
