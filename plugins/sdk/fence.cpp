#include "sdk/fence.hpp"

#include "sdk/descriptor.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sysexits.h>
#include <system_error>
#include <unistd.h>

namespace kith::sdk {

namespace {

void end_when_shut_out(const std::string& path) {
    if (is_shut_out(path)) {
        fmt::print(stderr, "I {} was replaced: starting again to reach it\n", path);
        ::_exit(EX_TEMPFAIL);
    }
}

} // namespace

bool is_shut_out(const std::string& path) {
    if (::access(path.c_str(), R_OK) != 0) {
        return false; // by its mode or because it is not there
    }
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    return !file.is_open() && errno == EACCES;
}

void end_when_shut_out(const wire::SettingsPlaces& places) {
    for (const auto& path : places.reads) {
        end_when_shut_out(path);
    }
    for (const auto& path : places.writes) {
        std::error_code ignored;
        end_when_shut_out(std::filesystem::is_directory(path, ignored)
                              ? path
                              : std::filesystem::path(path).parent_path().string());
    }
}

} // namespace kith::sdk
