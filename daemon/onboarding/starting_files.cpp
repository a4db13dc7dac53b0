#include "onboarding/starting_files.hpp"

#include "config/toml_writing.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::onboarding {

using config::toml_string;
using config::toml_value;
using words::say;

namespace {

/// Lines as a comment.
std::string comment(const std::string& lines) {
    std::string text;
    for (std::size_t begin = 0; begin <= lines.size();) {
        const auto end = std::min(lines.find('\n', begin), lines.size());
        const auto line = lines.substr(begin, end - begin);
        text += line.empty() ? "#\n" : "# " + line + "\n";
        begin = end + 1;
    }
    return text;
}

std::string setting(const char* key, const domain::Value& value) {
    return std::string(key) + " = " + toml_value(value) + "\n";
}

std::string general(const Answers& answers) {
    auto text =
        comment(say("The language of reminders: \"en\" or \"de\".")) +
        setting("language", answers.language) + "\n" +
        comment(say("The hour at which a reminder is due, unless its rule says otherwise.")) +
        setting("at", answers.at) + "\n" +
        comment(say("The time zone; without it, that of the machine."));
    text += answers.time_zone.empty() ? "# timezone = \"Europe/Berlin\"\n"
                                      : setting("timezone", answers.time_zone);
    return text + "\n" +
           comment(say("The attention you give: only what may wait moves, to the first day with "
                       "room.")) +
           "[pace]\npeople_per_day = 3\n# days = \"workdays\"\n";
}

std::string channel(const std::string& what, const char* name, const char* plugin) {
    return "\n" + comment(what) + "[[channel]]\nname = " + toml_string(name) +
           "\nplugin = " + toml_string(plugin) + "\n";
}

std::string mail_channel(const MailAnswers& mail, const std::string& at) {
    auto text = channel(say("One mail a day with all who wait."), "mail", "email") +
                "digest = { at = " + toml_string(at) +
                ", days = \"daily\" }\n\n[channel.settings]\n";
    text += setting("to", domain::Value::Array{mail.to}) + setting("from", mail.from) +
            setting("host", mail.host);
    if (!mail.tls.empty()) {
        text += setting("tls", mail.tls);
    }
    if (mail.port) {
        text += setting("port", *mail.port);
    }
    if (!mail.user.empty()) {
        text += setting("user", mail.user) + setting("password_file", mail.password_file);
    }
    if (!mail.ca_file.empty()) {
        text += setting("ca_file", mail.ca_file);
    }
    return text;
}

std::string channels(const Answers& answers) {
    std::string text;
    if (answers.desktop) {
        text += channel(say("A popup on the desktop, with buttons for \"done\" and \"later\"."),
                        "desktop", "desktop");
    }
    if (answers.mail) {
        text += mail_channel(*answers.mail, answers.at);
    }
    if (answers.calendar) {
        text += channel(say("A calendar to subscribe to: `kith status` shows its address."),
                        "calendar", "calendar");
    }
    return text;
}

std::string kith_file(const Answers& answers) {
    auto text = comment(say("kith.toml: how kith speaks to you, and where it finds people.\n"
                            "\n"
                            "kith reads a file again as soon as you save it; with a fault in it "
                            "nothing changes, and\n"
                            "`kith check` shows every fault with its line. `man kith.toml` has all "
                            "that can be said.")) +
                "\n" + general(answers) + "\n" +
                comment(say("Channels: the ways a reminder reaches you. Every reminder goes "
                            "through every channel,\nunless its rule names some.")) +
                channels(answers) + "\n" +
                comment(say("Sources: where kith finds people, besides the files in contacts/. It "
                            "only reads there."));
    if (answers.directories.empty()) {
        return text + "#\n# [[source]]\n# name = \"address-book\"\n# plugin = \"vcard\"\n#\n"
                      "# [source.settings]\n# directories = [\"~/.contacts\"]\n";
    }
    domain::Value::Array folders(answers.directories.begin(), answers.directories.end());
    return text +
           "\n[[source]]\nname = \"address-book\"\nplugin = \"vcard\"\n\n[source.settings]\n" +
           setting("directories", folders);
}

std::string networks_file() {
    const auto network = [](const std::string& name, const char* type) {
        return "\n[[network]]\nname = " + toml_string(name) + "\ntype = " + toml_string(type) +
               "\n";
    };
    return comment(say("networks.toml: the circles you belong to. People say which they are in, "
                       "rules choose by them.\n"
                       "\n"
                       "type           \"informal\", \"institutional\" or \"professional\"\n"
                       "participation  \"active\", which counts if it is not said, or "
                       "\"passive\"")) +
           network(say("Friends"), "informal") + network(say("Colleagues"), "professional") + "\n" +
           comment(say("A membership that binds, with what it asks and brings:")) +
           "#\n# [[network]]\n" + "# name = " + toml_string(say("Association")) +
           "\n# type = \"institutional\"\n#\n# [network.membership]\n"
           "# dues = { on = \"31 March\", amount = \"120 EUR\" }\n"
           "# notice = \"3 months before 31 December\"\n";
}

std::string rule(const std::string& name, const char* kind, const std::string& rest) {
    return "[[rule]]\nname = " + toml_string(name) + "\nkind = " + toml_string(kind) + "\n" + rest;
}

/// For the networks of networks_file().
std::string rules_of_networks() {
    const auto friends = toml_string(say("Friends"));
    const auto colleagues = toml_string(say("Colleagues"));
    return comment(say("The last real contact lies longer ago than `every`. Of these rules the "
                       "first that fits a person counts.")) +
           rule("friends", "keep-in-touch",
                "for = { network = " + friends +
                    " }\nevery = \"6 weeks\"\nat_worst = \"3 months\"\n\n") +
           rule("colleagues", "keep-in-touch",
                "for = { network = " + colleagues + " }\nevery = \"3 months\"\n\n");
}

std::string rules_file(const Answers& answers) {
    return comment(
               say("rules.toml: what kith reminds you of. Change what you like; `kith simulate` "
                   "shows\nwhat a change would ask of you.")) +
           "\n" + (answers.has_networks ? "" : rules_of_networks()) +
           comment(say("Some days after a meeting, unless you were in touch since.")) +
           rule("after-meetings", "follow-up",
                "for = \"everyone\"\non = [\"meeting\"]\nafter = \"3 days\"\n\n") +
           comment(say("Birthdays, of everybody in the address book, too.")) +
           rule("birthdays", "occasion",
                "for = \"everyone\"\ndate = \"birthday\"\nahead = [\"7 days\", \"0 days\"]\n");
}

std::string people_file() {
    return comment(say("People whom you write down yourself; `kith add` writes into added.toml "
                       "beside this. Whoever is in the\naddress book needs no entry: `kith edit "
                       "NAME` makes one where you have more to say.")) +
           "#\n# [[contact]]\n# name = \"Anna Berger\"\n# emails = [\"anna@example.org\"]\n"
           "# birthday = \"1986-11-27\"\n# networks = [" +
           toml_string(say("Friends")) +
           "]\n# every = \"2 months\"\n# last_contact = \"2026-01-15\"\n# note = \"\"\n";
}

} // namespace

std::vector<StartingFile> starting_files(const Answers& answers) {
    return {{"kith.toml", kith_file(answers)},
            {"networks.toml", networks_file()},
            {"rules.toml", rules_file(answers)},
            {"contacts/people.toml", people_file()}};
}

std::string channels_only(const Answers& answers) { return general(answers) + channels(answers); }

} // namespace kith::onboarding
