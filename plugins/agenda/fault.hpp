#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace kith::agenda {

/// Something in a calendar that could not be taken as it is written.
struct Fault {
    int line = 0; ///< from 1; 0: the file as a whole
    std::string text;

    friend bool operator==(const Fault&, const Fault&) = default;
};

/// Adds the fault unless there are `most` already; the one at `most` says that there are more.
inline void add_fault(std::vector<Fault>& faults, std::size_t most, Fault fault) {
    if (faults.size() < most) {
        faults.push_back(std::move(fault));
    } else if (faults.size() == most) {
        faults.push_back({0, "and more faults, which are not listed"});
    }
}

} // namespace kith::agenda
