#include "app/running_plugins.hpp"

#include "app/feed_addresses.hpp"
#include "app/own_message.hpp"
#include "app/plugin_entry.hpp"
#include "app/plugin_fences.hpp"
#include "app/plugin_spec.hpp"
#include "delivery/phrases.hpp"
#include "wire/plain_line.hpp"
#include "words/words.hpp"

#include <asio/post.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

namespace kith::app {

using domain::Value;
using plugins::Answer;

namespace {

const char* sentence(const Answer& answer) {
    return answer.how == Answer::How::Answered ? answer.outcome.text.c_str() : answer.text.c_str();
}

} // namespace

RunningPlugins::RunningPlugins(Surroundings surroundings, Engine& engine,
                               std::function<void()> on_activity)
    : surroundings_(std::move(surroundings)), engine_(engine), intake_(engine),
      landings_(surroundings_.loop, surroundings_.timers, engine.store(), engine.outbox(),
                [this] { on_activity_(); }),
      freed_memory_(surroundings_.timers), on_activity_(std::move(on_activity)) {
    if (surroundings_.catalog.warden().empty()) {
        spdlog::warn("plugins warden=missing: what a plugin leaves behind may live on");
    }
}

RunningPlugins::~RunningPlugins() = default;

std::filesystem::path RunningPlugins::state_of(const std::string& channel) const {
    return surroundings_.state_directory / "plugins" / channel;
}

void RunningPlugins::match_configuration() {
    const auto& configuration = engine_.situation().configuration;
    std::set<std::string> wanted;
    for (const auto* list : {&configuration.channels, &configuration.sources}) {
        for (const auto& channel : *list) {
            const auto state = state_of(channel.name);
            if (const auto spec = plugin_spec(channel, surroundings_.catalog, engine_, state)) {
                wanted.insert(channel.name);
                want(*spec);
            }
        }
    }
    std::vector<std::string> superfluous;
    for (const auto& [name, slot] : slots_) {
        if (!wanted.contains(name)) {
            superfluous.push_back(name);
        }
    }
    for (const auto& name : superfluous) {
        slots_[name].next.reset();
        retire(name);
    }
}

bool RunningPlugins::confines(pid_t group) const {
    return std::any_of(slots_.begin(), slots_.end(), [group](const auto& slot) {
        const auto& plugin = *slot.second.plugin;
        return group > 0 && plugin.pid() == group && !plugin.spec().process().confinement.commands;
    });
}

void RunningPlugins::want(const plugins::PluginSpec& spec) {
    const auto found = slots_.find(spec.channel);
    if (found == slots_.end()) {
        begin(spec.channel, spec);
    } else if (found->second.ending || !(found->second.plugin->spec() == spec)) {
        found->second.next = spec;
        retire(spec.channel);
    }
}

void RunningPlugins::begin(const std::string& name, plugins::PluginSpec spec) {
    auto& slot = slots_[name];
    tell_gaps(spec, surroundings_.state_directory);
    if (spec.description.mirror) {
        slot.feed.emplace(engine_.store(), engine_.situation());
    }
    slot.plugin = std::make_unique<plugins::SupervisedPlugin>(
        surroundings_.loop, surroundings_.timers, *this, std::move(spec));
    slot.plugin->start();
}

/// Ends the plugin; what is to follow it begins when it has gone, because both may want the same
/// port.
void RunningPlugins::retire(const std::string& name) {
    auto& slot = slots_[name];
    if (std::exchange(slot.ending, true)) {
        return;
    }
    slot.plugin->stop([this, name] {
        // Later: the plugin that calls must not be destroyed by its own call.
        asio::post(surroundings_.loop, [this, name] {
            auto next = std::move(slots_[name].next);
            slots_.erase(name);
            if (next && !stopping_) {
                begin(name, std::move(*next));
            }
            landings_.record(surroundings_.clock.now());
            if (stopping_ && slots_.empty() && on_stopped_) {
                std::exchange(on_stopped_, nullptr)();
            }
        });
    });
}

void RunningPlugins::stop(std::function<void()> on_stopped) {
    stopping_ = true;
    on_stopped_ = std::move(on_stopped);
    for (const auto& [name, slot] : slots_) {
        retire(name); // which leaves it there until the loop goes on
    }
    if (slots_.empty()) {
        std::exchange(on_stopped_, nullptr)();
    }
}

bool RunningPlugins::takes(const std::string& channel) const {
    const auto found = slots_.find(channel);
    return found != slots_.end() && !found->second.ending && found->second.plugin->credits() > 0;
}

void RunningPlugins::record() {
    landings_.record(surroundings_.clock.now());
    if (!stopping_ && !engine_.held()) {
        for (const auto& way : engine_.situation().ways) {
            lease(way.channel.name);
        }
    }
}

void RunningPlugins::pump() {
    for (auto& dispatch : std::exchange(leased_, {})) {
        send(std::move(dispatch));
    }
    if (!stopping_ && !engine_.held()) {
        for (auto& [name, slot] : slots_) {
            pump_mirror(name, slot);
        }
    }
}

/// As many as the channel's plugin takes now.
void RunningPlugins::lease(const std::string& channel) {
    for (int left = takes(channel) ? slots_.at(channel).plugin->credits() : 0; left > 0; --left) {
        auto dispatch = engine_.outbox().next(channel, surroundings_.clock.now());
        if (!dispatch) {
            return;
        }
        leased_.push_back(std::move(*dispatch));
    }
}

void RunningPlugins::send(Outbox::Dispatch dispatch) {
    const auto& delivery = dispatch.lease.delivery;
    const auto channel = delivery.channel;
    landings_.expect();
    if (!takes(channel)) { // it went while its neighbours were sent
        Answer gone;
        gone.outcome.result = domain::Outcome::Result::Unavailable;
        gone.outcome.text = "the plugin has gone";
        land(std::move(dispatch), gone);
        return;
    }
    auto& plugin = *slots_.at(channel).plugin;
    spdlog::info("deliver channel={} kind={} key={} attempt={}", channel,
                 domain::to_text(delivery.kind), delivery.key, dispatch.lease.attempt);
    const bool withdraw = delivery.kind == domain::DeliveryKind::Withdraw;
    const auto taken_back = delivery.belongs_to;
    const auto message = dispatch.message;
    auto on_answer = [this, sent = std::move(dispatch)](const Answer& answer) {
        const auto& key = sent.lease.delivery.key;
        spdlog::info("answer key={} result={} text=\"{}\"", key,
                     answer.how == Answer::How::Answered ? domain::to_text(answer.outcome.result)
                                                         : "none",
                     sentence(answer));
        land(sent, answer);
    };
    if (withdraw) {
        plugin.withdraw(taken_back, std::move(on_answer));
    } else {
        plugin.deliver(message, std::move(on_answer));
    }
}

/// What went well waits for its neighbours; what says something of the channel counts at once.
void RunningPlugins::land(Outbox::Dispatch dispatch, const Answer& answer) {
    const auto& channel = dispatch.lease.delivery.channel;
    const bool at_once = !answer.worked() || engine_.outbox().health(channel).is_down();
    landings_.add(std::move(dispatch), answer);
    if (at_once) {
        landings_.record(surroundings_.clock.now());
    }
}

void RunningPlugins::pump_mirror(const std::string& channel, Slot& slot) {
    if (!slot.feed || slot.publishing || slot.ending || !slot.plugin->ready()) {
        return;
    }
    auto page = slot.feed->next_page();
    if (!page) {
        return;
    }
    slot.publishing = true;
    freed_memory_.after_large_work();
    slot.plugin->publish(*page, [this, channel](const Answer& answer) {
        const auto found = slots_.find(channel);
        if (found == slots_.end() || !found->second.feed) {
            return;
        }
        found->second.publishing = false;
        if (answer.worked()) {
            found->second.feed->confirm();
            on_activity_();
        } else { // tried again with the next change, or when the plugin says that it is up
            spdlog::warn("publish channel={} failed text=\"{}\"", channel, sentence(answer));
            found->second.feed->restart();
        }
    });
}

void RunningPlugins::on_ready(const std::string& channel) {
    landings_.record(surroundings_.clock.now()); // they came before this
    const auto found = slots_.find(channel);
    if (found != slots_.end() && found->second.feed) {
        found->second.feed->restart();
        found->second.publishing = false;
    }
    engine_.outbox().channel_ready(channel, surroundings_.clock.now());
    if (on_change) {
        on_change(channel, true, {});
    }
    on_activity_();
}

void RunningPlugins::on_gone(const std::string& channel, const std::string& reason,
                             bool /*for_good*/) {
    landings_.record(surroundings_.clock.now()); // they came before this
    engine_.outbox().channel_down(channel, reason, surroundings_.clock.now());
    if (on_change) {
        on_change(channel, false, reason);
    }
    on_activity_();
}

void RunningPlugins::on_status(const std::string& channel, bool up, const std::string& reason) {
    const auto now = surroundings_.clock.now();
    landings_.record(now); // they came before this
    if (up) {
        engine_.outbox().channel_up(channel, now);
    } else {
        engine_.outbox().channel_down(channel, reason, now);
    }
    if (on_change) {
        on_change(channel, up, reason);
    }
    on_activity_();
}

plugins::EventAnswer RunningPlugins::on_event(const std::string& channel, const Value& event) {
    auto answer = intake_.take(channel, event, surroundings_.clock.now());
    freed_memory_.after_large_work();
    spdlog::info("event channel={} type={} taken={}", channel,
                 wire::plain_line(event.text_or("type", "")), !answer.refusal);
    asio::post(surroundings_.loop, [this] { on_activity_(); });
    return answer;
}

void RunningPlugins::say(const std::string& channel, const domain::Message& message,
                         std::function<void(const Answer&)> on_answer) {
    slots_.at(channel).plugin->deliver(message, std::move(on_answer));
}

void RunningPlugins::test(const std::string& channel, control::Reply reply) {
    if (!takes(channel)) {
        const auto found = slots_.find(channel);
        const bool busy = found != slots_.end() && found->second.plugin->ready();
        const auto why = found == slots_.end() ? words::say("there is no channel \"{}\"", channel)
                         : busy ? words::say("it is busy with a reminder; try again in a moment")
                                : found->second.plugin->state_text();
        reply(control::Refusal{control::refusal_code::no_channel, why, {}});
        return;
    }
    const auto now = surroundings_.clock.now();
    const auto& phrases = delivery::Phrases::in(engine_.situation().language());
    auto message =
        own_message(domain::Message::Kind::Test, "test", channel, engine_.situation(), now);
    message.title = phrases.test_title();
    message.body = phrases.test_body(channel);
    say(channel, message, [this, channel, reply = std::move(reply)](const Answer& answer) {
        Value result;
        result["version"] = 1;
        result["outcome"] = answer.how == Answer::How::Answered
                                ? domain::to_text(answer.outcome.result)
                                : "no answer";
        result["text"] = sentence(answer);
        if (answer.worked()) {
            engine_.outbox().channel_up(channel, surroundings_.clock.now());
        }
        reply(std::move(result));
        on_activity_();
    });
}

void RunningPlugins::check(const std::string& channel,
                           std::function<void(bool, const std::string&)> on_answer) {
    const auto found = slots_.find(channel);
    if (found == slots_.end() || !found->second.plugin->ready()) {
        return;
    }
    found->second.plugin->check([on_answer = std::move(on_answer)](const Answer& answer) {
        on_answer(answer.worked(), sentence(answer));
    });
}

Value RunningPlugins::report() const {
    Value list{Value::Array{}};
    for (const auto& [name, slot] : slots_) {
        list.push_back(plugin_entry(*slot.plugin, engine_, surroundings_.clock.now()));
    }
    return list;
}

std::vector<std::string> RunningPlugins::feeds() const {
    std::vector<std::string> urls;
    for (const auto& [name, slot] : slots_) {
        const auto more = slot.feed ? feed_addresses(state_of(name)) : std::vector<std::string>();
        urls.insert(urls.end(), more.begin(), more.end());
    }
    return urls;
}

} // namespace kith::app
