#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace kith::domain {

/// The rule that a time zone goes on with behind its table (RFC 8536 section 3.3). The date library
/// reads tables only, and they end in 2037.
///
/// Built as C++17: the library's POSIX rules do not know C++20. So this header must not need it.
class LastRule {
public:
    using Moment = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;
    /// What a wall clock shows, counted from 1970 as if it were UTC.
    using Wall = std::chrono::milliseconds;

    /// That of a TZif file. Null when its clock changes no more.
    static std::unique_ptr<const LastRule> read(const std::string& file);

    virtual ~LastRule() = default;
    virtual Wall local(Moment moment) const = 0;
    /// The first moment that shows it or, when it is skipped, the first one after.
    virtual Moment moment(Wall wall) const = 0;
};

} // namespace kith::domain
