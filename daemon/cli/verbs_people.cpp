#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

using domain::Value;

namespace {

/// What --they, --gave and --received mean together.
void weigh(Value& params) {
    const bool gave = params.flag_or("gave", false);
    const bool received = params.flag_or("received", false);
    const bool they = params.flag_or("they", false);
    auto members = params.as_object();
    for (const auto* flag : {"gave", "received", "they"}) {
        members.erase(flag);
    }
    members["direction"] = they ? "in" : "out";
    members["balance"] = gave && received ? "mutual"
                         : gave           ? "gave"
                         : received       ? "received"
                                          : "none";
    params = std::move(members);
}

/// `words` are read by kithd: it knows the names.
void add_log(Verbs& verbs) {
    auto& log = verbs.add("log", "we were in touch");
    log.texts("WORDS", "words",
              "whom, then how (call, meeting, message, letter, event, or c m n l e) and when, if "
              "it was not a call today: anna m, \"anna, ben meeting\", anna yesterday")
        ->required();
    log.text("-m,--note", "note", "what to remember");
    log.text("-d,--date", "date", "when it was: 2026-11-23, yesterday, last friday, 12 March, -3d");
    auto* follow_up =
        log.text("-f,--follow-up", "follow_up", "remind me again: 2 weeks, 2026-12-01");
    auto* promise =
        log.text("-p,--promise", "promise", "what I promised; needs --follow-up")->needs(follow_up);
    log.text("--introduce", "introduce",
             "I promised to introduce this person to them, within a week or by --follow-up")
        ->excludes(promise);
    log.flag("-t,--they", "they", "they reached out");
    log.flag("-g,--gave", "gave", "I gave something: help, advice, time");
    log.flag("-r,--received", "received", "I received something");
    log.then(weigh);
}

void add_evidence(Verbs& verbs) {
    auto& evidence = verbs.add("evidence", "what sources found: we were in touch, or will meet; "
                                           "alone: goes through what waits");
    evidence.texts("--take", "take",
                   "record these: the numbers that `kith evidence` shows, or all");
    evidence.texts("--refuse", "refuse",
                   "not these: numbers, or all; one that was taken is taken back");
    evidence.flag("--lately", "lately", "what was taken in the last 30 days");
}

} // namespace

void add_person_verbs(Verbs& verbs) {
    verbs.add("show", "everything known of a person or a network").name()->required();
    add_log(verbs);
    add_evidence(verbs);
    auto& forget = verbs.add("forget", "take a person out of everything; says what it would do");
    forget.name()->required();
    forget.flag("--yes", "yes", "do it");
    verbs.add("balance", "what one gave and received, in words").name()->required();
    auto& history =
        verbs.add("history", "what was done and skipped, and every attempt to tell you");
    history.text("NAME", "name", "only of this person or network");
    history.preset("limit", 50)
        .number("--limit", "limit", "how many")
        ->check(CLI::Range(1, 1000))
        ->default_str("50");
}

} // namespace kith::cli
