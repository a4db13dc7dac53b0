#pragma once

#include "domain/time.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace kith::test {

/// One thing that happens in a scenario: a moment of true time and the words behind it.
struct ScriptEvent {
    domain::Instant at;
    std::vector<std::string> words; ///< never empty; the first is the verb, see README.md
    int line = 0;
};

/// events.txt: the machine's zone and what happens, by time.
struct Script {
    std::string zone;
    std::vector<ScriptEvent> events;
};

/// Throws std::runtime_error naming the line that is wrong.
[[nodiscard]] Script read_script(const std::filesystem::path& file);

} // namespace kith::test
