#include "config/selector_table.hpp"

#include "config/document.hpp"
#include "domain/name_match.hpp"

#include <algorithm>

namespace kith::config {

using domain::Selector;

namespace {

constexpr const char* everyone = "everyone";

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

/// `type` is the short word for `network_type`.
std::optional<domain::NetworkType> read_type(TableReader& reader) {
    const auto long_word = reader.word("network_type", domain::NetworkType::Professional);
    const auto short_word = reader.word("type", domain::NetworkType::Professional);
    if (reader.has("type") && reader.has("network_type")) {
        reader.findings().error(reader.place(*reader.find("type")),
                                "\"type\" and \"network_type\" mean the same",
                                "take one of them out");
    }
    return long_word ? long_word : short_word;
}

/// Conditions that only people meet, in a rule about circles.
void refuse_keys(TableReader& reader, const toml::table& table, const SelectorScope& scope) {
    static const std::vector<std::string> all = {
        "network",     "type", "network_type", "participation", "alliance",
        "institution", "tag",  "importance",   "language",      "name"};
    const auto among = [](const std::vector<std::string>& keys, std::string_view key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    for (const auto& [key, node] : table) {
        if (among(all, key.str()) && !among(scope.keys, key.str())) {
            reader.findings().error(place_of(reader.source(), key.source()),
                                    scope.subject + " cannot be chosen by " + in_quotes(key.str()),
                                    scope.keys.empty() ? "take it out"
                                                       : "choose by " + listed(scope.keys));
        }
    }
}

void expect_circles(const std::vector<PlacedText>& wanted, const RuleContext& context,
                    Findings& findings) {
    if (!context.networks.names.complete) {
        return;
    }
    auto known = context.networks.names.names;
    const auto& alliances = context.networks.alliance_names.names;
    known.insert(known.end(), alliances.begin(), alliances.end());
    for (const auto& name : wanted) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& other) {
            return domain::folded(other) == domain::folded(name.text);
        });
        if (!is_known) {
            findings.warning(name.place,
                             "no network and no alliance is called " + in_quotes(name.text),
                             mend_word(name.text, known, "describe it in networks.toml"));
        }
    }
}

std::vector<std::string> known_institutions(const NetworksFile& file) {
    std::vector<std::string> names;
    for (const auto& institution : file.institutions) {
        names.push_back(institution.name);
    }
    for (const auto& alliance : file.alliances) {
        names.insert(names.end(), alliance.institutions.begin(), alliance.institutions.end());
    }
    return names;
}

/// Names of what networks.toml describes.
std::vector<std::string> read_known(TableReader& reader, const std::string& key,
                                    const KnownNames& names) {
    const auto found = reader.texts(key);
    for (const auto& name : found) {
        names.expect(name, key, "describe it in networks.toml", reader.findings());
    }
    return plain(found);
}

Selector read_conditions(TableReader& rule, const toml::table& table, const SelectorScope& scope,
                         const RuleContext& context) {
    auto& findings = rule.findings();
    TableReader reader(table, rule.source(), findings,
                       scope.people ? "a choice of people" : "a choice of networks");
    Selector selector;
    selector.networks = read_known(reader, "network", context.networks.names);
    selector.alliances = read_known(reader, "alliance", context.networks.alliance_names);
    selector.network_type = read_type(reader);
    selector.participation = reader.word("participation", domain::Participation::Passive);
    selector.importance = reader.word("importance", domain::Importance::High);
    const auto institutions = reader.texts("institution");
    const auto tags = reader.texts("tag");
    const auto languages = reader.texts("language");
    const auto names = reader.texts("name");
    selector.institutions = plain(institutions);
    selector.tags = plain(tags);
    selector.languages = plain(languages);
    selector.names = plain(names);
    refuse_empty_lists(reader, table);
    reader.finish();
    if (scope.people) {
        context.people.expect_institutions(institutions, known_institutions(context.networks),
                                           findings);
        context.people.expect_tags(tags, findings);
        context.people.expect_languages(languages, findings);
        context.people.expect_names(names, findings);
    } else {
        refuse_keys(reader, table, scope);
        expect_circles(names, context, findings);
    }
    return selector;
}

void refuse_word(TableReader& rule, const SelectorScope& scope) {
    const auto word = rule.text("for");
    if (word && !scope.people) {
        rule.findings().error(
            word->place, scope.subject + " chooses no people: " + in_quotes(word->text),
            scope.keys.empty() ? "take \"for\" out"
                               : "take \"for\" out, or choose by " + listed(scope.keys));
    } else if (word && word->text != everyone) {
        rule.findings().error(word->place,
                              "\"for\" is \"everyone\" or a table, not " + in_quotes(word->text),
                              "write \"everyone\", { name = " + in_quotes(word->text) +
                                  " } or { network = " + in_quotes(word->text) + " }");
    }
}

} // namespace

Selector read_for(TableReader& rule, const SelectorScope& scope, const RuleContext& context) {
    const auto* node = rule.find("for");
    if (node == nullptr) {
        if (scope.people) {
            rule.missing("for", "add for = \"everyone\", or for = { network = \"Old friends\" }");
        }
        return {};
    }
    if (node->is_string()) {
        refuse_word(rule, scope);
        return {};
    }
    const auto* table = rule.table("for", "write \"everyone\" or { network = \"Old friends\" }");
    if (table != nullptr && table->empty()) {
        rule.findings().error(rule.place(*node), "\"for\" names no condition",
                              scope.people ? "write for = \"everyone\"" : "take it out");
        return {};
    }
    return table == nullptr ? Selector{} : read_conditions(rule, *table, scope, context);
}

Selector read_not(TableReader& rule, const SelectorScope& scope, const RuleContext& context) {
    const auto* table = rule.table("not", "write not = { name = \"Anna Berger\" }");
    if (table != nullptr && table->empty()) {
        rule.findings().error(rule.place(*table), "\"not\" excepts nobody",
                              "write not = { name = \"Anna Berger\" }, or take it out");
    }
    return table == nullptr ? Selector{} : read_conditions(rule, *table, scope, context);
}

} // namespace kith::config
