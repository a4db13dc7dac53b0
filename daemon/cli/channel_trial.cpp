#include "cli/channel_trial.hpp"

#include "cli/nearby_daemon.hpp"
#include "cli/trial_daemon.hpp"
#include "onboarding/starting_files.hpp"
#include "words/language.hpp"
#include "words/words.hpp"

#include <chrono>
#include <functional>
#include <thread>

namespace kith::cli {

namespace chr = std::chrono;

using domain::Value;
using words::say;

namespace {

constexpr chr::minutes patience{2};
constexpr chr::seconds patience_for_start{30};
constexpr chr::milliseconds pause{100};

using Ask = std::function<Value(const std::string& method, Value params)>;

std::vector<std::string> channels_of(const onboarding::Answers& answers) {
    std::vector<std::string> names;
    if (answers.desktop) {
        names.emplace_back("desktop");
    }
    if (answers.mail) {
        names.emplace_back("mail");
    }
    if (answers.calendar) {
        names.emplace_back("calendar");
    }
    return names;
}

/// What `plugins` says of that one, once it has got past its start.
Value settled_state(const Ask& ask, const std::string& channel) {
    const auto deadline = chr::steady_clock::now() + patience_for_start;
    while (true) {
        const auto answer = ask("plugins", Value::Object{});
        for (const auto& plugin : answer.at("plugins").as_array()) {
            const bool is_it = plugin.at("name").as_string() == channel;
            const bool is_settled = plugin.flag_or("usable", false) ||
                                    !plugin.text_or("reason", "").empty() ||
                                    chr::steady_clock::now() > deadline;
            if (is_it && is_settled) {
                return plugin;
            }
        }
        if (chr::steady_clock::now() > deadline) {
            return Value::Object{{"usable", false}, {"reason", say("it did not start")}};
        }
        std::this_thread::sleep_for(pause);
    }
}

/// A calendar gets no message: it is there, or it is not.
ChannelTrial tried_calendar(const Ask& ask, const Value& state) {
    std::string feeds;
    const auto status = ask("status", Value::Object{});
    for (const auto& feed : status.at("feeds").as_array()) {
        feeds += (feeds.empty() ? "" : "  ") + feed.as_string();
    }
    return {"calendar", state.flag_or("usable", false), feeds};
}

ChannelTrial tried(const Ask& ask, const std::string& channel) {
    const auto state = settled_state(ask, channel);
    if (!state.flag_or("usable", false)) {
        return {channel, false, state.text_or("reason", "")};
    }
    if (channel == "calendar") {
        return tried_calendar(ask, state);
    }
    const auto answer = ask("test", Value::Object{{"channel", channel}});
    return {channel, answer.text_or("outcome", "") == "delivered", answer.text_or("text", "")};
}

std::vector<ChannelTrial> tried_all(const std::vector<std::string>& channels, const Ask& ask) {
    std::vector<ChannelTrial> trials;
    for (const auto& channel : channels) {
        try {
            trials.push_back(tried(ask, channel));
        } catch (const std::runtime_error& error) { // refused, gone, or of another shape
            trials.push_back({channel, false, error.what()});
        }
    }
    return trials;
}

} // namespace

std::vector<ChannelTrial> try_channels(const onboarding::Answers& answers,
                                       const std::filesystem::path& directory) {
    const auto channels = channels_of(answers);
    NearbyDaemon running;
    if (is_taken_in(directory, running)) {
        return tried_all(channels, [&](const std::string& method, Value params) {
            auto answer = running.ask(method, std::move(params), patience);
            return answer ? std::move(*answer)
                          : throw control::NoDaemon(say("kithd went away: {}", method));
        });
    }
    try {
        TrialDaemon trial(onboarding::channels_only(answers));
        auto trials = tried_all(channels, [&](const std::string& method, Value params) {
            params["language"] = words::spoken();
            return trial.client().call(method, params, patience);
        });
        for (auto& one : trials) {
            if (one.channel == "calendar" && one.worked) {
                one.text.clear(); // its address will be another one
            }
        }
        return trials;
    } catch (const std::runtime_error& error) {
        std::vector<ChannelTrial> trials;
        trials.reserve(channels.size());
        for (const auto& channel : channels) {
            trials.push_back({channel, false, error.what()});
        }
        return trials;
    }
}

} // namespace kith::cli
