#include "config/networks_file.hpp"

#include "config/membership_table.hpp"
#include "domain/name_match.hpp"

#include <algorithm>
#include <map>

namespace kith::config {

namespace {

/// Takes the name of a table, which must have one.
std::string read_name(TableReader& reader, NameRegister& taken, const std::string& example,
                      NetworksFile::Subject subject, NetworksFile& file, KnownNames& names) {
    const auto name = reader.required_text("name", "add name = " + in_quotes(example));
    if (!name) {
        return "";
    }
    taken.add(*name, reader.findings());
    names.names.push_back(name->text);
    subject.name = *name;
    file.subjects.push_back(std::move(subject));
    return name->text;
}

std::string read_note(TableReader& reader, std::string_view key) {
    const auto note = reader.text(key);
    return note ? note->text : "";
}

void read_network(TableReader& reader, NameRegister& taken, NetworksFile& file) {
    domain::Network network;
    network.name = read_name(reader, taken, "Old friends", {{"", reader.place()}, "network"}, file,
                             file.names);
    if (!reader.has("type")) {
        reader.missing("type",
                       "add type = ..., one of \"informal\", \"institutional\", \"professional\"");
    }
    network.type = reader.word("type", domain::NetworkType::Professional)
                       .value_or(domain::NetworkType::Informal);
    network.participation = reader.word("participation", domain::Participation::Passive)
                                .value_or(domain::Participation::Active);
    network.note = read_note(reader, "note");
    network.membership = read_membership(reader);
    for (auto& category : reader.texts("categories")) {
        network.categories.push_back(category.text);
        file.categories.push_back({std::move(category), network.name});
    }
    file.networks.push_back(std::move(network));
}

void read_institution(TableReader& reader, NameRegister& taken, NetworksFile& file) {
    domain::Institution institution;
    if (const auto name = reader.required_text("name", "add name = \"Diakonie Bonn\"")) {
        institution.name = name->text;
        taken.add(*name, reader.findings());
    }
    institution.note = read_note(reader, "note");
    file.institutions.push_back(std::move(institution));
}

std::vector<std::string> plain(const std::vector<PlacedText>& placed) {
    std::vector<std::string> texts;
    texts.reserve(placed.size());
    for (const auto& item : placed) {
        texts.push_back(item.text);
    }
    return texts;
}

void refuse_both_sides(const std::vector<PlacedText>& ours, const std::vector<PlacedText>& theirs,
                       Findings& findings) {
    for (const auto& name : theirs) {
        const bool on_ours = std::any_of(ours.begin(), ours.end(), [&](const PlacedText& other) {
            return domain::folded(other.text) == domain::folded(name.text);
        });
        if (on_ours) {
            findings.error(name.place, in_quotes(name.text) + " is on both sides",
                           "leave them on one");
        }
    }
}

void read_alliance(TableReader& reader, NameRegister& taken, NetworksFile& file) {
    domain::Alliance alliance;
    alliance.name = read_name(reader, taken, "Housing first", {{"", reader.place()}, "alliance"},
                              file, file.alliance_names);
    alliance.purpose = read_note(reader, "purpose");
    const auto partners = reader.texts("institutions");
    alliance.institutions = plain(partners);
    file.partners.insert(file.partners.end(), partners.begin(), partners.end());
    const auto ours = reader.texts("ours");
    const auto theirs = reader.texts("theirs");
    alliance.ours = plain(ours);
    alliance.theirs = plain(theirs);
    file.people.insert(file.people.end(), ours.begin(), ours.end());
    file.people.insert(file.people.end(), theirs.begin(), theirs.end());
    refuse_both_sides(ours, theirs, reader.findings());
    alliance.note = read_note(reader, "note");
    if (!reader.has("institutions") && !reader.has("theirs")) {
        reader.missing("institutions",
                       "add institutions = [\"Diakonie Bonn\"], or theirs = [\"Anna Berger\"]");
    }
    file.alliances.push_back(std::move(alliance));
}

std::string of_network(const std::string& name) {
    return name.empty() ? "a network" : "the network " + in_quotes(name);
}

/// Each stands for one network, and none for a network of another name. Judged once all networks
/// are known.
void judge_categories(const NetworksFile& file, Findings& findings) {
    std::map<std::string, const NetworksFile::Category*> owners;
    for (const auto& category : file.categories) {
        const auto& text = category.name.text;
        const auto& place = category.name.place;
        const auto folded = domain::folded(text);
        if (folded.empty()) {
            findings.error(place, in_quotes(text) + " has neither letter nor digit to know it by",
                           "write the category as your address book shows it");
            continue;
        }
        const auto namesake =
            std::find_if(file.networks.begin(), file.networks.end(), [&](const auto& network) {
                return network.name != category.network && domain::folds_alike(network.name, text);
            });
        const auto [owner, is_new] = owners.try_emplace(folded, &category);
        if (namesake != file.networks.end()) {
            findings.error(place, in_quotes(text) + " stands for the network of that name already",
                           "take it out: a network's own name needs no category");
        } else if (!is_new) {
            findings.error(place,
                           "the category " + in_quotes(text) + " stands for " +
                               of_network(owner->second->network) + " already, at " +
                               brief(owner->second->name.place.location()),
                           "leave it with one of them");
        }
    }
}

} // namespace

NetworksFile read_networks(const Document& document, Findings& findings) {
    NetworksFile file;
    TableReader top(document.root(), document.source(), findings, "networks.toml");
    const auto each = [&](const char* key, const char* subject, const char* kind, auto read) {
        NameRegister taken(kind);
        for (const auto* table : top.tables(key)) {
            TableReader reader(*table, document.source(), findings, subject);
            read(reader, taken, file);
            reader.finish();
        }
    };
    each("network", "a network", "network", read_network);
    each("institution", "an institution", "institution", read_institution);
    each("alliance", "an alliance", "alliance", read_alliance);
    top.finish();
    judge_categories(file, findings);
    return file;
}

} // namespace kith::config
