#include "onboarding/surroundings.hpp"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace kith::onboarding {

namespace fs = std::filesystem;

fs::path Surroundings::xdg(const std::string& name, const std::string& below_home) const {
    const auto value = variable(name);
    return value.starts_with('/') ? fs::path(value) : home / below_home;
}

fs::path Surroundings::expanded(std::string path) const {
    const std::pair<const char*, fs::path> places[] = {
        {"HOME", home},
        {"XDG_DATA_HOME", xdg("XDG_DATA_HOME", ".local/share")},
        {"XDG_CONFIG_HOME", xdg("XDG_CONFIG_HOME", ".config")}};
    for (const auto& [name, place] : places) {
        for (const auto& written : {"${" + std::string(name) + "}", "$" + std::string(name)}) {
            if (path.starts_with(written)) {
                path.replace(0, written.size(), place.string());
            }
        }
    }
    if (path == "~" || path.starts_with("~/")) {
        path.replace(0, 1, home.string());
    }
    while (path.size() > 1 && path.ends_with('/')) {
        path.pop_back();
    }
    return fs::path(path).lexically_normal();
}

Surroundings real_surroundings() {
    const auto variable = [](const std::string& name) {
        const char* value = std::getenv(name.c_str());
        return std::string(value == nullptr ? "" : value);
    };
    auto home = variable("HOME");
    if (!home.starts_with('/')) {
        const auto* user = ::getpwuid(::getuid());
        home = user == nullptr ? "/" : user->pw_dir;
    }
    return {home, variable};
}

} // namespace kith::onboarding
