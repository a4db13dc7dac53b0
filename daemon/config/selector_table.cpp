#include "config/selector_table.hpp"

namespace kith::config {

using domain::Selector;

namespace {

std::vector<std::string> plain(const std::vector<PlacedText>& placed) {
    std::vector<std::string> texts;
    texts.reserve(placed.size());
    for (const auto& item : placed) {
        texts.push_back(item.text);
    }
    return texts;
}

/// An empty list would choose nobody or everybody: nobody knows which.
void refuse_empty_lists(TableReader& reader, const toml::table& table) {
    for (const auto& [key, node] : table) {
        if (const auto* list = node.as_array(); list != nullptr && list->empty()) {
            reader.findings().error(reader.place(node), in_quotes(key.str()) + " is an empty list",
                                    "name something in it, or take it out");
        }
    }
}

Selector read_conditions(TableReader& rule, const toml::table& table, const KnownNames& networks) {
    TableReader reader(table, rule.source(), rule.findings(), "a choice of people");
    Selector selector;
    for (const auto& network : reader.texts("network")) {
        networks.expect(network, "network", "describe it in networks.toml", rule.findings());
        selector.networks.push_back(network.text);
    }
    selector.network_type = reader.word("network_type", domain::NetworkType::Professional);
    selector.participation = reader.word("participation", domain::Participation::Passive);
    selector.importance = reader.word("importance", domain::Importance::High);
    selector.institutions = plain(reader.texts("institution"));
    selector.tags = plain(reader.texts("tag"));
    selector.languages = plain(reader.texts("language"));
    selector.names = plain(reader.texts("name"));
    refuse_empty_lists(reader, table);
    reader.finish();
    return selector;
}

} // namespace

Selector read_for(TableReader& rule, const KnownNames& networks) {
    const auto* node = rule.find("for");
    if (node == nullptr) {
        rule.missing("for", "add for = \"everyone\", or for = { network = \"Old friends\" }");
        return {};
    }
    if (node->is_string()) {
        const auto word = rule.text("for");
        if (word && word->text != "everyone") {
            rule.findings().error(
                word->place, "\"for\" is \"everyone\" or a table, not " + in_quotes(word->text),
                "write \"everyone\", { name = " + in_quotes(word->text) +
                    " } or { network = " + in_quotes(word->text) + " }");
        }
        return {};
    }
    const auto* table = rule.table("for", "write \"everyone\" or { network = \"Old friends\" }");
    if (table != nullptr && table->empty()) {
        rule.findings().error(rule.place(*node), "\"for\" names no condition",
                              "write for = \"everyone\"");
        return {};
    }
    return table == nullptr ? Selector{} : read_conditions(rule, *table, networks);
}

Selector read_not(TableReader& rule, const KnownNames& networks) {
    const auto* table = rule.table("not", "write not = { name = \"Anna Berger\" }");
    if (table != nullptr && table->empty()) {
        rule.findings().error(rule.place(*table), "\"not\" excepts nobody",
                              "write not = { name = \"Anna Berger\" }, or take it out");
    }
    return table == nullptr ? Selector{} : read_conditions(rule, *table, networks);
}

} // namespace kith::config
