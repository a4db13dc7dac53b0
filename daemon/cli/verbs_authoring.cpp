#include "cli/add_person.hpp"
#include "cli/edit.hpp"
#include "cli/verbs.hpp"

#include <CLI/CLI.hpp>

namespace kith::cli {

namespace {

/// The keys of config/contacts/sample.toml.
void add_add(Verbs& verbs) {
    auto& add = verbs.add("add", "write a new person into your files");
    add.words("PERSON", "name", "the whole name")->required();
    add.texts("--email", "emails", "an address; repeat it for more")->expected(1)->take_all();
    add.texts("--phone", "phones", "a number; repeat it for more")->expected(1)->take_all();
    add.text("--birthday", "birthday", "1986-11-27 or 27.11.1986; without the year 27.11.");
    add.texts("-n,--network", "networks", "a network of networks.toml; repeat it for more")
        ->expected(1)
        ->take_all();
    add.texts("--institution", "institutions", "where this person works; repeat it for more")
        ->expected(1)
        ->take_all();
    add.texts("--tag", "tags", "a word of yours; repeat it for more")->expected(1)->take_all();
    add.text("--importance", "importance", "low, normal or high");
    add.text("--language", "language", "of this person: de, en, fr");
    add.text("-e,--every", "every", "how often you want to be in touch, whatever the rules say");
    add.text("--at-worst", "at_worst", "the latest; needs --every");
    add.text("--last-contact", "last_contact", "the day you last were in touch: 2026-01-15");
    add.text("-m,--note", "note", "what to remember");
    add.text("--id", "id", "what kith is to call this person, if another has the same name");
    add.flag("--same", "same", "this person has a card in the address book: write beside it");
    add.text("--config", "config", "the directory of kith.toml, if it is not the usual one");
    add.run(add_person);
}

} // namespace

void add_authoring_verbs(Verbs& verbs) {
    add_add(verbs);
    auto& change = verbs.add("edit", "change a file in your editor; only a good one is taken");
    change.text("NAME", "name",
                "a person, or rules, networks, contacts/FILE; without it kith.toml");
    change.text("--config", "config", "the directory of kith.toml, if it is not the usual one");
    change.run(edit);
}

} // namespace kith::cli
