#include "domain/network.hpp"

#include "domain/words.hpp"

namespace kith::domain {

namespace {

constexpr Words<NetworkType, 3> types{{"informal", "institutional", "professional"}};
constexpr Words<Participation, 2> participations{{"active", "passive"}};

} // namespace

const char* to_text(NetworkType type) { return types.text(type); }
const char* to_text(Participation participation) { return participations.text(participation); }
std::optional<NetworkType> parse_network_type(std::string_view text) { return types.parse(text); }
std::optional<Participation> parse_participation(std::string_view text) {
    return participations.parse(text);
}

} // namespace kith::domain
