#pragma once

#include "onboarding/answers.hpp"

#include <string>
#include <vector>

namespace kith::onboarding {

/// A file to begin with.
struct StartingFile {
    std::string name; ///< below the configuration directory
    std::string text;
};

/// kith.toml, networks.toml, rules.toml and contacts/people.toml as the answers ask for them, each
/// line of them explained in the language that is spoken, kith.toml first.
[[nodiscard]] std::vector<StartingFile> starting_files(const Answers& answers);

/// Only what goes out and when: kith.toml without people, for trying the channels.
[[nodiscard]] std::string channels_only(const Answers& answers);

} // namespace kith::onboarding
