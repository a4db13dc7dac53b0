#pragma once

#include "domain/value.hpp"

#include <string>
#include <vector>

namespace kith::app {

/// Something that `kith doctor` found.
struct Finding {
    enum class Level {
        Fault, ///< something does not work, or lets somebody in
        Advice ///< it works, and could be better
    };
    Level level = Level::Fault;
    std::string about; ///< "channel mail", "database"
    std::string what;  ///< what is so and what it means, one sentence without a full stop
    std::string mend;  ///< what to do, likewise
};

using Findings = std::vector<Finding>;

/// {"level","about","what","mend"}
[[nodiscard]] domain::Value to_value(const Finding& finding);
/// Throws ValueError when it is of another shape.
[[nodiscard]] Finding finding_from(const domain::Value& value);

} // namespace kith::app
