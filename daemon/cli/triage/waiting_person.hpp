#pragma once

#include "domain/value.hpp"

#include <string>
#include <vector>

namespace kith::cli {

/// Somebody with neither network nor cadence, as far as the one who sorts needs to know them.
struct WaitingPerson {
    std::string id;
    std::string name;
    std::vector<std::string> institutions;
    std::vector<std::string> tags;
    std::vector<std::string> emails;
    std::string last_touch; ///< a day; empty: never on record

    friend bool operator==(const WaitingPerson&, const WaitingPerson&) = default;
};

/// Of a page of `people` (daemon/control/PROTOCOL.md). Throws ValueError.
[[nodiscard]] WaitingPerson waiting_person_from(const domain::Value& value);

} // namespace kith::cli
