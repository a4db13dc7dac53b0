#include "app/outages.hpp"

#include "app/moment_words.hpp"
#include "delivery/phrases.hpp"

#include <fmt/core.h>

namespace kith::app {

using delivery::ChannelHealth;
using delivery::Phrases;
using domain::Instant;

namespace {

/// Holds since when the channel has been down, if the owner was told; else it is empty.
std::string note_of(const std::string& channel) { return "outage " + channel; }

} // namespace

ChannelHealth& Outages::of(const std::string& channel) {
    const auto [found, is_new] = health_.try_emplace(channel);
    if (is_new) {
        const auto note = store_.note(note_of(channel));
        if (const auto since = note ? domain::parse_instant(*note) : std::nullopt) {
            found->second.was_announced_before(*since);
        }
    }
    return found->second;
}

const ChannelHealth& Outages::health(const std::string& channel) const {
    static const ChannelHealth fine;
    const auto found = health_.find(channel);
    return found == health_.end() ? fine : found->second;
}

void Outages::announce(Instant now) {
    const auto& phrases = Phrases::in(situation_.language());
    for (auto& [channel, health] : health_) {
        const auto at = health.announce_at();
        const auto waiting = at && *at <= now ? store_.due_count(channel, now) : 0;
        if (waiting == 0) {
            continue;
        }
        const auto since = domain::format_instant(*health.down_since());
        store_.transact([&, &name = channel, &down = health] {
            tell_(fmt::format("down {} {}", name, since), phrases.channel_down_title(name),
                  phrases.channel_down_body(name, down.reason(), waiting), name, now);
            store_.set_note(note_of(name), since);
        });
        health.announced();
    }
}

void Outages::may_be_over(const std::string& channel, Instant now) {
    auto& health = of(channel);
    if (health.was_announced() || store_.due_count(channel, now) > 0) {
        health.may_work();
    } else {
        health.up();
    }
}

void Outages::over(const std::string& channel, std::size_t late, Instant now) {
    auto& health = of(channel);
    if (health.was_announced()) {
        const auto& phrases = Phrases::in(situation_.language());
        const auto since = *health.down_since();
        const auto waited = late + store_.due_count(channel, now);
        store_.transact([&] {
            tell_("back " + channel + " " + domain::format_instant(since),
                  phrases.channel_back_title(channel),
                  phrases.channel_back_body(channel, moment_words(situation_, since),
                                            moment_words(situation_, now), waited),
                  channel, now);
            store_.set_note(note_of(channel), "");
        });
    }
    health.up();
}

void Outages::clock_was_ahead(Instant now) {
    for (auto& [channel, health] : health_) {
        health.clock_was_ahead(now);
    }
}

} // namespace kith::app
