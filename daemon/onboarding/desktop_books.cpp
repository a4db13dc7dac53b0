#include "onboarding/address_books.hpp"

#include "onboarding/card_database.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::onboarding {

namespace fs = std::filesystem;

using Kind = AddressBook::Kind;

namespace {

/// Adds it unless it holds nobody or cannot be read.
void add_database(std::vector<AddressBook>& books, Kind kind, const char* origin,
                  const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return;
    }
    try {
        if (const auto people = cards_of_database(kind, file).size(); people > 0) {
            books.push_back({kind, origin, file, people});
        }
    } catch (const std::runtime_error&) {
        return; // of another make: not an address book for us
    }
}

std::vector<fs::path> folders_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

std::vector<AddressBook> evolution_books(const Surroundings& surroundings) {
    std::vector<AddressBook> books;
    for (const auto& data : {surroundings.xdg("XDG_DATA_HOME", ".local/share"),
                             surroundings.home / ".var/app/org.gnome.Evolution/data"}) {
        for (const auto& folder : folders_in(data / "evolution/addressbook")) {
            add_database(books, Kind::Evolution, "Evolution", folder / "contacts.db");
        }
    }
    return books;
}

std::vector<AddressBook> thunderbird_books(const Surroundings& surroundings) {
    std::vector<AddressBook> books;
    for (const char* place : {".thunderbird", "snap/thunderbird/common/.thunderbird",
                              ".var/app/org.mozilla.Thunderbird/.thunderbird"}) {
        for (const auto& profile : folders_in(surroundings.home / place)) {
            for (const auto& file : folders_in(profile)) {
                const auto name = file.filename().string();
                // history.sqlite gathers whoever got a mail: no address book to keep in touch by.
                if (name.starts_with("abook") && name.ends_with(".sqlite")) {
                    add_database(books, Kind::Thunderbird, "Thunderbird", file);
                }
            }
        }
    }
    return books;
}

} // namespace kith::onboarding
