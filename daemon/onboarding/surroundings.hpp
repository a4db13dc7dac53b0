#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace kith::onboarding {

/// Where somebody's files lie. A test has others than the user.
struct Surroundings {
    std::filesystem::path home;
    /// A variable of the environment; empty when it is not set.
    std::function<std::string(const std::string& name)> variable;

    /// $NAME when it is an absolute path, else that place below the home directory.
    [[nodiscard]] std::filesystem::path xdg(const std::string& name,
                                            const std::string& below_home) const;
    /// A path as people write it: "~/", "$HOME" and "${XDG_DATA_HOME}" filled in.
    [[nodiscard]] std::filesystem::path expanded(std::string path) const;
};

/// Those of this process.
[[nodiscard]] Surroundings real_surroundings();

} // namespace kith::onboarding
