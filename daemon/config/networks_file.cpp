#include "config/networks_file.hpp"

namespace kith::config {

NetworksFile read_networks(const Document& document, Findings& findings) {
    NetworksFile file;
    NameRegister taken("network");
    TableReader top(document.root(), document.source(), findings, "networks.toml");
    for (const auto* table : top.tables("network")) {
        TableReader reader(*table, document.source(), findings, "a network");
        domain::Network network;
        if (const auto name = reader.required_text("name", "add name = \"Old friends\"")) {
            network.name = name->text;
            taken.add(*name, findings);
            file.names.names.push_back(name->text);
        }
        if (!reader.has("type")) {
            reader.missing(
                "type", "add type = ..., one of \"informal\", \"institutional\", \"professional\"");
        }
        network.type = reader.word("type", domain::NetworkType::Professional)
                           .value_or(domain::NetworkType::Informal);
        network.participation = reader.word("participation", domain::Participation::Passive)
                                    .value_or(domain::Participation::Active);
        if (const auto note = reader.text("note")) {
            network.note = note->text;
        }
        reader.finish();
        file.networks.push_back(std::move(network));
    }
    top.finish();
    return file;
}

} // namespace kith::config
