#include "domain/delivery.hpp"

#include "domain/stable_hash.hpp"
#include "domain/words.hpp"

namespace kith::domain {

namespace {

constexpr Words<DeliveryKind, 5> kinds{{"single", "item", "digest", "withdraw", "notice"}};
constexpr Words<DeliveryState, 5> states{{"pending", "leased", "delivered", "dead", "superseded"}};
constexpr Words<Outcome::Result, 4> results{{"delivered", "retry", "permanent", "unavailable"}};

} // namespace

std::string delivery_key(DeliveryKind kind, const std::string& channel, const std::string& subject,
                         int round) {
    return "d-" + stable_hex(std::string(to_text(kind)) + "|" + channel + "|" + subject + "|" +
                             std::to_string(round));
}

const char* to_text(DeliveryKind kind) { return kinds.text(kind); }
const char* to_text(DeliveryState state) { return states.text(state); }
const char* to_text(Outcome::Result result) { return results.text(result); }
std::optional<DeliveryKind> parse_delivery_kind(std::string_view text) { return kinds.parse(text); }
std::optional<DeliveryState> parse_delivery_state(std::string_view text) {
    return states.parse(text);
}
std::optional<Outcome::Result> parse_outcome_result(std::string_view text) {
    return results.parse(text);
}

} // namespace kith::domain
