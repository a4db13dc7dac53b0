#pragma once

#include "domain/pace.hpp"
#include "domain/proposal.hpp"
#include "domain/rule.hpp"
#include "domain/value.hpp"
#include "domain/weekdays.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kith::domain {

/// When a digest channel speaks.
struct DigestHours {
    TimeOfDay at{480};
    Weekdays days = Weekdays::all();

    friend bool operator==(const DigestHours&, const DigestHours&) = default;
};

/// When a channel may be used at all; what is due outside waits.
struct ChannelHours {
    TimeOfDay from{0};
    TimeOfDay to{1440}; ///< exclusive; after `from`
    Weekdays days = Weekdays::all();

    friend bool operator==(const ChannelHours&, const ChannelHours&) = default;
};

/// How often a channel is tried without anything to say.
enum class Drill { Never, Monthly };

/// A configured plugin: a way out (`[[channel]]`) or a way in (`[[source]]`).
struct Channel {
    std::string name;   ///< letters, digits, "-", "_"; unique over channels and sources
    std::string plugin; ///< "email" for the shipped kith-email, or an absolute path
    std::optional<DigestHours> digest; ///< absent: each reminder by itself
    std::optional<ChannelHours> hours; ///< absent: at any time
    Drill drill = Drill::Never;
    Take take = Take::Ask;           ///< of a source: what becomes of what it proposes
    Value settings{Value::Object{}}; ///< fits the plugin's schema
    SourceLocation location;

    friend bool operator==(const Channel&, const Channel&) = default;
};

/// Everything the user's TOML says, judged and complete.
struct Configuration {
    std::string language = "en";          ///< "de" or "en"
    std::optional<std::string> time_zone; ///< IANA; absent: the machine's
    TimeOfDay at{480}; ///< when a reminder is due, unless its rule says otherwise
    LeapDay leap_day = LeapDay::Feb28;
    Pace pace;
    std::vector<Network> networks;
    std::vector<Institution> institutions;
    std::vector<Alliance> alliances;
    std::vector<Rule> rules; ///< in file order: for keep-in-touch the first that matches wins
    std::vector<Channel> channels;
    std::vector<Channel> sources;
    std::vector<Contact> contacts; ///< ids are unique

    friend bool operator==(const Configuration&, const Configuration&) = default;
};

} // namespace kith::domain
