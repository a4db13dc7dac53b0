#include "app/tour.hpp"

#include "app/items.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

namespace kith::app {

namespace {

void say(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

bool is_mirror(const Situation& situation, const std::string& channel) {
    return std::find(situation.mirrors.begin(), situation.mirrors.end(), channel) !=
           situation.mirrors.end();
}

bool is_source(const Situation& situation, const std::string& channel) {
    return std::find(situation.sources.begin(), situation.sources.end(), channel) !=
           situation.sources.end();
}

} // namespace

Tour::Tour(Engine& engine, RunningPlugins& plugins, domain::Instant now)
    : engine_(engine), plugins_(plugins) {
    tell_of_due(now);
    plugins_.on_change = [this](const std::string& channel, bool works, const std::string& reason) {
        channel_changed(channel, works, reason);
    };
}

void Tour::tell_of_due(domain::Instant now) {
    const auto items = to_items(engine_.store().open_reminders(), engine_, now);
    say(fmt::format("{} people known, {} reminders open today:", engine_.store().contact_count(),
                    items.as_array().size()));
    for (const auto& item : items.as_array()) {
        say("  " + item.at("title").as_string());
        for (const auto& reason : item.at("reasons").as_array()) {
            say("      " + reason.as_string());
        }
    }
    say("");
}

void Tour::channel_changed(const std::string& channel, bool works, const std::string& reason) {
    const auto& situation = engine_.situation();
    if (is_mirror(situation, channel) && works) {
        tell_of_feeds();
    } else if (is_source(situation, channel) || !works) {
        tell_of_channel(channel, works, reason);
    } else {
        plugins_.check(channel, [this, channel](bool good, const std::string& text) {
            tell_of_channel(channel, good, text);
        });
    }
}

void Tour::tell_of_channel(const std::string& channel, bool works, const std::string& text) {
    const auto told = told_.find(channel);
    if (told != told_.end() && told->second == works) {
        return;
    }
    told_[channel] = works;
    if (works) {
        say(fmt::format("{}: {}", channel, text.empty() ? "works" : text));
    } else {
        say(fmt::format("{}: not reachable now ({}). What is due there waits and is told when it "
                        "works; nothing is lost.",
                        channel, text));
    }
}

void Tour::tell_of_feeds() {
    std::string feeds;
    for (const auto& url : plugins_.feeds()) {
        feeds += "  " + url + "\n";
    }
    if (!feeds.empty() && feeds != last_feeds_) {
        say("calendar feeds, for any calendar program on this machine:\n" + feeds);
        last_feeds_ = feeds;
    }
}

} // namespace kith::app
