#pragma once

#include "domain/value.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// What `PROGRAM --describe` says (PROTOCOL.md section 2), judged.
struct PluginDescription {
    std::string name;
    std::string version;
    int protocol_min = 1;
    int protocol_max = 1;
    bool sink = false;
    bool mirror = false;
    bool source = false;
    bool can_withdraw = false;
    bool can_check = false;
    std::string idempotency = "none";
    int max_inflight = 1;
    std::chrono::milliseconds deliver_limit{60'000};
    bool needs_bus = false;
    bool needs_network = false;
    std::vector<std::string> needs_reading; ///< paths, absolute or below "~/"
    std::vector<std::string> needs_writing; ///< the same
    Value settings_schema{Value::Object{}};

    friend bool operator==(const PluginDescription&, const PluginDescription&) = default;
};

/// Finds plugins and asks them for their description, without running them otherwise.
class PluginDirectory {
public:
    virtual ~PluginDirectory() = default;
    struct Answer {
        std::optional<PluginDescription> description;
        std::string fault; ///< why there is none: not found, exits 1, no JSON, ...
    };
    /// `plugin` is a shipped plugin's short name or an absolute path.
    [[nodiscard]] virtual Answer describe(const std::string& plugin) = 0;
    /// The short names of the plugins that are installed, sorted; for "did you mean".
    [[nodiscard]] virtual std::vector<std::string> installed() const = 0;
};

} // namespace kith::domain
