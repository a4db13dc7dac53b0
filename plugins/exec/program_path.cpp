#include "exec/program_path.hpp"

#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace kith::exec {

namespace {

bool can_run(const std::string& file) {
    struct stat about {};
    return ::stat(file.c_str(), &about) == 0 && S_ISREG(about.st_mode) &&
           ::access(file.c_str(), X_OK) == 0;
}

} // namespace

std::optional<std::string> program_path(const std::string& name, const std::string& path) {
    if (name.starts_with('/')) {
        return can_run(name) ? std::optional(name) : std::nullopt;
    }
    std::istringstream directories(path);
    for (std::string file; std::getline(directories, file, ':');) {
        const bool absolute = file.starts_with('/');
        file.append("/").append(name);
        if (absolute && can_run(file)) {
            return file;
        }
    }
    return std::nullopt;
}

} // namespace kith::exec
