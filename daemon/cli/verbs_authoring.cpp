#include "cli/add_person.hpp"
#include "cli/edit.hpp"
#include "cli/init.hpp"
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

void add_init(Verbs& verbs) {
    auto& begin = verbs.add("init", "begin: five questions, and the files are there");
    begin.text("--language", "language", "of reminders, and of the files: en, de");
    begin.text("--time-zone", "time_zone", "such as Europe/Berlin; else that of the machine");
    begin.text("--at", "at", "when reminders are due: 08:00");
    begin.text("--ways", "ways", "how they reach you: desktop,mail,calendar");
    begin.text("--mail-to", "mail_to", "your address");
    begin.text("--mail-from", "mail_from", "the sender");
    begin.text("--mail-host", "mail_host", "the mail server for sending");
    begin.number("--mail-port", "mail_port", "its port")->check(CLI::Range(1, 65535));
    begin.text("--mail-tls", "mail_tls", "starttls, tls, or none to this machine only")
        ->check(CLI::IsMember({"starttls", "tls", "none"}));
    begin.text("--mail-user", "mail_user", "the name to log in with, or none");
    begin.text("--mail-ca-file", "mail_ca_file",
               "authorities to trust, if the server has a certificate of its own");
    begin.text("--mail-password-file", "mail_password_file", "a file that holds the password");
    begin
        .texts("--address-book", "address_books", "a folder of vCards, or none; repeat it for more")
        ->expected(1)
        ->take_all();
    begin.flag("-y,--yes", "yes", "ask nothing: what is not said is as usual");
    begin.flag("--dry-run", "dry-run", "show the files and write nothing");
    begin.flag("--no-test", "no-test", "send no test");
    begin.flag("--replace", "replace", "begin anew; the old kith.toml is kept as kith.toml.old");
    begin.text("--config", "config", "the directory of kith.toml, if it is not the usual one");
    begin.run(init);
}

} // namespace

void add_authoring_verbs(Verbs& verbs) {
    add_init(verbs);
    add_add(verbs);
    auto& change = verbs.add("edit", "change a file in your editor; only a good one is taken");
    change.text("NAME", "name",
                "a person, or rules, networks, contacts/FILE; without it kith.toml");
    change.text("--config", "config", "the directory of kith.toml, if it is not the usual one");
    change.run(edit);
}

} // namespace kith::cli
