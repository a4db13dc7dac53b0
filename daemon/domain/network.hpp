#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith::domain {

enum class NetworkType { Informal, Institutional, Professional };
enum class Participation { Active, Passive };

/// A circle of people and the owner's part in it.
struct Network {
    std::string name; ///< its identity, as rules and contacts write it
    NetworkType type = NetworkType::Informal;
    Participation participation = Participation::Active;
    std::string note;

    friend bool operator==(const Network&, const Network&) = default;
};

[[nodiscard]] const char* to_text(NetworkType type); ///< "informal", "institutional", ...
[[nodiscard]] const char* to_text(Participation participation); ///< "active", "passive"
[[nodiscard]] std::optional<NetworkType> parse_network_type(std::string_view text);
[[nodiscard]] std::optional<Participation> parse_participation(std::string_view text);

} // namespace kith::domain
