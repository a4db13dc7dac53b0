#include "app/held_clock.hpp"

#include "app/moment_words.hpp"
#include "app/own_message.hpp"
#include "delivery/phrases.hpp"

#include <spdlog/spdlog.h>

#include <chrono>

namespace kith::app {

namespace {

/// Time for the network to come up and set the clock; then each so often until somebody was told.
constexpr std::chrono::minutes before_telling{10};

} // namespace

HeldClock::HeldClock(domain::TimerSource& timers, const domain::Clock& clock, Engine& engine,
                     RunningPlugins& plugins, std::function<void()> on_belief)
    : clock_(clock), engine_(engine), plugins_(plugins), on_belief_(std::move(on_belief)),
      until_told_(timers.make_timer()), until_believed_(timers.make_timer()) {}

void HeldClock::look() {
    const bool held = engine_.held().has_value();
    if (held == watching_) {
        return;
    }
    watching_ = held;
    if (held) {
        spdlog::error("held reason=\"{}\"", *engine_.held());
        until_told_->start(before_telling, [this] { tell(); });
        until_believed_->start(ClockTrust::patience, [this] { believe(); });
    } else {
        spdlog::info("clock believed");
        until_told_->stop();
        until_believed_->stop();
    }
}

void HeldClock::tell() {
    until_told_->start(before_telling, [this] { tell(); }); // unless a channel takes it
    tell_through(0);
}

/// Through that channel, or, when it cannot now, the next one.
void HeldClock::tell_through(std::size_t way) {
    const auto& situation = engine_.situation();
    while (way < situation.ways.size() && !plugins_.takes(situation.ways[way].channel.name)) {
        ++way;
    }
    if (way >= situation.ways.size() || !engine_.held()) {
        return;
    }
    const auto now = clock_.now();
    const auto& channel = situation.ways[way].channel.name;
    const auto& phrases = delivery::Phrases::in(situation.language());
    auto message = own_message(domain::Message::Kind::Notice, "clock", channel, situation, now);
    message.title = phrases.clock_title();
    message.body = phrases.clock_body(moment_words(situation, now));
    plugins_.say(channel, message, [this, way](const plugins::Answer& answer) {
        if (!answer.worked()) {
            tell_through(way + 1);
        } else {
            until_told_->stop();
        }
    });
}

void HeldClock::believe() {
    engine_.clock_was_set(clock_.now());
    if (engine_.held()) { // it shows what cannot be right
        until_believed_->start(ClockTrust::patience, [this] { believe(); });
    }
    look();
    on_belief_();
}

} // namespace kith::app
