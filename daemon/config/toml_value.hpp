#pragma once

#include "config/toml.hpp"
#include "domain/value.hpp"

#include <string_view>

namespace kith::config {

/// The same tree as plain data. Dates and times become texts as TOML writes them; numbers that are
/// infinite or none become null.
[[nodiscard]] domain::Value to_value(const toml::node& node);

/// The deepest node on the way of a pointer (RFC 6901), and whether it is the one meant.
struct FoundNode {
    const toml::node* node;
    bool whole;
};
[[nodiscard]] FoundNode find_node(const toml::node& top, std::string_view pointer);

} // namespace kith::config
