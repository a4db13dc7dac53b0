#include "cli/edit_target.hpp"

#include "authoring/contact_writer.hpp"
#include "authoring/kithd_judge.hpp"
#include "cli/question.hpp"
#include "domain/name_match.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::cli {

namespace fs = std::filesystem;

using authoring::ContactWriter;
using authoring::KnownContact;
using domain::Value;
using words::say;

namespace {

int lines_in(std::string_view text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

EditTarget whole_file(const std::string& file, const fs::path& directory) {
    EditTarget target;
    target.file = file;
    target.before = authoring::text_of(directory, file);
    target.draft = target.before.value_or("");
    return target;
}

/// "rules" and "rules.toml"; "contacts/friends". Empty when the name is no file's.
std::string file_named(const std::string& name, const fs::path& directory) {
    auto file = name.ends_with(".toml") ? name : name + ".toml";
    for (const char* own : {"kith.toml", "networks.toml", "rules.toml"}) {
        if (file == own) {
            return file;
        }
    }
    std::error_code error;
    const bool is_of_people = file == "contacts.toml" || file.starts_with("contacts/");
    return is_of_people && file.find("..") == file.npos && fs::exists(directory / file, error)
               ? file
               : "";
}

EditTarget entry_of(const KnownContact& known, const fs::path& directory) {
    auto target = whole_file(known.file, directory);
    target.line = known.place.line;
    target.person = known.place.id;
    return target;
}

/// Those whom the words fit best.
std::vector<KnownContact> matching(const std::vector<KnownContact>& people,
                                   const std::string& name) {
    std::vector<KnownContact> found;
    auto best = domain::NameMatch::Prefix;
    for (const auto& one : people) {
        const auto match = one.place.id == name ? domain::NameMatch::Whole
                                                : domain::match_name(name, one.place.name);
        if (match > best) {
            found.clear();
            best = match;
        }
        if (match == best) {
            found.push_back(one);
        }
    }
    return found;
}

EditTarget from_files(const std::vector<KnownContact>& people, const std::string& name,
                      const fs::path& directory) {
    const auto found = matching(people, name);
    if (found.empty()) {
        throw NoTarget(
            say("nobody in {} is called \"{}\"; those of the address book are known once "
                "kithd runs",
                directory.string(), name));
    }
    std::size_t choice = 0;
    if (found.size() > 1) {
        std::vector<std::string> names;
        names.reserve(found.size());
        for (const auto& one : found) {
            names.push_back(one.place.name + "  " + one.file + ":" +
                            std::to_string(one.place.line));
        }
        const auto answer = can_ask() ? chosen(say("Who is meant?"), names) : std::nullopt;
        if (!answer) {
            throw NoTarget(say("\"{}\" fits several; say more of the name", name));
        }
        choice = *answer;
    }
    return entry_of(found[choice], directory);
}

/// What stands under a new entry, to be uncommented.
std::string suggestions() {
    return "# every = \"6 weeks\"\n# networks = [\"\"]\n# tags = [\"\"]\n# note = \"\"\n";
}

/// A new entry at the end that belongs to a card.
EditTarget overlay_of(const std::string& id, const std::string& name, const fs::path& directory) {
    auto target = whole_file(ContactWriter::usual_file, directory);
    const auto start = target.before ? *target.before : authoring::opening_comment();
    const auto table = authoring::with_contacts(start, {{{"card", id}}});
    const auto header = table.rfind("[[contact]]");
    const auto comment =
        "# " + say("{}, from the address book. What stands here goes with the card, "
                   "which stays as it is.",
                   name);
    target.draft = table.substr(0, header) + comment + "\n" + table.substr(header) + suggestions();
    target.line = lines_in(std::string_view(target.draft).substr(0, header)) + 2;
    target.person = id;
    return target;
}

/// The one the daemon means, in the files under its id, or under its name or address.
std::optional<KnownContact> entry_in(const std::vector<KnownContact>& people, const std::string& id,
                                     const std::string& name) {
    for (const auto& one : people) {
        if (one.place.id == id) {
            return one;
        }
    }
    for (const auto& one : people) {
        if (!one.place.name.empty() && domain::folds_alike(one.place.name, name)) {
            return one;
        }
    }
    return std::nullopt;
}

} // namespace

EditTarget edit_target(const std::string& name, const fs::path& directory, NearbyDaemon& daemon) {
    if (name.empty()) {
        return whole_file("kith.toml", directory);
    }
    if (const auto file = file_named(name, directory); !file.empty()) {
        return whole_file(file, directory);
    }
    const auto people = authoring::people_in(directory);
    const auto shown = daemon.show(name);
    if (!shown) {
        return from_files(people, name, directory);
    }
    const auto& contact = shown->at("contact");
    const auto id = contact.at("id").as_string();
    if (contact.text_or("subject", "person") != "person") {
        auto target = whole_file("networks.toml", directory);
        const auto place = target.draft.find("\"" + contact.at("name").as_string() + "\"");
        target.line =
            1 +
            lines_in(
                std::string_view(target.draft).substr(0, place == std::string::npos ? 0 : place));
        return target;
    }
    const auto entry = entry_in(people, id, contact.at("name").as_string());
    return entry ? entry_of(*entry, directory)
                 : overlay_of(id, contact.at("name").as_string(), directory);
}

} // namespace kith::cli
