#pragma once

#include "domain/calendar_reader.hpp"
#include "domain/configuration.hpp"
#include "domain/diagnostic.hpp"
#include "domain/plugin_description.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kith::config {

/// What came of reading a configuration directory.
struct Loaded {
    /// Absent when there is an error.
    std::optional<domain::Configuration> configuration;
    /// By file, line and column. Each has a place in a file, and how to mend it.
    std::vector<domain::Diagnostic> diagnostics;
    std::vector<std::string> files; ///< what was read, relative to the directory
    /// Of the texts of all files but contacts: the same, the same texts (but for a collision).
    std::uint64_t print = 0;
};

/// Where the user's files lie; HOME, else the home directory of the user database.
[[nodiscard]] std::filesystem::path home_directory();

/// Reads and judges kith.toml, rules.toml, networks.toml, contacts.toml and contacts/*.toml below
/// the directory: every fault of all files in one pass. A file that is not there says nothing.
///
/// Has no effect but asking `plugins` for descriptions: whoever loads swaps all or nothing.
/// Files are regular ones of at most 1 MiB, contacts of 16 MiB. Paths in plugin settings and of
/// holidays, which `calendars` reads, are resolved against the directory, "~/" against `home`.
/// Does not throw for anything in the files. The result keeps recurrences of `calendars`, not it.
[[nodiscard]] Loaded load(const std::filesystem::path& directory, domain::PluginDirectory& plugins,
                          const domain::CalendarReader& calendars,
                          const std::filesystem::path& home = home_directory());

/// A file as it might become.
struct OtherFile {
    std::string name; ///< which one of the directory: "contacts/friends.toml"
    std::string text;
};
/// The same with these files in the place of those of the directory, or beside them.
[[nodiscard]] Loaded load_with(const std::vector<OtherFile>& files,
                               const std::filesystem::path& directory,
                               domain::PluginDirectory& plugins,
                               const domain::CalendarReader& calendars,
                               const std::filesystem::path& home = home_directory());

/// A rules file that is not (yet) the directory's.
struct OtherRules {
    std::string name; ///< what faults call it
    std::string text; ///< at most 1 MiB
};
/// The same with those rules in place of rules.toml.
[[nodiscard]] Loaded load_with(const OtherRules& rules, const std::filesystem::path& directory,
                               domain::PluginDirectory& plugins,
                               const domain::CalendarReader& calendars,
                               const std::filesystem::path& home = home_directory());

} // namespace kith::config
