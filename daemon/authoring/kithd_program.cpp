#include "authoring/kithd_program.hpp"

#include <filesystem>
#include <system_error>

namespace kith::authoring {

std::string kithd_program() {
    std::error_code error;
    const auto beside =
        std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "kithd";
    return !error && std::filesystem::exists(beside, error) ? beside.string() : "kithd";
}

} // namespace kith::authoring
