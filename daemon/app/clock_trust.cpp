#include "app/clock_trust.hpp"

namespace kith::app {

namespace chr = std::chrono;

using domain::Instant;

namespace {

/// No clock before that moment was ever right while kith ran.
constexpr Instant kith_was_written{chr::sys_days{chr::year(2025) / 1 / 1}};

/// A clock may be a little behind its own records; more than this, and one of both lies.
constexpr chr::hours trusted_lag{24};

/// Since when, by that very clock, it is in doubt; empty when it is not.
const std::string doubted_note = "clock-doubted-since";

} // namespace

std::optional<std::string> ClockTrust::doubt(Instant now) {
    const auto said = "the clock says " + domain::format_instant(now) + ", but ";
    if (now < kith_was_written) {
        return said + "kith was not written then; set the clock";
    }
    const auto newest = store_.newest_record();
    const auto noted = store_.note(doubted_note).value_or("");
    if (!newest || now >= *newest - trusted_lag) {
        if (!noted.empty()) {
            store_.set_note(doubted_note, "");
        }
        return std::nullopt;
    }
    const auto since = domain::parse_instant(noted);
    if (!since || *since > now) {
        store_.set_note(doubted_note, domain::format_instant(now));
    }
    return said + "the newest record is of " + domain::format_instant(*newest) + "; set the clock";
}

bool ClockTrust::ran_on(Instant now) const {
    const auto since = domain::parse_instant(store_.note(doubted_note).value_or(""));
    return since && *since <= now && now - *since >= patience;
}

ClockTrust::Belief ClockTrust::believe(Instant now) {
    if (now < kith_was_written) {
        return {};
    }
    const auto newest = store_.newest_record();
    const bool was_ahead = newest && now < *newest - trusted_lag;
    if (was_ahead) {
        store_.transact([&] {
            store_.believe(now);
            store_.set_note(doubted_note, "");
        });
    }
    return {true, was_ahead};
}

} // namespace kith::app
