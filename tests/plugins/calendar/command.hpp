#pragma once

#include <array>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <sys/wait.h>

namespace kith::test {

struct CommandResult {
    int status;
    std::string output; ///< what went to standard output
};

/// Runs a shell command to its end.
inline CommandResult run(const std::string& command) {
    FILE* const pipe = ::popen(command.c_str(), "re");
    if (pipe == nullptr) {
        throw std::runtime_error("cannot run " + command);
    }
    CommandResult result{};
    std::array<char, 4096> chunk;
    while (const std::size_t size = std::fread(chunk.data(), 1, chunk.size(), pipe)) {
        result.output.append(chunk.data(), size);
    }
    const int status = ::pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return result;
}

} // namespace kith::test
