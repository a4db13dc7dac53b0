#pragma once

#include "app/finding.hpp"
#include "app/options.hpp"
#include "domain/configuration.hpp"

#include <filesystem>
#include <string>

namespace kith::app {

/// What `kith doctor` finds around kith: the zone, the user's service manager. `root` is where the
/// machine's files are, "/" but in tests; `user` is the user's name.
[[nodiscard]] Findings examine_machine(const domain::Configuration& configuration,
                                       const std::filesystem::path& root, const std::string& user);

/// Who would show popups: nobody, when no notification server is on the session bus or can be
/// started on it.
[[nodiscard]] Findings examine_desktop(const domain::Configuration& configuration);

/// Why nobody answers on the control socket.
[[nodiscard]] Finding examine_socket(const Options& options);

} // namespace kith::app
