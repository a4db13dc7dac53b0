#pragma once

#include "cli/rendering.hpp"
#include "wire/json.hpp"

#include <string>

namespace kith::test {

/// What the command prints when the daemon answers that method with this JSON.
inline std::string rendered(const std::string& method, const std::string& answer,
                            const cli::Terminal& terminal = cli::Terminal(false)) {
    return cli::render(method, wire::parse_json(answer), terminal);
}

} // namespace kith::test
