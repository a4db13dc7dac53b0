#include "cli/init_files.hpp"

#include "authoring/contact_writer.hpp"
#include "cli/written_person.hpp"
#include "onboarding/card_database.hpp"
#include "onboarding/starting_files.hpp"
#include "words/words.hpp"

namespace kith::cli {

namespace fs = std::filesystem;

using authoring::NotWritten;
using onboarding::AddressBook;
using words::say;

namespace {

/// A name beside the file under which nothing lies.
std::string free_old_name(const fs::path& directory, const std::string& name) {
    std::error_code error;
    auto old = name + ".old";
    for (int number = 2; fs::exists(directory / old, error); ++number) {
        old = name + ".old-" + std::to_string(number);
    }
    return old;
}

/// The cards of a database as one file, and the folder it lies in among the directories.
void copy_cards(const AddressBook& book, InitFiles& files) {
    std::string text;
    try {
        for (const auto& card : onboarding::cards_of_database(book.kind, book.place)) {
            text += card + (card.ends_with('\n') ? "" : "\r\n");
        }
    } catch (const std::runtime_error& error) {
        throw NotWritten(say("the address book cannot be copied: {}", error.what()));
    }
    const auto name = book.origin + "-" + std::to_string(files.cards.size() + 1) + ".vcf";
    files.cards.push_back({name, std::move(text), authoring::text_of(files.cards_place, name)});
}

bool has_people_files(const fs::path& directory) {
    return !authoring::people_in(directory).empty();
}

void add_configuration(const InitAnswers& answers, const fs::path& directory, Existing existing,
                       InitFiles& files) {
    for (auto& file : onboarding::starting_files(answers.files)) {
        auto before = authoring::text_of(directory, file.name);
        const bool is_general = file.name == "kith.toml";
        if (before && is_general && existing == Existing::Replaced) {
            files.configuration.push_back({free_old_name(directory, file.name), *before, {}});
        } else if (before || (file.name.starts_with("contacts/") && has_people_files(directory))) {
            files.kept.push_back(file.name);
            continue;
        }
        files.configuration.push_back({file.name, std::move(file.text), std::move(before)});
    }
}

} // namespace

InitFiles init_files(InitAnswers& answers, const fs::path& directory,
                     const onboarding::Surroundings& surroundings, Existing existing) {
    InitFiles files;
    files.cards_place = surroundings.xdg("XDG_DATA_HOME", ".local/share") / "kith/address-book";
    const bool is_there = authoring::text_of(directory, "kith.toml").has_value();
    if (is_there && existing == Existing::Refused) {
        throw NotWritten(say("{} is there already. `kith edit` changes it; `kith init --replace` "
                             "begins anew and keeps the old one as kith.toml.old.",
                             short_path(directory / "kith.toml")));
    }
    for (const auto& book : answers.books) {
        if (book.kind == AddressBook::Kind::Folder) {
            answers.files.directories.push_back(short_path(book.place));
        } else {
            copy_cards(book, files);
        }
    }
    if (!files.cards.empty()) {
        answers.files.directories.push_back(short_path(files.cards_place));
    }
    answers.files.has_networks = authoring::text_of(directory, "networks.toml").has_value();
    if (answers.password) {
        auto before = authoring::text_of(directory, password_name);
        if (before && existing == Existing::Refused) {
            throw NotWritten(say("{} is there already; with --replace it is written anew",
                                 short_path(directory / password_name)));
        }
        files.configuration.push_back({password_name, *answers.password + "\n", std::move(before)});
    }
    add_configuration(answers, directory, existing, files);
    return files;
}

} // namespace kith::cli
