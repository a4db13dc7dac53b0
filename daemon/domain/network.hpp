#pragma once

#include "domain/date_rule.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::domain {

enum class NetworkType { Informal, Institutional, Professional };
enum class Participation { Active, Passive };

/// Something a membership offers, to be used once a year.
struct Benefit {
    std::string text;
    std::optional<DateRule> use_by; ///< absent: 31 December

    friend bool operator==(const Benefit&, const Benefit&) = default;
};

/// The owner's place in a network that binds: what it asks and what it brings.
struct Membership {
    std::optional<Date> since;
    std::string number;
    std::optional<DateRule> dues;
    std::string amount; ///< of the dues, as one writes it: "120 EUR"
    std::optional<DateRule> assembly;
    std::optional<DateRule> notice; ///< the last day to give notice
    std::vector<Benefit> benefits;

    friend bool operator==(const Membership&, const Membership&) = default;
};

/// An organisation with people behind it.
struct Institution {
    std::string name; ///< its identity, as contacts write it
    std::string note;

    friend bool operator==(const Institution&, const Institution&) = default;
};

/// What two institutions mean to do together. It belongs to the institutions: a touch by anybody
/// on their side keeps it alive.
struct Alliance {
    std::string name; ///< its identity
    std::string purpose;
    std::vector<std::string> institutions; ///< theirs; who works there is on their side too
    std::vector<std::string> ours;         ///< names or ids of people on our side
    std::vector<std::string> theirs;       ///< names or ids of people on their side
    std::string note;

    friend bool operator==(const Alliance&, const Alliance&) = default;
};

/// A circle of people and the owner's part in it.
struct Network {
    std::string name; ///< its identity, as rules and contacts write it
    NetworkType type = NetworkType::Informal;
    Participation participation = Participation::Active;
    std::string note;
    std::optional<Membership> membership;
    /// Tags whose bearers are in it, beside its own name: see CategoryMap.
    std::vector<std::string> categories{};

    friend bool operator==(const Network&, const Network&) = default;
};

[[nodiscard]] const char* to_text(NetworkType type); ///< "informal", "institutional", ...
[[nodiscard]] const char* to_text(Participation participation); ///< "active", "passive"
[[nodiscard]] std::optional<NetworkType> parse_network_type(std::string_view text);
[[nodiscard]] std::optional<Participation> parse_participation(std::string_view text);

} // namespace kith::domain
