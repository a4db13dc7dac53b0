#include "config/toml_value.hpp"

#include <charconv>
#include <cmath>
#include <sstream>

namespace kith::config {

using domain::Value;

namespace {

template <class Node> Value printed(const Node& node) {
    std::ostringstream text;
    text << node;
    return text.str();
}

/// A part of a pointer as plain text.
std::string unescaped(std::string_view part) {
    std::string text;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool escape = part[i] == '~' && i + 1 < part.size();
        text += !escape ? part[i] : part[++i] == '1' ? '/' : '~';
    }
    return text;
}

const toml::node* child(const toml::node& node, const std::string& part) {
    if (const auto* table = node.as_table()) {
        return table->get(part);
    }
    const auto* list = node.as_array();
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    return list != nullptr && error == std::errc() ? list->get(index) : nullptr;
}

} // namespace

Value to_value(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table: {
        Value::Object members;
        for (const auto& [key, member] : *node.as_table()) {
            members.emplace(key.str(), to_value(member));
        }
        return members;
    }
    case toml::node_type::array: {
        Value::Array items;
        for (const auto& item : *node.as_array()) {
            items.push_back(to_value(item));
        }
        return items;
    }
    case toml::node_type::string:
        return node.as_string()->get();
    case toml::node_type::integer:
        return node.as_integer()->get();
    case toml::node_type::floating_point: {
        const double number = node.as_floating_point()->get();
        return std::isfinite(number) ? Value(number) : Value();
    }
    case toml::node_type::boolean:
        return node.as_boolean()->get();
    case toml::node_type::date:
        return printed(*node.as_date());
    case toml::node_type::time:
        return printed(*node.as_time());
    case toml::node_type::date_time:
        return printed(*node.as_date_time());
    default:
        return {};
    }
}

FoundNode find_node(const toml::node& top, std::string_view pointer) {
    const auto* node = &top;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        const auto part = pointer.substr(0, pointer.find('/'));
        const auto* next = child(*node, unescaped(part));
        if (next == nullptr) {
            return {node, false};
        }
        node = next;
        pointer.remove_prefix(part.size());
    }
    return {node, true};
}

} // namespace kith::config
