#include "app/plan_basis.hpp"

#include "domain/stable_hash.hpp"
#include "loop/machine_zone.hpp"

#include <sys/stat.h>

namespace kith::app {

namespace {

/// Another build may plan otherwise, though its version is the same.
std::string this_program() {
    struct stat status {};
    if (::stat("/proc/self/exe", &status) != 0) {
        return KITH_VERSION;
    }
    return std::string(KITH_VERSION) + ' ' + std::to_string(status.st_size) + ' ' +
           std::to_string(status.st_mtim.tv_sec) + ' ' + std::to_string(status.st_mtim.tv_nsec);
}

} // namespace

std::string plan_basis(const Situation& situation, std::uint64_t files) {
    auto text = std::to_string(files) + '\n' + situation.zone.name() + '\n' +
                std::to_string(loop::tzdata_written().time_since_epoch().count()) + '\n' +
                this_program() + '\n';
    for (const auto& holiday : situation.configuration.pace.holidays) {
        text += domain::format_date(holiday);
    }
    return domain::stable_hex(text);
}

} // namespace kith::app
