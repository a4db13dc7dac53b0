#pragma once

#include "domain/plugin_description.hpp"

#include <string>
#include <vector>

namespace kith::plugins {

/// What a plugin may reach outside of its own process (PROTOCOL.md section 3). What is not named
/// here is closed to it, as far as this kernel can: see FileFence and CallFilter.
struct Confinement {
    bool bus = false;     ///< sockets of this machine
    bool network = false; ///< sockets of the internet
    /// It runs commands of the user's, which may do what the user may: neither files nor sockets
    /// are closed to it, only what no reminder needs.
    bool commands = false;
    std::vector<std::string> reads; ///< absolute: files, and folders with all below them
    /// Absolute: folders with all below them; a file stands for its folder, because who writes a
    /// file safely replaces it.
    std::vector<std::string> writes;

    friend bool operator==(const Confinement&, const Confinement&) = default;
};

/// From what the plugin says of its needs, and the settings it was given: each with "x-path" may be
/// read, with "x-writes" written, and one with "x-command" that is not empty is a command.
[[nodiscard]] Confinement confinement_of(const domain::PluginDescription& description,
                                         const domain::Value& settings,
                                         const std::string& state_dir);

/// The folders that `writes` and `reads` really open and that hold `path`, or lie in it: what must
/// be told when the path is kith's own database.
[[nodiscard]] std::vector<std::string> ways_to(const std::string& path,
                                               const Confinement& confinement);

} // namespace kith::plugins
