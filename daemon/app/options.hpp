#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the name of the library
class App;
}

namespace kith::app {

/// What kithd was asked for on its command line, with the defaults of the XDG base directories
/// filled in.
struct Options {
    enum class Task { Run, Check, Doctor, TestPlugin, Backup, Restore, Export, Exit };

    Task task = Task::Run;
    std::filesystem::path config;  ///< directory
    std::filesystem::path state;   ///< directory
    std::filesystem::path runtime; ///< directory of the control socket
    std::filesystem::path plugins; ///< extra directory with plugins; empty: none
    std::string program;           ///< TestPlugin: what to test
    std::string settings = "{}";   ///< TestPlugin: JSON of what to initialize it with
    /// Check: "NAME=FILE", a file that stands in for that one of the configuration
    std::vector<std::string> instead;
    std::string log_level = "info";
    std::string file;  ///< Backup, Export: where to, may be empty; Restore: what
    bool json = false; ///< Check, Doctor: what is found as JSON; Backup, Restore: the result
    bool tour = false; ///< Run: tell a newcomer on standard output what happens
    int exit_code = 0; ///< Exit: help was shown, or the words were wrong (64)
};

/// What kithd's command line may have; kithd(8) is made of it. Both must outlive parsing.
void declare_options(CLI::App& app, Options& options);

/// Reads the command line; prints help and errors itself.
[[nodiscard]] Options read_options(int argc, char** argv);

} // namespace kith::app
