#pragma once

#include "domain/contact.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kith::domain {

enum class InteractionKind { Call, Meeting, Message, Letter, Event };
enum class Direction { Out, In }; ///< I reached out; they did
enum class Balance { None, Gave, Received, Mutual };

/// A fact: somebody and I were in touch.
struct Interaction {
    std::int64_t id = 0; ///< given by the Store
    ContactId contact;
    Date date{}; ///< in the owner's zone
    InteractionKind kind = InteractionKind::Call;
    Direction direction = Direction::Out;
    Balance balance = Balance::None;
    std::string note;
    std::string source; ///< "kith log", a source's name, ...

    friend bool operator==(const Interaction&, const Interaction&) = default;
};

/// Something I said I would do for or with a contact, given while logging.
struct Promise {
    std::int64_t id = 0; ///< given by the Store
    ContactId contact;
    Date made{}; ///< the interaction's day
    Date due{};
    std::string text; ///< may be empty
    /// Whom I said I would introduce to the contact; empty: it is no introduction.
    ContactId introduces;

    friend bool operator==(const Promise&, const Promise&) = default;
};

[[nodiscard]] const char* to_text(InteractionKind kind); ///< "call", "meeting", ...
[[nodiscard]] const char* to_text(Direction direction);  ///< "out", "in"
[[nodiscard]] const char* to_text(Balance balance);      ///< "none", "gave", "received", "mutual"
[[nodiscard]] std::optional<InteractionKind> parse_interaction_kind(std::string_view text);
[[nodiscard]] std::optional<Direction> parse_direction(std::string_view text);
[[nodiscard]] std::optional<Balance> parse_balance(std::string_view text);

} // namespace kith::domain
