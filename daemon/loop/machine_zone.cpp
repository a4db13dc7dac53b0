#include "loop/machine_zone.hpp"

#include "domain/zone.hpp"

#include <cstdlib>

namespace kith::loop {

std::string machine_zone(const std::filesystem::path& localtime) {
    if (const char* variable = std::getenv("TZ"); variable != nullptr && *variable != '\0') {
        std::string name = *variable == ':' ? variable + 1 : variable;
        if (domain::Zone::exists(name)) {
            return name;
        }
    }
    std::error_code error;
    const auto target = std::filesystem::read_symlink(localtime, error).string();
    static const std::string folder = "/zoneinfo/";
    const auto at = target.rfind(folder);
    if (!error && at != std::string::npos) {
        auto name = target.substr(at + folder.size());
        if (domain::Zone::exists(name)) {
            return name;
        }
    }
    return "UTC";
}

std::filesystem::file_time_type tzdata_written(const std::filesystem::path& tzdata) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(tzdata / "tzdata.zi", error);
    return error ? std::filesystem::file_time_type::min() : written;
}

} // namespace kith::loop
