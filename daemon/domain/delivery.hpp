#pragma once

#include "domain/outcome.hpp"
#include "domain/reminder.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

enum class DeliveryKind {
    Single,   ///< one reminder by itself
    Item,     ///< one reminder's line in a digest; never leased, it ends with its digest
    Digest,   ///< all of a channel's items of one day, and what is still open
    Withdraw, ///< takes a delivered Single back
    Notice,   ///< kith speaks of itself
};

enum class DeliveryState { Pending, Leased, Delivered, Dead, Superseded };

/// Whether something will still come of it.
[[nodiscard]] constexpr bool is_under_way(DeliveryState state) {
    return state == DeliveryState::Pending || state == DeliveryState::Leased;
}

/// One reminder going through one channel, in one round; or a digest, a withdrawal, a notice.
struct Delivery {
    std::string key; ///< "d-" and 32 hex digits; the same at every attempt
    DeliveryKind kind = DeliveryKind::Single;
    std::string channel;
    ReminderKey reminder; ///< Single, Item, Withdraw
    /// Item: the digest's key; Withdraw: the key to take back; Notice: see delivery::is_drill().
    std::string belongs_to;
    int round = 1;
    DeliveryState state = DeliveryState::Pending;
    Instant next_at; ///< not attempted before
    Instant created_at;
    int attempts = 0;          ///< charged ones
    int crashes = 0;           ///< times its plugin died while it was in flight
    bool uncertain = false;    ///< an attempt may have got through without our knowing
    bool withdrawable = false; ///< Single: on settling, take it back
    Date date{};               ///< Digest: its local day
    std::string title;         ///< Notice
    std::string body;          ///< Notice
    std::string last_text;     ///< what the last attempt said

    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// The right to make one attempt, recorded before it is made.
struct Lease {
    Delivery delivery;         ///< state Leased
    std::int64_t sequence = 0; ///< fences: a completion under an older sequence changes nothing
    int attempt = 1;           ///< counts every attempt, charged or not
    struct Item {
        ReminderKey reminder;
        bool is_new = true; ///< false: said in an earlier digest and still open
    };
    std::vector<Item> items; ///< Single: one; Digest: all, new ones first
};

/// What an attempt's outcome means for its delivery; `delivery` decides it, the Store records it.
struct Verdict {
    DeliveryState state = DeliveryState::Delivered; ///< Pending, Delivered, Dead or Superseded
    Instant next_at;                                ///< when Pending
    bool charged = true;
    bool crashed = false;   ///< the plugin died with it
    bool uncertain = false; ///< it may have got through
    Outcome outcome;        ///< for the log
};

/// One line of the history: an attempt.
struct Attempt {
    std::string delivery;
    DeliveryKind kind = DeliveryKind::Single;
    std::string channel;
    ReminderKey reminder; ///< empty for digests and notices
    int number = 1;
    Instant started_at;
    std::optional<Instant> ended_at; ///< absent: cut off by a crash
    std::optional<Outcome::Result> result;
    bool uncertain = false;
    std::string code;
    std::string text;
};

/// The key of a reminder's delivery through a channel in a round.
[[nodiscard]] std::string delivery_key(DeliveryKind kind, const std::string& channel,
                                       const std::string& subject, int round);

[[nodiscard]] const char* to_text(DeliveryKind kind);      ///< "single", "item", ...
[[nodiscard]] const char* to_text(DeliveryState state);    ///< "pending", ...
[[nodiscard]] const char* to_text(Outcome::Result result); ///< "delivered", "retry", ...
[[nodiscard]] std::optional<DeliveryKind> parse_delivery_kind(std::string_view text);
[[nodiscard]] std::optional<DeliveryState> parse_delivery_state(std::string_view text);
[[nodiscard]] std::optional<Outcome::Result> parse_outcome_result(std::string_view text);

} // namespace kith::domain
