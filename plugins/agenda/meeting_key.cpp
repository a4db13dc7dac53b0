#include "agenda/meeting_key.hpp"

#include "domain/stable_hash.hpp"

#include <algorithm>

namespace kith::agenda {

namespace {

constexpr std::string_view ahead = "a:";
constexpr std::string_view over = "p:";
constexpr std::size_t longest_address = 120;

std::string_view prefix_of(Stage stage) { return stage == Stage::Ahead ? ahead : over; }

/// A key is of ASCII and not long.
std::string address_part(std::string_view email) {
    const bool fits =
        email.size() <= longest_address &&
        std::all_of(email.begin(), email.end(), [](char c) { return c > ' ' && c < 127; });
    return fits ? std::string(email) : "#" + domain::stable_hex(email);
}

} // namespace

std::string meeting_key(Stage stage, std::string_view uid, std::string_view planned,
                        std::string_view email) {
    std::string key(prefix_of(stage));
    key += domain::stable_hex(uid);
    key += '/';
    key += planned.empty() ? "once" : planned;
    key += '/';
    return key + address_part(email);
}

Stage stage_of(std::string_view key) { return key.starts_with(over) ? Stage::Over : Stage::Ahead; }

std::string with_stage(Stage stage, std::string_view key) {
    return std::string(prefix_of(stage)).append(key.substr(prefix_of(stage).size()));
}

} // namespace kith::agenda
