#include "life.hpp"

#include "circumstances.hpp"
#include "storage/open_store.hpp"
#include "support/dates.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace kith::endurance {

namespace chr = std::chrono;

using domain::Instant;
using domain::Outcome;
using plugins::Answer;

namespace {

constexpr std::size_t most_attempts_at_once = 2000;

Answer answer_of(Outcome::Result result) {
    Answer answer;
    answer.outcome.result = result;
    answer.outcome.text = "as the dice fell";
    return answer;
}

} // namespace

Life::Life(std::uint64_t seed, std::filesystem::path directory)
    : dice_(seed), directory_(std::move(directory)), plugins_(shipped_plugins()),
      configuration_(circumstances(0, 24)), truth_(test::wall(zone_, "2026-01-05 07:00")),
      clock_(truth_), latest_(truth_) {
    start();
}

app::Situation Life::situation() { return app::make_situation(configuration_, plugins_, zone_); }

void Life::start() {
    auto opened = storage::open(directory_, now(), storage::Durability::None);
    if (opened.set_aside) {
        throw std::runtime_error("the database was taken for a damaged one");
    }
    store_ = std::move(opened.store);
    engine_.emplace(*store_, situation());
    engine_->start(now());
}

/// What is in flight may have got through, and nobody will ever tell.
void Life::crash() {
    ++events_["crash"];
    for (const auto& [channel, dispatch] : in_flight_) {
        if (once_in(2)) {
            ledger_.arrived(dispatch);
        }
    }
    in_flight_.clear();
    engine_.reset();
    store_.reset();
    if (once_in(4)) {
        truth_ += chr::hours(below(24 * 20)); // the machine is off
        set_clock();
    }
    start();
}

void Life::live(int days) {
    const auto end = truth_ + chr::hours(24 * days);
    while (truth_ < end && ledger_.complaints().empty()) {
        truth_ += chr::minutes(1 + below(60 * 24));
        set_clock();
        something_happens();
        engine_->advance(now());
        look();
    }
}

void Life::something_happens() {
    using Event = void (Life::*)();
    static constexpr std::array<std::pair<Event, std::size_t>, 11> chances{{
        {&Life::answer, 2},
        {&Life::talk, 3},
        {&Life::crash, 12},
        {&Life::jump, 40},
        {&Life::set_right, 15},
        {&Life::travel, 60},
        {&Life::change_rules, 25},
        {&Life::change_people, 20},
        {&Life::change_book, 20},
        {&Life::rest, 60},
        {&Life::flicker, 10},
    }};
    for (const auto& [event, times] : chances) {
        if (once_in(times)) {
            (this->*event)();
        }
    }
}

/// The address book reports somebody new, somebody changed and somebody gone.
/// A channel's plugin says that it is down, or up, or ends.
/// What is in flight ends, each channel gives what it can, and nothing is left to do.
void Life::look() {
    if (engine_->held()) {
        ++events_["held"];
        return;
    }
    see_openings();
    ledger_.nothing_waits(*store_, now());
    const auto channels = channel_names();
    const auto takes = [&](const std::string& channel) { return !in_flight_.contains(channel); };
    auto next = std::optional(now());
    for (int round = 0; next && *next <= now(); ++round) { // an outage is announced elsewhere, ...
        if (round == 10) {
            throw std::runtime_error("there is no end of work at " + state_of_work(channels));
        }
        for (const auto& channel : channels) {
            pump(channel);
        }
        engine_->advance(now());
        next = engine_->next_moment(takes);
    }
    if (once_in(20)) {
        ledger_.audited(*store_);
    }
}

std::vector<std::string> Life::channel_names() const {
    std::vector<std::string> names;
    for (const auto& channel : configuration_.channels) {
        names.push_back(channel.name);
    }
    return names;
}

/// Before the channels change, too: what opened earlier has its ways on those there were.
void Life::see_openings() {
    ledger_.looked_at(*store_, channel_names(), latest_);
    latest_ = now();
}

std::string Life::state_of_work(const std::vector<std::string>& channels) {
    std::string what = domain::format_instant(now());
    if (const auto change = store_->next_change()) {
        what += "; next change " + domain::format_instant(*change);
    }
    for (const auto& channel : channels) {
        const auto& health = engine_->outbox().health(channel);
        const auto attempt = store_->next_attempt(channel);
        what +=
            "; " + channel + (in_flight_.contains(channel) ? " is busy" : "") +
            (health.is_down() ? " is down: " + health.reason() : "") +
            (attempt ? " has an attempt at " + domain::format_instant(*attempt) : "") +
            (health.next_try() ? ", tried at " + domain::format_instant(*health.next_try()) : "") +
            (health.announce_at()
                 ? ", announced at " + domain::format_instant(*health.announce_at())
                 : "");
    }
    return what;
}

void Life::set_clock() {
    clock_.moment = truth_ + lie_;
    latest_ = std::max(latest_, clock_.moment);
}

void Life::pump(const std::string& channel) {
    if (const auto flying = in_flight_.extract(channel); !flying.empty()) {
        try_one(flying.mapped());
    }
    for (std::size_t i = 0; i < most_attempts_at_once && !in_flight_.contains(channel); ++i) {
        auto dispatch = engine_->outbox().next(channel, now());
        if (!dispatch) {
            return;
        }
        ledger_.dispatched(*dispatch, *store_, now());
        try_one(std::move(*dispatch));
    }
}

/// What becomes of the attempt.
void Life::try_one(Dispatch dispatch) {
    switch (calm_ ? 99 : below(40)) {
    case 0:
    case 1:
        return finish(dispatch, answer_of(Outcome::Result::Retry), false);
    case 2:
        return finish(dispatch, answer_of(Outcome::Result::Permanent), false);
    case 3: {
        auto refused = answer_of(Outcome::Result::Permanent);
        refused.outcome.scope = Outcome::Scope::Channel;
        return finish(dispatch, refused, false);
    }
    case 4:
    case 5:
        return finish(dispatch, answer_of(Outcome::Result::Unavailable), false);
    case 6:
        return finish(dispatch, {Answer::How::TimedOut, {}, "no answer"}, once_in(2));
    case 7:
        finish(dispatch, {Answer::How::Crashed, {}, "it died"}, once_in(2));
        return engine_->outbox().channel_up(dispatch.lease.delivery.channel, now());
    case 8:
    case 9: {
        const auto channel = dispatch.lease.delivery.channel;
        in_flight_.emplace(channel, std::move(dispatch));
        return;
    }
    default:
        return finish(dispatch, answer_of(Outcome::Result::Delivered), true);
    }
}

void Life::finish(const Dispatch& dispatch, const Answer& answer, bool arrives) {
    ++events_[answer.how == Answer::How::Answered ? to_text(answer.outcome.result) : "uncertain"];
    if (arrives) {
        ledger_.arrived(dispatch);
    }
    engine_->outbox().finish(dispatch, answer, now());
    const auto delivery = store_->delivery(dispatch.lease.delivery.key);
    if (delivery && delivery->state == domain::DeliveryState::Delivered) {
        ledger_.recorded_as_delivered(*delivery);
    }
}

void Life::come_to_rest() {
    calm_ = true;
    set_right();
    see_openings();
    configuration_ = circumstances(0, 24);
    engine_->reconfigure(situation(), now());
    // Twice as long as a delivery is tried: longer than the clock was ever ahead.
    for (int day = 0; day < 90; ++day) {
        truth_ += chr::hours(12);
        set_clock();
        engine_->clock_was_set(now());
        engine_->advance(now());
        for (const auto& channel : configuration_.channels) {
            engine_->outbox().channel_up(channel.name, now());
        }
        look();
    }
    configuration_.rules.clear();
    engine_->reconfigure(situation(), now());
    for (const auto& reminder : store_->open_reminders()) {
        answer(reminder);
    }
    truth_ += chr::hours(24 * 7);
    set_clock();
    engine_->advance(now());
    look();
    ledger_.closed(*store_);
}

} // namespace kith::endurance
