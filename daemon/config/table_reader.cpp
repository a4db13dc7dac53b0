#include "config/table_reader.hpp"

#include "config/document.hpp"
#include "wire/plain_line.hpp"

#include <algorithm>
#include <sstream>

namespace kith::config {

namespace {

constexpr std::size_t longest_text = 4000;

template <class Node> std::string printed(const Node& node) {
    std::ostringstream text;
    text << node;
    return text.str();
}

std::string key_text(std::string_view key) { return "\"" + std::string(key) + "\""; }

} // namespace

std::string describe(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::string:
        return "the text " + in_quotes(node.as_string()->get());
    case toml::node_type::integer:
        return "the number " + printed(*node.as_integer());
    case toml::node_type::floating_point:
        return "the number " + printed(*node.as_floating_point());
    case toml::node_type::boolean:
        return node.as_boolean()->get() ? "true" : "false";
    case toml::node_type::date:
        return "the date " + printed(*node.as_date());
    case toml::node_type::time:
        return "the time " + printed(*node.as_time());
    case toml::node_type::date_time:
        return "a date with a time";
    case toml::node_type::array:
        return "a list";
    default:
        return "a table";
    }
}

TableReader::TableReader(const toml::table& table, const SourceText& source, Findings& findings,
                         std::string subject)
    : table_(table), source_(source), findings_(findings), subject_(std::move(subject)) {}

const toml::node* TableReader::find(std::string_view key) {
    allow(key);
    return table_.get(key);
}

void TableReader::allow(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
        asked_.emplace_back(key);
    }
}

std::optional<PlacedText> TableReader::text(std::string_view key) {
    const auto* node = find(key);
    return node == nullptr ? std::nullopt : text(key, *node);
}

std::optional<PlacedText> TableReader::text(std::string_view key, const toml::node& node) {
    const auto* found = node.as_string();
    if (found == nullptr) {
        wrong_type(key, "a text", node,
                   "put it in quotation marks: " + std::string(key) + " = \"...\"");
        return std::nullopt;
    }
    auto line = wire::plain_line(found->get());
    if (line.empty()) {
        findings_.error(place(node), key_text(key) + " is empty",
                        "write a text or take the key out");
        return std::nullopt;
    }
    if (line.size() > longest_text) {
        findings_.error(place(node),
                        key_text(key) + " is longer than " + std::to_string(longest_text) +
                            " bytes",
                        "shorten it");
        return std::nullopt;
    }
    return PlacedText{std::move(line), place(node)};
}

std::optional<PlacedText> TableReader::required_text(std::string_view key,
                                                     const std::string& mend) {
    if (find(key) == nullptr) {
        missing(key, mend);
    }
    return text(key);
}

std::vector<PlacedText> TableReader::texts(std::string_view key) {
    std::vector<PlacedText> result;
    const auto* node = find(key);
    const auto add = [&](const toml::node& item) {
        auto found = text(key, item);
        if (!found) {
            return;
        }
        const bool twice = std::any_of(result.begin(), result.end(), [&](const auto& other) {
            return other.text == found->text;
        });
        if (twice) {
            findings_.error(found->place, in_quotes(found->text) + " is in the list twice",
                            "take one of them out");
            return;
        }
        result.push_back(std::move(*found));
    };
    if (node == nullptr) {
        return result;
    }
    if (const auto* list = node->as_array()) {
        if (list->size() > 1000) {
            findings_.error(place(*node), key_text(key) + " has more than 1000 entries",
                            "shorten the list");
            return result;
        }
        for (const auto& item : *list) {
            add(item);
        }
    } else if (node->is_string()) {
        add(*node);
    } else {
        wrong_type(key, "a text or a list of texts", *node,
                   "write " + std::string(key) + " = [\"...\", \"...\"]");
    }
    return result;
}

std::optional<bool> TableReader::flag(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    if (!node->is_boolean()) {
        wrong_type(key, "true or false", *node, "write " + std::string(key) + " = true");
        return std::nullopt;
    }
    return node->as_boolean()->get();
}

std::optional<int> TableReader::number(std::string_view key, int lowest, int highest) {
    const auto* node = find(key);
    if (node == nullptr) {
        return std::nullopt;
    }
    const auto mend =
        "write a number from " + std::to_string(lowest) + " to " + std::to_string(highest);
    const auto* found = node->as_integer();
    if (found == nullptr) {
        wrong_type(key, "a whole number", *node, mend);
        return std::nullopt;
    }
    if (found->get() < lowest || found->get() > highest) {
        findings_.error(place(*node), key_text(key) + " cannot be " + printed(*found), mend);
        return std::nullopt;
    }
    return static_cast<int>(found->get());
}

const toml::table* TableReader::table(std::string_view key, const std::string& mend) {
    const auto* node = find(key);
    if (node != nullptr && !node->is_table()) {
        wrong_type(key, "a table", *node, mend);
    }
    return node == nullptr ? nullptr : node->as_table();
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
    std::vector<const toml::table*> result;
    const auto* node = find(key);
    if (node == nullptr) {
        return result;
    }
    const auto mend = "write [[" + std::string(key) + "]] with two pairs of brackets above each";
    const auto* list = node->as_array();
    if (list == nullptr) {
        wrong_type(key, "a list of tables", *node, mend);
        return result;
    }
    for (const auto& item : *list) {
        if (const auto* table = item.as_table()) {
            result.push_back(table);
        } else {
            wrong_type(key, "a list of tables", item, mend);
        }
    }
    return result;
}

std::optional<std::size_t> TableReader::choice(std::string_view key,
                                               const std::vector<std::string>& words) {
    const auto found = text(key);
    if (!found) {
        return std::nullopt;
    }
    const auto word = std::find(words.begin(), words.end(), found->text);
    if (word == words.end()) {
        const bool is_near = nearest(found->text, words).has_value();
        findings_.error(found->place,
                        key_text(key) + " cannot be " + in_quotes(found->text) +
                            (is_near ? "; it is one of " + listed(words) : ""),
                        mend_word(found->text, words, ""));
        return std::nullopt;
    }
    return static_cast<std::size_t>(word - words.begin());
}

void TableReader::missing(std::string_view key, const std::string& mend) {
    missing_.emplace_back(key, mend);
}

void TableReader::wrong_type(std::string_view key, const std::string& wanted,
                             const toml::node& found, const std::string& mend) {
    findings_.error(place(found), key_text(key) + " must be " + wanted + ", not " + describe(found),
                    mend);
}

void TableReader::finish() {
    std::sort(asked_.begin(), asked_.end());
    for (const auto& [key, node] : table_) {
        if (std::binary_search(asked_.begin(), asked_.end(), key.str())) {
            continue;
        }
        findings_.error(place_of(source_, key.source()),
                        subject_ + " has no key " + in_quotes(key.str()),
                        mend_word(key.str(), asked_, "take it out"));
        const auto meant = nearest(key.str(), asked_);
        std::erase_if(missing_, [&](const auto& entry) { return entry.first == meant; });
    }
    for (const auto& [key, mend] : missing_) {
        findings_.error(place(), subject_ + " needs " + key_text(key), mend);
    }
}

Place TableReader::place() const { return place(table_); }

Place TableReader::place(const toml::node& node) const { return place_of(source_, node.source()); }

} // namespace kith::config
