#include "domain/interaction.hpp"

#include "domain/words.hpp"

namespace kith::domain {

namespace {

constexpr Words<InteractionKind, 5> kinds{{"call", "meeting", "message", "letter", "event"}};
constexpr Words<Direction, 2> directions{{"out", "in"}};
constexpr Words<Balance, 4> balances{{"none", "gave", "received", "mutual"}};

} // namespace

const char* to_text(InteractionKind kind) { return kinds.text(kind); }
const char* to_text(Direction direction) { return directions.text(direction); }
const char* to_text(Balance balance) { return balances.text(balance); }
std::optional<InteractionKind> parse_interaction_kind(std::string_view text) {
    return kinds.parse(text);
}
std::optional<Direction> parse_direction(std::string_view text) { return directions.parse(text); }
std::optional<Balance> parse_balance(std::string_view text) { return balances.parse(text); }

} // namespace kith::domain
