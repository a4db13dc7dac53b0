#pragma once

#include "import/reading.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kith::imports::test {

/// "address 3:14 nobody" for each fault, one a line.
inline std::string faults_of(const Reading& reading) {
    std::string lines;
    for (const auto& fault : reading.faults) {
        lines += std::string(to_text(fault.what)) + " " + std::to_string(fault.line) + ":" +
                 std::to_string(fault.column) + " " + fault.about + "\n";
    }
    return lines;
}

/// The only one; fails when there is not exactly one.
inline domain::Contact only_contact(const Reading& reading) {
    EXPECT_EQ(reading.people.size(), 1u) << faults_of(reading);
    return reading.people.empty() ? domain::Contact() : reading.people.front().contact;
}

} // namespace kith::imports::test
