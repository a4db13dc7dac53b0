#pragma once

#include "onboarding/answers.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::cli {

/// What came of a test through a channel.
struct ChannelTrial {
    std::string channel;
    bool worked = false;
    std::string text; ///< what the plugin said; of a calendar, where it is
};

/// Sends a real test through each channel that was chosen: by the daemon that runs with that
/// configuration, else by one that lives as long as this takes. What cannot be tried has not
/// worked, and says why.
[[nodiscard]] std::vector<ChannelTrial> try_channels(const onboarding::Answers& answers,
                                                     const std::filesystem::path& directory);

} // namespace kith::cli
