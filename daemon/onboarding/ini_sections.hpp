#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kith::onboarding {

/// A section of a file as vdirsyncer and khard write them: "[storage contacts]", "[[family]]".
struct IniSection {
    int depth = 1;                                          ///< how many brackets
    std::string name;                                       ///< "storage contacts", "family"
    std::map<std::string, std::string, std::less<>> values; ///< without quotation marks
};

/// All of them, in order. Takes anything: lines that are neither are skipped.
[[nodiscard]] std::vector<IniSection> ini_sections(std::string_view text);

} // namespace kith::onboarding
