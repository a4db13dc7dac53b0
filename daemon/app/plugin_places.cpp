#include "app/plugin_places.hpp"

#include <cstdlib>
#include <system_error>

namespace kith::app {

namespace fs = std::filesystem;

std::vector<fs::path> plugin_places(const fs::path& extra) {
    std::vector<fs::path> places;
    if (!extra.empty()) {
        places.push_back(fs::absolute(extra));
    }
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
        places.push_back(fs::path(data) / "kith/plugins");
    } else if (const char* home = std::getenv("HOME")) {
        places.push_back(fs::path(home) / ".local/share/kith/plugins");
    }
    std::error_code error;
    const auto self = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        places.push_back((self.parent_path() / "../libexec/kith").lexically_normal());
    }
    return places;
}

} // namespace kith::app
