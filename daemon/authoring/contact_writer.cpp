#include "authoring/contact_writer.hpp"

#include "authoring/faults.hpp"
#include "authoring/write.hpp"
#include "config/read_file.hpp"
#include "words/words.hpp"

#include <algorithm>

namespace kith::authoring {

namespace fs = std::filesystem;

using domain::ContactId;
using domain::Diagnostic;
using words::say;

namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20; // as much as the configuration takes

/// contacts.toml and contacts/*.toml, as the configuration reads them.
std::vector<std::string> files_in(const fs::path& directory) {
    std::vector<std::string> names{"contacts.toml"};
    std::error_code error;
    for (fs::directory_iterator entry(directory / "contacts", error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.ends_with(".toml") && !name.starts_with('.')) {
            names.push_back("contacts/" + name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// What a table without name says of a card: the changes as keys.
ContactKeys overlay(const ContactId& id, const std::vector<ContactChange>& changes) {
    ContactKeys keys{{"card", id}};
    for (const auto& change : changes) {
        const auto known =
            std::find_if(keys.begin(), keys.end(),
                         [&](const config::ContactKey& key) { return key.key == change.key; });
        if (change.how == ContactChange::How::Remove) {
            continue;
        }
        if (change.how == ContactChange::How::Set) {
            known == keys.end() ? keys.push_back({change.key, change.value})
                                : static_cast<void>(known->value = change.value);
        } else if (known == keys.end()) {
            keys.push_back({change.key, domain::Value::Array{change.value}});
        } else {
            known->value.push_back(change.value);
        }
    }
    return keys;
}

} // namespace

std::string opening_comment() {
    return say("# Written by kith (add, edit, import, triage), and yours to change: what you write "
               "here stays.") +
           "\n";
}

std::optional<std::string> text_of(const fs::path& directory, const std::string& file) {
    auto found = config::read_file(directory / file, most_bytes);
    if (found.state == config::FileText::State::Refused) {
        throw NotWritten((directory / file).string() + " " + found.what);
    }
    return found.state == config::FileText::State::Read ? std::optional(std::move(found.text))
                                                        : std::nullopt;
}

std::vector<KnownContact> people_in(const fs::path& directory) {
    std::vector<KnownContact> people;
    for (const auto& file : files_in(directory)) {
        try {
            for (auto& place : config::contacts_in(text_of(directory, file).value_or(""))) {
                people.push_back({file, std::move(place)});
            }
        } catch (const config::NoSuchText& error) {
            throw NotWritten(say("{} cannot be read: {}. `kith check` says more.",
                                 (directory / file).string(), error.what()));
        }
    }
    return people;
}

ContactWriter::ContactWriter(fs::path directory, Judge& judge)
    : directory_(std::move(directory)), judge_(judge) {}

std::optional<KnownContact> ContactWriter::find(const ContactId& id) const {
    for (auto& person : known()) {
        if (person.place.id == id) {
            return std::move(person);
        }
    }
    return std::nullopt;
}

std::vector<Diagnostic> ContactWriter::add(const std::vector<domain::Contact>& people,
                                           const std::string& file) {
    std::vector<ContactKeys> tables;
    tables.reserve(people.size());
    for (const auto& person : people) {
        tables.push_back(config::contact_keys(person));
    }
    return add_tables(tables, file);
}

std::vector<Diagnostic> ContactWriter::add_tables(const std::vector<ContactKeys>& people,
                                                  const std::string& file) {
    return rewrite(file,
                   [&](const std::string& text) { return config::with_contacts(text, people); });
}

std::vector<Diagnostic> ContactWriter::change(const ContactId& id,
                                              const std::vector<ContactChange>& changes,
                                              const std::string& file) {
    if (const auto found = find(id)) {
        return rewrite(found->file, [&](const std::string& text) {
            return config::with_contact_changed(text, id, changes);
        });
    }
    return rewrite(file, [&](const std::string& text) {
        return config::with_contacts(text, {overlay(id, changes)});
    });
}

std::vector<Diagnostic>
ContactWriter::rewrite(const std::string& file,
                       const std::function<std::string(const std::string&)>& made) {
    const auto before = text_of(directory_, file);
    try {
        auto text = made(before ? *before : opening_comment());
        if (before && text == *before) {
            return {};
        }
        return write(directory_, {{file, std::move(text), before}}, judge_);
    } catch (const config::NoSuchText& error) {
        throw NotWritten(
            say("{} cannot be changed: {}", (directory_ / file).string(), error.what()));
    }
}

} // namespace kith::authoring
