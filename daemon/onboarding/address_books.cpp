#include "onboarding/address_books.hpp"

#include "config/read_file.hpp"
#include "onboarding/ini_sections.hpp"

#include <algorithm>

namespace kith::onboarding {

namespace fs = std::filesystem;

using Kind = AddressBook::Kind;

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::size_t most_entries = 100000;

std::string text_of(const fs::path& file) { return config::read_file(file, most_bytes).text; }

bool is_card(const fs::path& file) {
    const auto name = file.filename().string();
    return !name.starts_with('.') && (name.ends_with(".vcf") || name.ends_with(".vcard"));
}

/// Of one folder; `below` becomes the folders in it.
std::size_t cards_right_in(const fs::path& folder, std::vector<fs::path>& below) {
    std::size_t cards = 0;
    std::size_t looked_at = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end;
         !error && entry != end && ++looked_at < most_entries; entry.increment(error)) {
        std::error_code of_entry;
        if (entry->is_directory(of_entry)) {
            below.push_back(entry->path());
        } else {
            cards += is_card(entry->path()) ? 1 : 0;
        }
    }
    return cards;
}

void add_folder(std::vector<AddressBook>& books, const char* origin, const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) {
        books.push_back({Kind::Folder, origin, folder, cards_in(folder)});
    }
}

std::string value_of(const IniSection& section, std::string_view key) {
    const auto found = section.values.find(key);
    return found == section.values.end() ? "" : found->second;
}

/// True when the plugin reads the folder already as it reads the other.
bool is_within(const fs::path& folder, const fs::path& other) {
    std::error_code error;
    const auto inner = fs::weakly_canonical(folder, error);
    const auto outer = fs::weakly_canonical(other, error);
    return inner == outer || inner.parent_path() == outer;
}

} // namespace

std::size_t cards_in(const fs::path& folder) {
    std::vector<fs::path> below;
    auto cards = cards_right_in(folder, below);
    for (const auto& one : below) {
        std::vector<fs::path> deeper;
        cards += cards_right_in(one, deeper);
    }
    return cards;
}

std::vector<AddressBook> vdirsyncer_books(const Surroundings& surroundings) {
    std::vector<AddressBook> books;
    auto own = surroundings.variable("VDIRSYNCER_CONFIG");
    auto text = own.empty() ? "" : text_of(surroundings.expanded(own));
    for (const auto& file : {surroundings.xdg("XDG_CONFIG_HOME", ".config") / "vdirsyncer/config",
                             surroundings.home / ".vdirsyncer/config"}) {
        if (text.empty()) {
            text = text_of(file);
        }
    }
    for (const auto& section : ini_sections(text)) {
        const bool of_cards = section.name.starts_with("storage ") &&
                              value_of(section, "type") == "filesystem" &&
                              value_of(section, "fileext") == ".vcf";
        if (of_cards) {
            add_folder(books, "vdirsyncer", surroundings.expanded(value_of(section, "path")));
        }
    }
    return books;
}

std::vector<AddressBook> khard_books(const Surroundings& surroundings) {
    std::vector<AddressBook> books;
    const auto file = surroundings.xdg("XDG_CONFIG_HOME", ".config") / "khard/khard.conf";
    bool in_books = false;
    for (const auto& section : ini_sections(text_of(file))) {
        if (section.depth == 1) {
            in_books = section.name == "addressbooks";
        } else if (in_books) {
            auto path = value_of(section, "path");
            const auto star = path.find('*'); // type = discover: all folders there
            if (star != std::string::npos) {
                path = path.substr(0, path.rfind('/', star));
            }
            add_folder(books, "khard", surroundings.expanded(path));
        }
    }
    return books;
}

std::vector<AddressBook> usual_folders(const Surroundings& surroundings) {
    std::vector<AddressBook> books;
    const auto data = surroundings.xdg("XDG_DATA_HOME", ".local/share");
    for (const auto& folder :
         {surroundings.home / ".contacts", data / "contacts", data / "vdirsyncer/contacts",
          surroundings.home / ".vdirsyncer/contacts", surroundings.home / "Contacts"}) {
        add_folder(books, "", folder);
    }
    std::erase_if(books, [](const AddressBook& book) { return book.people == 0; });
    return books;
}

std::vector<AddressBook> address_books(const Surroundings& surroundings) {
    std::vector<AddressBook> books;
    for (auto* find :
         {&vdirsyncer_books, &khard_books, &usual_folders, &evolution_books, &thunderbird_books}) {
        for (auto& book : (*find)(surroundings)) {
            const bool known = std::any_of(books.begin(), books.end(), [&](const auto& other) {
                return is_within(book.place, other.place);
            });
            if (!known) {
                books.push_back(std::move(book));
            }
        }
    }
    return books;
}

} // namespace kith::onboarding
