#include "cli/import/import_task.hpp"
#include "cli/triage/triage_task.hpp"
#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

using domain::Value;

namespace {

int run_import(const Value& params) {
    ImportWishes wishes;
    for (const auto& file : params.at("files").as_array()) {
        wishes.files.push_back(file.as_string());
    }
    wishes.yes = params.flag_or("yes", false);
    wishes.json = params.flag_or("json", false);
    wishes.unsure = params.flag_or("unsure", false) ? Unsure::Taken : Unsure::LeftOut;
    return import_people(wishes);
}

int run_triage(const Value& params) {
    return triage(params.flag_or("json", false) ? TriageShape::Json : TriageShape::Keys);
}

} // namespace

void add_onboarding_verbs(Verbs& verbs) {
    auto& import = verbs.add("import", "take people in from another program's files; says what it "
                                       "would do, and asks");
    import
        .texts("FILES", "files",
               "vCard, CSV as Google Contacts, Outlook or LinkedIn export it, or Monica's JSON")
        ->required();
    import.flag("--yes", "yes", "do it without asking");
    import.flag("--unsure", "unsure", "take those who are perhaps known for new people");
    import.run(run_import);
    auto& triage = verbs.add("triage", "go through those who have neither network nor cadence, one "
                                       "key each");
    triage.run(run_triage);
}

} // namespace kith::cli
