#pragma once

#include <string>

namespace kith::recurrence {
struct ContentLine;
}

namespace kith::agenda {

/// Who is named by an ATTENDEE or ORGANIZER line.
struct Participant {
    enum class Being {
        Person, ///< CUTYPE INDIVIDUAL, UNKNOWN or none
        Group,
        Thing, ///< a room or a resource
    };
    std::string email; ///< in small letters; empty: the line has no address
    std::string name;  ///< one clean line; empty: none, or no more than the address
    Being being = Being::Person;
    bool declined = false;
    bool stays_away = false; ///< sends somebody else, or is only informed
    bool organizes = false;

    friend bool operator==(const Participant&, const Participant&) = default;
};

/// The address is that of the value (`mailto:` in any case, or bare), else that of EMAIL= (RFC
/// 7986, section 6.2), as Google and Apple write it beside `invalid:nomail`, `urn:uuid:` and
/// `/principal/`.
[[nodiscard]] Participant participant_of(const recurrence::ContentLine& line);

} // namespace kith::agenda
